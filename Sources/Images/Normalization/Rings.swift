// Removes rings drawn around digits, as people circle an answer. Digits may touch the ring, so it is peeled off the ink
// from outside. A zero is empty and is kept.

extension PieceSelection {
  /// The ink without the rings drawn around other pieces; nil if there are none.
  func withoutRings() -> GrayImage? {
    let side = Double(min(ink.width, ink.height))
    var samples = ink.samples
    for piece in kept where Double(pieces.pieces[piece].shorterSide) >= Ring.leastSide * side {
      guard surroundsDigit(piece), let ring = Ring(in: self, piece: piece) else { continue }
      for index in ring.pixels { samples[index] = 0 }
    }
    return samples == ink.samples ? nil : GrayImage(width: ink.width, height: ink.height, samples: samples)
  }

  /// Whether another piece, high and dark enough for a digit, lies within the box of `outer` without touching its
  /// sides.
  private func surroundsDigit(_ outer: Int) -> Bool {
    let ring = pieces.pieces[outer]
    return kept.contains { inner in
      let piece = pieces.pieces[inner]
      return piece.rows.lowerBound > ring.rows.lowerBound && piece.rows.upperBound < ring.rows.upperBound
        && piece.columns.lowerBound > ring.columns.lowerBound
        && piece.columns.upperBound < ring.columns.upperBound
        && Double(piece.rows.count) >= Ring.leastHeightInside * Double(ring.rows.count)
        && Double(piece.peak) >= Ring.leastPeakInside * Double(ring.peak)
    }
  }
}

/// A closed curve: the outermost stroke of a piece of ink.
private struct Ring {
  /// The least side, as a share of the picture's shorter side.
  static let leastSide = 0.15
  /// The least height of what it surrounds, as a share of its own: a zero with a dot holds less. Second, the least
  /// strongest ink of that, relative to its own: what is fainter is a pattern behind a zero.
  static let leastHeightInside = 0.45
  static let leastPeakInside = 0.6
  /// The area it encloses, as a share of its box: an ellipse encloses 0.79, a box 1.
  static let enclosed = 0.65...0.92
  /// The greatest width of its stroke, as a share of its shorter side.
  static let widestStroke = 0.12

  /// The indices of its pixels in the ink map.
  let pixels: [Int]

  /// The ring that `piece` is or contains; nil if its outline is open or no ellipse.
  init?(in selection: PieceSelection, piece: Int) {
    let box = selection.pieces.pieces[piece]
    var map = OutlineMap(of: selection, piece: piece)
    let area = box.columns.count * box.rows.count
    let enclosed = Double(map.pixels.count - map.markOutside()) / Double(area)
    let stroke = map.strokeWidth()
    guard Self.enclosed.contains(enclosed), Double(stroke) <= Self.widestStroke * Double(box.shorterSide)
    else { return nil }
    // As many layers as the stroke is wide, and one for its unevenness.
    pixels = map.peel(layers: stroke + 1).map { index in
      let (row, column) = (index / map.width - 1, index % map.width - 1)
      return (row + box.rows.lowerBound) * selection.ink.width + column + box.columns.lowerBound
    }
  }
}

extension Pieces.Piece {
  fileprivate var shorterSide: Int { min(rows.count, columns.count) }
}
