// Removes straight lines over, under and beside a digit that extend beyond it at both ends. The bar of a five or a
// seven starts at the digit and is kept.

/// Removal of lines next to a digit.
enum Rules {
  /// The greatest thickness of a line, as a share of its length.
  static let greatestThickness = 0.3
  /// The least extent beyond the other ink at each end, as a share of the line's length.
  static let leastOverhang = 0.06
  /// The least length of the remaining ink, as a share of the line's length.
  static let leastLeft = 0.2
  /// Two lines, one over and one under the digit, may each be only as wide as the digit.
  private static let rounds = 3

  /// `ink` without such lines, once for each line found: without the first, without the first two and so on. Each comes
  /// with whether one of its lines was connected to the digit.
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
      let thickest = Int(greatestThickness * Double(length))
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
