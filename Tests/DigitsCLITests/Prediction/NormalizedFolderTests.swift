import DigitReader
import Foundation
import Images
import Testing

@testable import DigitsCLI

@Suite struct NormalizedFolderTests {
  private static let reading = DigitReading(
    field: GrayImage(width: 2, height: 1, samples: [0, 255]), probabilities: [1])

  /// The names that pictures from `sources` are saved under.
  private func names(_ sources: [PictureSource]) throws -> [String] {
    let root = NSTemporaryDirectory() + "digits-normalized-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/new/folder"
    var folder = try NormalizedFolder(path, force: false)
    var names: [String] = []
    for source in sources {
      try folder.save(.digit(Self.reading, doubt: nil), of: source)
      let all = try FileManager.default.contentsOfDirectory(atPath: path)
      names += all.filter { !names.contains($0) }
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: "\(path)/\(names.last ?? "")")))
      #expect(bytes == Array("P5\n2 1\n255\n".utf8) + [0, 255])
    }
    return names
  }

  @Test
  func `files are named after what they were made from`() throws {
    #expect(
      try names([
        PictureSource(name: "scans/a.png"), PictureSource(name: ".hidden"), PictureSource(name: "b.tar.gz"),
        PictureSource(name: "-", kind: .standardInput), PictureSource(name: "../noextension"),
      ]) == ["a-2x1.pgm", ".hidden-2x1.pgm", "b.tar-2x1.pgm", "stdin-2x1.pgm", "noextension-2x1.pgm"])
  }

  @Test
  func `the digits of a number are counted from 1`() throws {
    let path = NSTemporaryDirectory() + "digits-normalized-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var folder = try NormalizedFolder(path, force: false)
    let digit = NumberDigit(box: PixelBox(x: 0, y: 0, width: 1, height: 1), reading: Self.reading)
    for digits in [2, 1] {
      let number = NumberReading(lines: [
        NumberLineReading(digits: [NumberDigit](repeating: digit, count: digits))
      ])
      try folder.save(.number(number), of: PictureSource(name: "a.png"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [
        "a-1-2x1.pgm", "a-2-2x1.pgm", "a-3-2x1.pgm",
      ])
  }

  @Test
  func `no file replaces another of its kind`() throws {
    #expect(
      try names([
        PictureSource(name: "x/a.png"), PictureSource(name: "y/a.jpg"), PictureSource(name: "a-3.png"),
        PictureSource(name: "z/a.png"), PictureSource(name: "A.png"),
      ]) == ["a-2x1.pgm", "a-2-2x1.pgm", "a-3-2x1.pgm", "a-4-2x1.pgm", "A-5-2x1.pgm"])
  }
}
