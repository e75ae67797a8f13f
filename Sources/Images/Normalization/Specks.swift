// Drops what is too small to belong to a digit: grain, dust and specks. It goes by size and strength alone, never
// by place or shape.

/// The removal of specks from an ink map.
enum Specks {
  /// A piece with less than this share of the largest piece's ink is a speck.
  static let share = 0.02
  /// A piece whose strongest ink is less than this is grain.
  static let leastPeak: UInt8 = 128

  /// `ink` without its specks and its grain.
  ///
  /// A connected piece is kept whole, faint edges included, when its ink is half full somewhere and amounts to a
  /// fiftieth of the largest piece's. So the broken strokes of a digit stay.
  static func removed(from ink: GrayImage) -> GrayImage {
    let pieces = Pieces(of: ink)
    let largest = pieces.pieces.filter { $0.peak >= leastPeak }.map(\.mass).max() ?? 0
    let isKept = pieces.pieces.map { $0.peak >= leastPeak && Double($0.mass) >= share * Double(largest) }
    var samples = [UInt8](repeating: 0, count: ink.samples.count)
    for run in pieces.runs where isKept[run.piece] {
      let start = run.row * ink.width
      for column in run.columns { samples[start + column] = ink.samples[start + column] }
    }
    return GrayImage(width: ink.width, height: ink.height, samples: samples)
  }
}
