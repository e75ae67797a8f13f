// The column layout of a table of images, inferred from its first line: the separator, the label column and the image
// shape.

/// The column layout of a table of images.
struct PixelTableLayout: Equatable {
  enum Column: UInt8 { case pixel, label, ignored }

  let separator: UInt8
  let kinds: [Column]
  let hasHeader: Bool
  let rows: Int
  let columns: Int

  var hasLabels: Bool { kinds.contains(.label) }
  var pixelCount: Int { rows * columns }

  /// Networks accept at most 65,536 pixels.
  static let mostColumns = 65_536 + 8
  private static let labelNames: Set = ["label", "labels", "class", "digit", "target", "y"]
  private static let ignoredNames: Set = ["", "id", "index", "imageid"]

  /// Parses the first line, given without its line break.
  ///
  /// A line that contains a name is a header. Without a header the label comes first, unless the number of columns is
  /// a square number, the pixel count of a square image.
  init(firstLine line: [UInt8]) throws(PixelTableError) {
    let separator = Self.separator(in: line)
    var fields = line.split(
      separator: separator, maxSplits: Self.mostColumns, omittingEmptySubsequences: separator == 0x20
    )
    .map { Self.text($0) }
    guard fields.count <= Self.mostColumns else { throw .tooManyColumns(limit: Self.mostColumns) }
    // A trailing separator does not add a column.
    if fields.count > 1, fields.last == "", fields[1] != "" { fields.removeLast() }
    hasHeader = fields.contains { !$0.isEmpty && Double($0) == nil }
    self.separator = separator
    if hasHeader {
      kinds = fields.map {
        let name = $0.lowercased()
        return Self.labelNames.contains(name)
          ? .label : Self.ignoredNames.contains(name) || name.hasPrefix("unnamed") ? .ignored : .pixel
      }
    } else {
      let isImage = Self.side(of: fields.count) != nil
      kinds = fields.indices.map { $0 == 0 && !isImage ? .label : .pixel }
    }
    guard kinds.count(where: { $0 == .label }) <= 1 else { throw .repeatedLabels }
    let pixels = kinds.count { $0 == .pixel }
    if hasHeader, let last = fields.last, let shape = Self.shape(last), shape.rows * shape.columns == pixels {
      (rows, columns) = shape
    } else {
      guard let side = Self.side(of: pixels) else { throw .notSquare(pixels: pixels) }
      (rows, columns) = (side, side)
    }
  }

  /// The usual separator that occurs most often in the line.
  private static func separator(in line: [UInt8]) -> UInt8 {
    let candidates = [",", ";", "\t", " "].map { Array($0.utf8)[0] }
    let counts = candidates.map { candidate in line.count { $0 == candidate } }
    // Spaces often follow commas, so they count only if no other separator occurs.
    let best = counts[..<3].max() ?? 0
    return best > 0 ? candidates[counts.firstIndex(of: best)!] : counts[3] > 0 ? 0x20 : candidates[0]
  }

  /// A field without surrounding spaces and quotation marks.
  static func text(_ field: some Sequence<UInt8>) -> String {
    let marks: Set<UInt8> = [0x20, 0x09, 0x22, 0x27, 0x0D]
    let content = Array(field).drop(while: marks.contains).reversed().drop(while: marks.contains).reversed()
    return String(decoding: content, as: UTF8.self)
  }

  /// The side of a square image with this many pixels; nil if the count is not a square number.
  private static func side(of pixels: Int) -> Int? {
    let side = Int(Double(pixels).squareRoot())
    return side > 0 && side * side == pixels ? side : nil
  }

  /// The row and column in a name such as `28x28`; for names counted from 1, those of the last pixel are the shape.
  private static func shape(_ name: String) -> (rows: Int, columns: Int)? {
    let parts = name.split(separator: "x")
    guard parts.count == 2, let rows = Int(parts[0]), let columns = Int(parts[1]), 1...65_536 ~= rows,
      1...65_536 ~= columns
    else { return nil }
    return (rows, columns)
  }
}

extension PixelTableLayout: CustomStringConvertible {
  /// For example `comma-separated, with a header, labels in column 1`.
  var description: String {
    let names: [UInt8: String] = [0x2C: "comma", 0x3B: "semicolon", 0x09: "tab", 0x20: "space"]
    let label = kinds.firstIndex(of: .label).map { "labels in column \($0 + 1)" } ?? "no labels"
    return "\(names[separator]!)-separated, \(hasHeader ? "with" : "without") a header, \(label)"
  }
}
