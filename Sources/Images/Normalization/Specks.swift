// Drops what is too small to belong to a digit: dust and specks. It goes by size alone, never by place or shape.

extension PieceSelection {
  /// A piece with less than this share of the largest piece's ink is a speck.
  static let leastShareOfLargest = 0.02
  /// A digit has a piece at least this many pixels long, and at least this share of the picture's longer side.
  static let leastLength = 4
  static let leastShareOfPicture = 0.02

  /// Drops the pieces that have less than this share of the largest one's ink, a fiftieth: the broken strokes of a digit stay.
  ///
  /// Where no piece is long enough for a stroke all of them are specks, however many, and nothing is kept.
  mutating func dropSpecks(below share: Double = Self.leastShareOfLargest) {
    let leastOfPicture = Self.leastShareOfPicture * Double(max(ink.width, ink.height))
    let hasStroke = kept.contains {
      let length = pieces.pieces[$0].length
      return length >= Self.leastLength && Double(length) >= leastOfPicture
    }
    let leastMass = share * Double(largest.map { pieces.pieces[$0].mass } ?? 0)
    drop(kept.filter { !hasStroke || Double(pieces.pieces[$0].mass) < leastMass }, as: .speck)
  }
}
