// From the ink of a picture to the digits of the numbers written in it: the outline of the steps. It does not know what
// digits look like: the caller judges which pieces of ink could be one.

/// Finds the digits of handwritten numbers in an ink map.
public enum NumberSegmenter {
  /// Ink maps with higher parts are averaged down to this height before they are cut: four times MNIST's own.
  private static let workingHeight = 80
  /// Strokes are at least so many pixels wide there: finer ones would be averaged to less ink than connects anything.
  private static let leastStroke = 1.0

  /// The lines of digits in `map`, which was made from `picture`, from top to bottom.
  ///
  /// `judge` is given the inks of what may be single digits, and returns how likely each of them is one, in 0...1.
  /// Lines without a digit are left out.
  public static func lines(
    in map: InkMap, of picture: Picture, judge: ([GrayImage]) -> [Float]
  ) -> [SegmentedLine] {
    if let grid = BoxGrid(in: map.uncleaned ?? map.ink) {
      return grid.lines(enlargedBy: map.factor, within: picture)
    }
    let ink = map.ink
    let highest = Pieces(of: ink).pieces.map(\.rows.count).max() ?? 0
    let factor = max(1, (highest + workingHeight - 1) / workingHeight)
    let visible = ink.withStrokes(atLeast: leastStroke * Double(factor))
    let (small, scale) = visible.reduced(toFit: (max(ink.width, ink.height) + factor - 1) / factor)
    return TextLines.lines(of: InkPart.connected(in: small).withoutUnderlines).compactMap { parts in
      let lattice = SegmentLattice(line: parts)
      let probabilities = judge(lattice.candidates.map(\.part.ink))
      let path = lattice.cheapestPath(probabilities: probabilities, costs: SegmentCosts())
      let enlarged = { (box: PixelBox) in box.enlarged(by: scale * map.factor, within: picture) }
      let digits = path.candidates.map { index in
        let part = lattice.candidates[index].part
        return SegmentedDigit(box: enlarged(part.box), ink: part.ink)
      }
      return digits.isEmpty ? nil : SegmentedLine(digits: digits, signs: path.signs.map(enlarged))
    }
  }
}

extension [InkPart] {
  /// A part at least this wide and at most this high, as shares of the highest, is a line under or over numbers: a
  /// minus is shorter, and no digit is as low.
  private static var underline: (width: Double, height: Double) { (1.2, 0.25) }

  /// The parts that are no lines under or over numbers.
  fileprivate var withoutUnderlines: [InkPart] {
    let highest = Double(map(\.box.height).max() ?? 0)
    let (width, height) = Self.underline
    return filter { Double($0.box.width) < width * highest || Double($0.box.height) > height * highest }
  }
}

extension GrayImage {
  /// The picture with strokes of so many pixels where they are finer, in the same place. It has ink, or `least` is 1.
  fileprivate func withStrokes(atLeast least: Double) -> GrayImage {
    guard least > 1 else { return self }
    let missing = least - strokeWidth
    guard missing > 0 else { return self }
    let grown = withStrokesGrown(by: missing / 2)
    let margin = (grown.width - width) / 2
    return grown.cropped(to: PixelBox(x: margin, y: margin, width: width, height: height))
  }
}

/// The digits of one line, from left to right.
public struct SegmentedLine: Equatable, Sendable {
  public let digits: [SegmentedDigit]
  /// Where signs stand: points, strokes, and whatever else is no digit, from left to right.
  public var signs: [PixelBox] = []
}

/// One digit of a number.
public struct SegmentedDigit: Equatable, Sendable {
  /// Where it stands in the picture, in the picture's own pixels.
  public let box: PixelBox
  /// Its own ink, without its neighbours'.
  public let ink: GrayImage
  /// The cell of a grid that it stands in.
  public var cell: GridCell?
}

/// A cell of a grid, its row and column counted from 0.
public struct GridCell: Equatable, Sendable {
  public let row: Int
  public let column: Int
}
