// Drops what is too small to belong to a digit: grain, dust and specks. It goes by size and strength alone, never
// by place or shape.

/// The removal of specks from an ink map.
enum Specks {
  /// A piece with less than this share of the largest piece's ink is a speck.
  static let share = 0.02
  /// A piece whose strongest ink is less than this is grain.
  static let leastPeak: UInt8 = 128

  /// A digit has a piece at least this many pixels long, and at least this share of the picture's longer side.
  static let leastLength = 4
  static let leastShareOfPicture = 0.02

  /// `ink` without its specks and its grain.
  ///
  /// A connected piece is kept whole, faint edges included, when its ink is half full somewhere and amounts to a
  /// fiftieth of the largest piece's. So the broken strokes of a digit stay. Where no piece is long enough for a
  /// stroke all of them are specks, however many, and nothing is kept.
  static func removed(from ink: GrayImage) -> GrayImage {
    let pieces = Pieces(of: ink)
    let strong = pieces.pieces.filter { $0.peak >= leastPeak }
    let leastOfPicture = leastShareOfPicture * Double(max(ink.width, ink.height))
    let hasStroke = strong.contains { $0.length >= leastLength && Double($0.length) >= leastOfPicture }
    let leastMass = share * Double(strong.map(\.mass).max() ?? 0)
    let isKept = pieces.pieces.map { hasStroke && $0.peak >= leastPeak && Double($0.mass) >= leastMass }
    var samples = [UInt8](repeating: 0, count: ink.samples.count)
    for run in pieces.runs where isKept[run.piece] {
      let start = run.row * ink.width
      for column in run.columns { samples[start + column] = ink.samples[start + column] }
    }
    return GrayImage(width: ink.width, height: ink.height, samples: samples)
  }
}
