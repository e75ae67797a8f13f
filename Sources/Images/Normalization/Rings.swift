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
    // A margin of one pixel connects everything outside.
    let (width, height) = (box.columns.count + 2, box.rows.count + 2)
    var isInk = [Bool](repeating: false, count: width * height)
    for run in selection.pieces.runs where run.piece == piece {
      let start = (run.row - box.rows.lowerBound + 1) * width + 1 - box.columns.lowerBound
      for column in run.columns { isInk[start + column] = true }
    }
    var depths = [Int](repeating: .max, count: width * height)
    let outside = Self.flood(width: width, height: height, isInk: isInk)
    for index in outside { depths[index] = 0 }
    let area = Double(width * height - outside.count) / Double(box.columns.count * box.rows.count)
    let stroke = Self.strokeWidth(width: width, height: height, isInk: isInk)
    guard Self.enclosed.contains(area), Double(stroke) <= Self.widestStroke * Double(box.shorterSide) else {
      return nil
    }
    // Peel as many layers as the stroke is wide, and one for its unevenness.
    var layer = outside
    var pixels: [Int] = []
    for _ in 0...stroke {
      var next: [Int] = []
      for index in layer {
        let (row, column) = (index / width, index % width)
        for y in max(row - 1, 0)...min(row + 1, height - 1) {
          for x in max(column - 1, 0)...min(column + 1, width - 1)
          where isInk[y * width + x] && depths[y * width + x] == .max {
            depths[y * width + x] = 1
            next.append(y * width + x)
            pixels.append(
              (y - 1 + box.rows.lowerBound) * selection.ink.width + x - 1 + box.columns.lowerBound)
          }
        }
      }
      layer = next
    }
    self.pixels = pixels
  }

  /// The pixels connected to the first one by steps along rows and columns through paper.
  private static func flood(width: Int, height: Int, isInk: [Bool]) -> [Int] {
    var isOutside = [Bool](repeating: false, count: width * height)
    isOutside[0] = true
    var found = [0]
    var next = 0
    while next < found.count {
      let index = found[next]
      next += 1
      let (row, column) = (index / width, index % width)
      for (step, isWithin) in [
        (-1, column > 0), (1, column < width - 1), (-width, row > 0), (width, row < height - 1),
      ] where isWithin && !isInk[index + step] && !isOutside[index + step] {
        isOutside[index + step] = true
        found.append(index + step)
      }
    }
    return found
  }

  /// The median length of the first and the last run of ink in each row and column.
  private static func strokeWidth(width: Int, height: Int, isInk: [Bool]) -> Int {
    var lengths: [Int] = []
    func measure(_ indices: some BidirectionalCollection<Int>) {
      for line in [Array(indices), indices.reversed()] {
        let run = line.drop { !isInk[$0] }.prefix { isInk[$0] }
        lengths.append(run.count)
      }
    }
    for row in 1..<height - 1 { measure(row * width..<(row + 1) * width) }
    for column in 1..<width - 1 { measure(Array(stride(from: column, to: width * height, by: width))) }
    return lengths.sorted()[lengths.count / 2]
  }
}

extension Pieces.Piece {
  fileprivate var shorterSide: Int { min(rows.count, columns.count) }
}
