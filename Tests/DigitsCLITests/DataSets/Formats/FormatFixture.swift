// Tiny data sets in other formats than MNIST's, for the tests of their readers.

import Formats
import IDX
import Storage

@testable import DigitsCLI

/// An archive of byte arrays, by name.
func archive(_ arrays: [(name: String, shape: [Int], bytes: [UInt8])]) -> [UInt8] {
  var (writer, bytes) = (ZIPWriter(), [UInt8]())
  for (name, shape, content) in arrays {
    let entry = NPYWriter.header(.byte, shape: shape) + content
    bytes += writer.header(of: name, size: entry.count, sum: Zlib.crc32(entry.span)) + entry
  }
  return bytes + writer.end()
}

/// A plain greymap of these levels.
func greymap(_ width: Int, _ height: Int, _ samples: [UInt8]) -> [UInt8] {
  Array("P5\n\(width) \(height)\n255\n".utf8) + samples
}

extension DataSetRoot {
  /// The data set at `place`, if there is any.
  func recognised(_ place: String = "") throws(DataSetError) -> (any DataSetFormat)? {
    try DataSetForms.recognise(place.isEmpty ? path : "\(path)/\(place)")
  }

  /// What the data set at `place` holds of `splits`.
  func contents(
    _ place: String = "", _ splits: [Split] = Split.allCases, asIs: Bool = true
  ) throws(DataSetError) -> FormatContents? {
    try recognised(place)?.load(splits, ImageConventions(asIs: asIs))
  }

  /// The sentence of the error that reading the data set at `place` throws, without this folder's path.
  func complaint(_ place: String = "") -> String? {
    dataSetError { () throws(DataSetError) in try contents(place) }.map {
      "\($0)".replacing(path + "/", with: "").replacing(path, with: "ROOT")
    }
  }

  /// Puts a picture of 2 x 1 pixels there.
  func putPicture(_ name: String, _ level: UInt8 = 9) throws { try put(greymap(2, 1, [0, level]), at: name) }
}
