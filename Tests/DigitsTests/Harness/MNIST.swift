// Where the tests find MNIST, if anybody has put it there. They never download it.

import Foundation
import IDX
import Storage
import Testing

enum MNIST {
  static let reason: Comment = "needs MNIST in $DIGITS_DATA/mnist"

  /// `$DIGITS_DATA`, when it holds a folder `mnist`.
  static let data: String? = ProcessInfo.processInfo.environment["DIGITS_DATA"].flatMap { path in
    // Relative to the folder that the tests were started in, which is not that of the program.
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    return FileManager.default.fileExists(atPath: absolute + "/mnist") ? absolute : nil
  }

  /// The folder with the compressed files, under their official names.
  static let folder: String? = data.map { $0 + "/mnist" }.flatMap { folder in
    FileManager.default.fileExists(atPath: folder + "/t10k-images-idx3-ubyte.gz") ? folder : nil
  }
}

extension MNIST {
  /// The test set. Call only when `folder` is there.
  static func testImages() throws -> LabeledImages {
    func array(_ name: String) throws -> IDXArray {
      let limit = 10_000_000
      let bytes = try ByteBuffer(contentsOf: "\(try #require(folder))/\(name).gz", limit: limit)
      return try IDXArray(loading: bytes, limit: limit)
    }
    return try LabeledImages(images: array("t10k-images-idx3-ubyte"), labels: array("t10k-labels-idx1-ubyte"))
  }
}
