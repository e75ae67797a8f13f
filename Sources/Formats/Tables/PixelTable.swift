// Images as table rows with one number per pixel: Kaggle's train.csv, mnist_train.csv, and spreadsheet exports. Read
// in chunks, so a table of a million rows takes no more memory than its images.

import Storage

/// The images, and any labels, of a table.
public struct PixelTable: Sendable {
  /// Pixels of shape count x rows x columns, from 0 (paper) to 255 (ink).
  public let pixels: ByteBuffer
  /// One label per image; nil if the table has no label column.
  public let labels: [UInt8]?
  public let count: Int
  public let rows: Int
  public let columns: Int
  /// The table's format: `comma-separated, with a header, labels in column 1`.
  public let notation: String

  /// Reads a whole table; a gzip-compressed one is decompressed in chunks.
  ///
  /// `limit` is the maximum number of pixel bytes.
  public init(_ file: ByteBuffer, scale: PixelScale? = nil, limit: Int = 1 << 32) throws {
    var reader = PixelTableReader(limit: limit)
    if Gzip.isGzip(file) {
      try Gzip.inflate(file) { stretch in try reader.feed(stretch) }
    } else {
      try file.withStretches { stretch throws in try reader.feed(stretch) }
    }
    self = try reader.finish(scale: scale)
  }

  init(pixels: ByteBuffer, labels: [UInt8]?, layout: PixelTableLayout) {
    self.pixels = pixels
    self.labels = labels
    (rows, columns) = (layout.rows, layout.columns)
    count = pixels.count / (layout.rows * layout.columns)
    notation = layout.description
  }
}

/// Why a table cannot be read as images. Lines and fields are counted from 1.
public enum PixelTableError: Error, Equatable, CustomStringConvertible {
  case nothing
  case noRows
  case longFirstLine(limit: Int)
  case tooManyColumns(limit: Int)
  case repeatedLabels
  case labelsLast
  case notSquare(pixels: Int)
  case badNumber(String, line: Int, field: Int)
  case badLabel(String, line: Int, field: Int)
  case wrongFieldCount(found: Int, expected: Int, line: Int)
  case tooLarge(limit: Int)
  case pixels(PixelError)
  /// A pixel outside the range 0 to `ink` that contains most of them.
  case stray(Double, ink: Int, line: Int, field: Int)

  public var description: String {
    switch self {
    case .nothing: "the file is empty"
    case .noRows: "the table has a header but no images"
    case .longFirstLine(let limit):
      "line 1 is longer than \(limit.grouped) bytes; expected a header or one image"
    case .tooManyColumns(let limit): "line 1 has more than \(limit.grouped) fields"
    case .repeatedLabels: "line 1: there is more than one column of labels"
    case .labelsLast:
      "the last column looks like the labels, which must come first in a table without a header: move it, or name it"
        + " 'label' in a header"
    case .notSquare(let pixels):
      "a row has \(pixels.grouped) pixels, which do not form a square image; a table has a label and one column per pixel"
    case .badNumber(let text, let line, let field):
      "line \(line.grouped), field \(field.grouped): '\(text)' is not a pixel value; expected a number"
    case .badLabel(let text, let line, let field):
      "line \(line.grouped), field \(field.grouped): '\(text)' is not a label; a label is a whole number from 0 to 255"
    case .wrongFieldCount(let found, let expected, let line):
      "line \(line.grouped) has \(found.grouped) field\(found == 1 ? "" : "s"), and line 1 has"
        + " \(expected.grouped)"
    case .tooLarge(let limit): "the table has more than \(limit.grouped) bytes of pixels"
    case .pixels(let error): "\(error)"
    case .stray(let value, let ink, let line, let field):
      "line \(line.grouped), field \(field.grouped): \(PixelError.outside(value, ink: ink))"
    }
  }
}
