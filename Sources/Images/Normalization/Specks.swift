// Drops pieces that are too small to belong to a digit, such as dust. Uses size only, not position or shape.

extension PieceSelection {
  /// A piece with less than this share of the largest piece's ink is a speck.
  static let leastShareOfLargest = 0.02
  /// The least length of a digit's largest piece, in pixels and as a share of the picture's longer side.
  static let leastLength = 4
  static let leastShareOfPicture = 0.02
  /// The same share on a page, which may hold a thousand digits.
  static let leastShareOfPage = 0.004

  /// Drops pieces with less than `share` of the largest piece's ink; parts of a broken digit have more than a fiftieth.
  ///
  /// When no piece is long enough for a stroke, all are specks and nothing is kept.
  mutating func dropSpecks(
    below share: Double = Self.leastShareOfLargest, leastShareOfPicture: Double = Self.leastShareOfPicture
  ) {
    let leastOfPicture = leastShareOfPicture * Double(max(ink.width, ink.height))
    let hasStroke = kept.contains {
      let length = pieces.pieces[$0].length
      return length >= Self.leastLength && Double(length) >= leastOfPicture
    }
    let leastMass = share * Double(largest.map { pieces.pieces[$0].mass } ?? 0)
    drop(kept.filter { !hasStroke || Double(pieces.pieces[$0].mass) < leastMass }, as: .speck)
  }
}
