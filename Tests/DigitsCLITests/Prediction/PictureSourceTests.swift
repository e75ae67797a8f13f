// Which files `predict` reads of its arguments, and its lines and doubts.

import Foundation
import Images
import Synchronization
import Terminal
import Testing

@testable import DigitReader
@testable import DigitsCLI

@Suite struct PictureSourceTests {
  let root = try! DataSetRoot()

  @Test func `a folder gives its files in order, without hidden ones and folders`() throws {
    for name in ["b.png", "a.txt", ".hidden.png", "inner/c.png"] { try root.put([], at: "folder/" + name) }
    try FileManager.default.createSymbolicLink(
      atPath: root.path + "/folder/link.png", withDestinationPath: root.path + "/missing")
    let sources = try PictureSource.list([root.path + "/folder", "x.png", "-"])
    #expect(
      sources.map { $0.name.replacing(root.path + "/folder/", with: "") }
        == ["a.txt", "b.png", "link.png", "x.png", "-"])
    #expect(sources.map(\.kind) == [.inFolder, .inFolder, .inFolder, .file, .standardInput])
    #expect(sources.map { $0.folder != nil } == [true, true, true, false, false])
    #expect(sources.map(\.isCalledPicture) == [false, true, true, true, false])
  }

  @Test func `standard input is read once, and an empty folder holds none`() throws {
    let error = #expect(throws: Failure.self) { try PictureSource.list(["-", "a.png", "-"]) }
    #expect(error?.description == "standard input can be read only once, but '-' was given more than once")
    try root.put([], at: "empty/.hidden")
    #expect(throws: Failure.self) { try PictureSource.list([root.path + "/empty"]) }
  }

  @Test func `lines have the likeliest classes, and doubts are remarked`() throws {
    let written = Mutex(("", ""))
    let console = Console(environment: Environment()) { stream, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      written.withLock { stream == .output ? ($0.0 += text) : ($0.1 += text) }
    }
    let reading = DigitReading(
      field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: [0.125, 0.625, 0.25])
    let lines = PredictLines(console: console, top: 2, view: nil)
    let source = PictureSource(name: "a.png")
    let outcome = PictureOutcome(result: .success(.digit(reading, doubt: nil)), thumbnail: nil, size: nil)
    let doubt = try #require(Doubt(about: reading))
    try lines.tell(.digit(reading, doubt: doubt), of: source, outcome)
    try lines.tell(.digit(reading, doubt: .severalDigits), of: source, outcome)
    let digit = NumberDigit(box: PixelBox(x: 0, y: 0, width: 1, height: 1), reading: reading)
    try lines.tell(.number(NumberReading(lines: [[digit, digit]])), of: source, outcome)
    let (output, errors) = written.withLock { $0 }
    #expect(
      output == """
        a.png: 1 (62.50 %), 2 (25.00 %)
        a.png: 1 (62.50 %), 2 (25.00 %)
        a.png: 11 = 1 (62.50 %), 1 (62.50 %)

        """)
    #expect(
      errors == """
        a.png: \(doubt)
        a.png: \(Doubt.severalDigits); '--number' reads them all
        a.png: digit 1: \(doubt)
        a.png: digit 2: \(doubt)

        """)
  }

  @Test func `weights have no name of another format, and are not written to standard output`() {
    let kind = ValueKind<String>.weights
    for name in ["w", "w.safetensors", "w.SafeTensors", "h5", "a.b"] { #expect(kind.parse(name) == name) }
    for name in ["", "-", "w.h5", "w.PT", "w.onnx", "w.json", "w.html", "w.bin"] {
      #expect(kind.parse(name) == nil)
    }
  }

  @Test(
    arguments: [(.hangUp, 129), (.interrupt, 130), (.terminate, 143)] as [(Interruption, Int32)])
  func `an interruption ends with the status that a shell reports`(cause: Interruption, status: Int32) {
    #expect(ExitCode(cause).rawValue == status && status == 128 + cause.signal)
  }
}
