// Part files: what is gone on with, emptied, locked, left and thrown away.

import Foundation
import Testing

@testable import Download

@Suite struct PartFileTests {
  private let folder = try! TemporaryFolder()

  @Test func `a link in place of the part file is not written through`() throws {
    try folder.put([1, 2, 3], as: "precious")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a.part", withDestinationPath: folder.path + "/precious")
    #expect(throws: DownloadError.self) { try PartFile(path: folder.path + "/a.part", limit: 2) }
    #expect(folder.contents(of: "precious") == [1, 2, 3])
  }

  @Test func `what an earlier download left is gone on with up to the file's size`() throws {
    try folder.put(Array("abc".utf8), as: "a.part")
    let whole = try PartFile(path: folder.path + "/a.part", limit: 3)
    #expect(whole.count == 3)
    #expect(whole.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    try folder.put(Array("abcd".utf8), as: "b.part")
    let longer = try PartFile(path: folder.path + "/b.part", limit: 3)
    #expect(longer.count == 0 && folder.contents(of: "b.part") == [])
    #expect(longer.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `a cleared part file begins anew, with its sum`() throws {
    let part = try PartFile(path: folder.path + "/a.part", limit: 10)
    try Array("xyz".utf8).withUnsafeBytes { try part.append($0) }
    try part.clear()
    try Array("abc".utf8).withUnsafeBytes { try part.append($0) }
    #expect(part.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    try part.finish(as: folder.path + "/a")
    #expect(folder.names == ["a"] && folder.contents(of: "a") == Array("abc".utf8))
  }

  @Test func `an empty part file does not stay`() throws {
    do {
      let part = try PartFile(path: folder.path + "/a.part", limit: 10)
      #expect(folder.names == ["a.part"] && part.count == 0)
    }
    #expect(folder.names == [])
  }

  @Test func `two processes do not write one part file`() throws {
    let path = folder.path + "/a.part"
    let first = try PartFile(path: path, limit: 10)
    #expect(throws: DownloadError.busy(path: path)) { try PartFile(path: path, limit: 10) }
    #expect(first.count == 0)
  }

  @Test func `a file at hand is the one wanted by its size and its sum`() throws {
    let path = folder.path + "/data.gz"
    #expect(!remoteFile.isContent(of: path))
    for (bytes, isContent) in [
      (content, true), (content.reversed(), false), (Array(content.dropLast()), false),
    ] {
      try folder.put(bytes, as: "data.gz")
      #expect(remoteFile.isContent(of: path) == isContent)
    }
  }
}
