// The JPEG files that make_fixtures.py made, each with the pixels that must be found in it. Nothing else is
// in the folder: a file without a line in the manifest, or a line without a file, fails a test.

import Foundation
import Testing

@testable import Images

/// A JPEG file and its pixels.
struct JPEGFixture: CustomTestStringConvertible {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// The names in the manifest, in its order.
  static let all: [JPEGFixture] = {
    let manifest = try? String(contentsOf: folder.appending(path: "MANIFEST.tsv"), encoding: .utf8)
    return (manifest ?? "").split(separator: "\n").map { line in
      JPEGFixture(name: String(line.prefix { $0 != "\t" }))
    }
  }()

  var testDescription: String { name }

  /// The bytes of the file.
  func bytes() throws -> [UInt8] { try Self.read("\(name).jpg") }

  /// The pixels, from the PGM or PPM beside the file.
  func picture() throws -> Picture {
    let pixels = try? Self.read("\(name).pgm")
    return try ImageDecoder.decode(pixels ?? Self.read("\(name).ppm"))
  }

  private static func read(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: folder.appending(path: name)))
  }
}

/// The greatest difference between samples of two pictures, both taken as RGB without alpha; nil when their
/// sizes differ.
func greatestDifference(_ one: Picture, _ other: Picture) -> Int? {
  guard (one.width, one.height) == (other.width, other.height) else { return nil }
  return zip(colors(of: one), colors(of: other)).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
}

private func colors(of picture: Picture) -> [UInt8] {
  let count = picture.channels.count
  return (0..<picture.width * picture.height).flatMap { pixel in
    (0..<3).map { picture.samples[pixel * count + (picture.channels.hasColor ? $0 : 0)] }
  }
}
