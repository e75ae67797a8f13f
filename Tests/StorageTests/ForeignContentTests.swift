// ForeignContent: each kind by its first bytes, and nothing else by mistake.

import Storage
import Testing

struct ForeignContentTests {
  @Test(arguments: [
    ("<!DOCTYPE html><html>", ForeignContent.webPage),
    ("\u{FEFF}\n  <!doctype HTML>", .webPage),
    ("<HTML><head>", .webPage),
    ("<?xml version=\"1.0\"?><Error><Code>AccessDenied", .xml),
    ("version https://git-lfs.github.com/spec/v1\noid sha256:", .gitLFSPointer),
    ("PK\u{3}\u{4}rest", .zip),
  ])
  func recognises(text: String, kind: ForeignContent) {
    #expect(ForeignContent(recognising: ByteBuffer(Array(text.utf8))) == kind)
  }

  /// The first 64 bytes are looked at, blank lines included.
  @Test(arguments: [(59, true), (60, false)])
  func `looks so far`(blanks: Int, isFound: Bool) {
    let blank = (0..<blanks).map { [0x0D, 0x0A, 0x20, 0x09][$0 % 4] as UInt8 }
    let content = ForeignContent(recognising: ByteBuffer(blank + Array("<html>".utf8)))
    #expect(content == (isFound ? .webPage : nil))
  }

  @Test func `recognises gzip`() {
    #expect(ForeignContent(recognising: Gzip.deflate(ByteBuffer([1]))) == .gzip)
  }

  @Test(arguments: ["", " ", "<", "html", "P5 28 28 255\n", "version 2", "PK"])
  func `passes over others`(text: String) {
    #expect(ForeignContent(recognising: ByteBuffer(Array(text.utf8))) == nil)
  }
}
