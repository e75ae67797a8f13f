// Picture files for the tests of `predict`: one that can be read, and many that cannot.

/// Files as people name them on the command line.
enum Pictures {
  /// A PGM file of the given size, its ink where `isInk` says.
  private static func pgm(_ width: Int, _ height: Int, isInk: (Int, Int) -> Bool) -> [UInt8] {
    let raster = (0..<height).flatMap { row in
      (0..<width).map { column in isInk(row, column) ? UInt8(0) : 255 }
    }
    return Array("P5\n\(width) \(height)\n255\n".utf8) + raster
  }

  /// A one: an upright stroke, 28 x 28, dark on light.
  static let one = pgm(28, 28) { row, column in (4..<24).contains(row) && (13..<16).contains(column) }
  /// A one that leans to the right by half a column a row.
  static let leaningOne = pgm(28, 28) { row, column in
    (4..<24).contains(row) && (0..<3).contains(column + row / 2 - 20)
  }
  /// A two of three straight strokes that leans to the right.
  static let leaningTwo = pgm(28, 28) { row, column in
    let place = column + row / 2 - 16
    let isBar = (4..<7).contains(row) || (21..<24).contains(row)
    return (4..<24).contains(row)
      && (isBar ? (-6..<8).contains(place) : (0..<3).contains(place + 2 * row / 3 - 8))
  }
  /// Two upright strokes side by side.
  static let twoOnes = pgm(40, 28) { row, column in
    (4..<24).contains(row) && ((8..<11).contains(column) || (28..<31).contains(column))
  }
  /// White paper.
  static let blank = pgm(28, 28) { _, _ in false }
  /// A picture whose raster ends too soon.
  static let truncated = Array(one.prefix(300))
  /// What a PNG file begins with, and nothing more.
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let enormous = Array("P5\n99999 99999\n255\n".utf8)
  static let garbage = Array("these are no pixels\n".utf8)
}
