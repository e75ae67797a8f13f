// The PngSuite of Willem van Schaik, which is no part of the project: read from $DIGITS_DATA/pictures when it is there.

import Foundation
import Storage
import Testing

@testable import Images

@Suite struct PNGSuiteTests {
  /// A folder of the suite, or nil when it is not there.
  private static func folder(_ name: String) -> String? {
    guard let data = ProcessInfo.processInfo.environment["DIGITS_DATA"] else { return nil }
    let path = "\(data)/pictures/\(name)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  static let valid = folder("png")
  static let corrupt = folder("png-corrupt")

  /// The files of a folder in order of their names.
  private func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".png") }.sorted().map {
      ($0, [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))))
    }
  }

  /// All pictures at once, against the SHA-256 of what pypng 0.20220715.0 makes of the same files: red, green, blue
  /// and alpha of 8 bits, rounded to the nearest level, in order of names.
  @Test(.enabled(if: valid != nil, "no PngSuite in $DIGITS_DATA/pictures/png"))
  func `valid pictures are right to the bit`() throws {
    let files = try files(in: #require(Self.valid))
    #expect(files.count == 161)
    var pixels: [UInt8] = []
    for file in files {
      let picture = try #require(try? ImageDecoder.decode(file.bytes), "\(file.name)")
      pixels += Self.colorsAndAlpha(of: picture)
    }
    #expect(
      SHA256.hexDigest(of: ByteBuffer(pixels))
        == "b198b9a0bd5e56ce55c48f782efcca257c1a0874616ed1566b62a9b643a4c7b2")
  }

  @Test(.enabled(if: corrupt != nil, "no PngSuite in $DIGITS_DATA/pictures/png-corrupt"))
  func `corrupt pictures are refused`() throws {
    let files = try files(in: #require(Self.corrupt))
    #expect(files.count == 14)
    for file in files {
      #expect(throws: ImageError.self, "\(file.name)") { try ImageDecoder.decode(file.bytes) }
    }
  }

  /// Each pixel as red, green, blue and alpha.
  private static func colorsAndAlpha(of picture: Picture) -> [UInt8] {
    let count = picture.channels.count
    var result: [UInt8] = []
    result.reserveCapacity(4 * picture.width * picture.height)
    for start in stride(from: 0, to: picture.samples.count, by: count) {
      let color = picture.channels.hasColor ? [0, 1, 2] : [0, 0, 0]
      for channel in color { result.append(picture.samples[start + channel]) }
      result.append(picture.channels.hasAlpha ? picture.samples[start + count - 1] : 255)
    }
    return result
  }
}
