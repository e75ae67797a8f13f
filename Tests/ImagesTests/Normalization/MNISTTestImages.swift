// MNIST's own test pictures, for measuring the normaliser on what it imitates. Read here in the plainest way,
// so that these tests depend on no other module; parsing IDX with care is the IDX module's work.

import CZlib
import Foundation
import Images
import Testing

enum MNISTTestImages {
  /// The path of the pictures under $DIGITS_DATA, plain or compressed, or nil when they are not there.
  static let path: String? = {
    guard let folder = ProcessInfo.processInfo.environment["DIGITS_DATA"] else { return nil }
    return ["t10k-images-idx3-ubyte", "t10k-images-idx3-ubyte.gz"]
      .map { "\(folder)/mnist/\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// All 10,000 pictures, 28x28, ink 255 on paper 0. Call only when `path` is there.
  static func load() throws -> [GrayImage] {
    let file = try #require(gzopen(path, "rb"))
    defer { gzclose(file) }
    let headerBytes = 16
    let imageBytes = 28 * 28
    var bytes = [UInt8](repeating: 0, count: headerBytes + 10_000 * imageBytes)
    try #require(gzread(file, &bytes, UInt32(bytes.count)) == bytes.count)
    return (0..<10_000).map { index in
      let start = headerBytes + index * imageBytes
      return GrayImage(width: 28, height: 28, samples: Array(bytes[start..<start + imageBytes]))
    }
  }
}
