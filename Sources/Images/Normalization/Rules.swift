// Lines over, under and beside a digit: straight, and longer than the digit at both ends. The bar of a five or a seven
// begins where the digit does, and stays.

/// The removal of lines that a digit stands on, or between.
enum Rules {
  /// A line is at most this share of its length thick.
  static let greatestThickness = 0.3
  /// It reaches beyond the rest of the ink by at least this share of its length at either end.
  static let leastOverhang = 0.06
  /// What is left is at least this share of the line's length long.
  static let leastLeft = 0.2
  /// Two lines, one over and one under the digit, may each be as long as their own ink is wide.
  private static let rounds = 3

  /// `ink` without such lines, once for each that is found: without the first, without the first two. Each with
  /// whether one of its lines hung together with the digit.
  static func removed(from ink: GrayImage) -> [(ink: GrayImage, isFused: Bool)] {
    var found: [(ink: GrayImage, isFused: Bool)] = []
    while found.count < rounds, let next = removedOnce(from: found.last?.ink ?? ink) {
      found.append((next.ink, next.isFused || (found.last?.isFused ?? false)))
    }
    return found
  }

  private static func removedOnce(from ink: GrayImage) -> (ink: GrayImage, isFused: Bool)? {
    guard let box = ink.inkBox() else { return nil }
    let crop = ink.cropped(to: box)
    for isLevel in [true, false] {
      let length = isLevel ? box.width : box.height
      let thickest = max(2, Int(greatestThickness * Double(length)))
      guard let left = RuledLines.removed(from: crop, isLevel: isLevel, thickest: thickest),
        let rest = left.inkBox(atLeast: PieceSelection.leastPeak)
      else { continue }
      let (start, end) = isLevel ? (rest.x, rest.x + rest.width) : (rest.y, rest.y + rest.height)
      let overhang = leastOverhang * Double(length)
      guard Double(start) >= overhang, Double(length - end) >= overhang,
        Double(rest.longerSide) >= leastLeft * Double(length)
      else { continue }
      let isApart = Pieces(of: left).pieces.count < Pieces(of: crop).pieces.count
      return (left.placed(at: box, inPaperOf: ink), !isApart)
    }
    return nil
  }
}
