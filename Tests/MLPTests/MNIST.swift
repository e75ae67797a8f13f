// MNIST for the tests that need the real thing, where $DIGITS_DATA says it is.

import Foundation
import IDX
import Storage
import Testing

enum MNIST {
  /// The folder that holds MNIST, or nil when `$DIGITS_DATA` names none.
  static let folder: String? = ProcessInfo.processInfo.environment["DIGITS_DATA"]
    .map { $0 + "/mnist" }
    .flatMap { Folder.exists($0) ? $0 : nil }

  /// One split of it. Call only when `folder` is there.
  static func load(_ split: Split) throws -> LabeledImages {
    func array(_ content: MNISTFile.Content) throws -> IDXArray {
      let folder = try #require(folder)
      let path = try #require(
        MNISTFile(content, of: split).names.map { "\(folder)/\($0)" }.first(where: pathExists))
      return try IDXArray(loading: ByteBuffer(contentsOf: path, limit: 1 << 26))
    }
    return try LabeledImages(images: array(.images), labels: array(.labels), size: (28, 28))
  }
}
