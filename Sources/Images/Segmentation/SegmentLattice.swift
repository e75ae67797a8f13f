// The lattice of segmentations of a line. Strokes are cut into more pieces than there are digits, runs of adjacent
// pieces are candidate digits, and a path through them from left to right is a reading.

/// The pieces of a line and all candidate digits made of adjacent pieces.
struct SegmentLattice {
  /// The smallest unit: a whole shape, or a piece between two cuts.
  struct Atom {
    let part: InkPart
    /// The ink that the cut on its left crosses, in pixels; nil if there is no cut.
    let cutBefore: Float?
    /// The area that this cut cuts off the shape's holes, in pixels.
    let cutOffBefore: Int
    /// The cost of skipping the shape that begins here as a sign; nil if no shape begins here.
    let signCost: Float?
    /// The index of the shape that contains it.
    let shape: Int
    /// The number of atoms in that shape.
    let partCount: Int
    /// Whether the shape is recognized as a sign.
    let isNamedSign: Bool
  }

  /// A run of adjacent atoms considered as one digit.
  struct Candidate {
    let atoms: Range<Int>
    let box: PixelBox
    /// The widest empty column gap between parts that only this candidate joins, in pixels.
    let gap: Int
    /// The index of the shape that it exactly covers, if any.
    let shape: Int?
    /// Whether it is a single stroke that cuts separate from a shape.
    let isCutStroke: Bool
  }

  let atoms: [Atom]
  let candidates: [Candidate]
  /// The height of the line's digits, in pixels.
  let height: Int

  /// The most atoms in a digit.
  private static let mostAtoms = 14
  /// The greatest width of a digit, as a share of its height or the line's, whichever is greater, and the greatest gap
  /// between its strokes, as a share of the line's height.
  private static let widest = 1.4
  private static let widestGap = 0.3
  /// The least height of a digit as a share of the line's: below it, skipping a mark costs less, however confident
  /// the reading.
  static let lowestDigit = 0.35
  /// A digit above this share of the line's height is unlikely.
  static let highestDigit = 1.15
  /// A single stroke above this share of the line's figure size is unlikely to be a one: first for one with the shape
  /// of a sign, such as a slash or a bracket, second for any other.
  private static let highestOne = (likeSign: 1.12, other: 1.35)
  /// A part within this width is one digit or one sign, not two touching digits. It is a sign if its digit
  /// probability is below `whenHigh` (for parts as high as a digit) or `whenLow` (for lower parts).
  static let narrow = (width: 0.75, height: 0.8, whenLow: Float(0.6), whenHigh: Float(0.35))

  /// A part with the shape of a sign, such as a plus, is a sign if its digit probability is below this value.
  static let signShape: Float = 0.5

  /// The extent of the search.
  enum Effort {
    /// Each whole shape is a digit or a sign.
    case shapesAlone
    /// Shapes are cut and joined to their neighbours, except that the shapes with indices in `whole` are not cut, and
    /// no digit contains two of them.
    case all(whole: Set<Int> = [])
  }

  /// Builds the lattice over a line.
  init(_ line: LineShapes, effort: Effort = .all()) {
    height = line.height
    let whole: Set<Int>
    switch effort {
    case .shapesAlone: whole = Set(line.shapes.indices)
    case .all(let known): whole = known
    }
    atoms = line.shapes.enumerated().flatMap {
      Self.atoms(of: $1, number: $0, in: line, isWhole: whole.contains($0))
    }
    var candidates: [Candidate] = []
    for first in atoms.indices {
      var wholes = 0
      for end in first + 1...min(first + Self.mostAtoms, atoms.count) {
        if whole.contains(atoms[end - 1].shape) { wholes += 1 }
        guard wholes < 2 else { break }
        let gap = Self.widestGap(in: atoms[first..<end])
        let box = PixelBox(around: atoms[first..<end].map(\.part.box))
        guard Double(gap) <= Self.widestGap * Double(height) else { break }
        guard Double(box.width) <= Self.widest * Double(max(height, box.height)),
          Double(box.height) >= Self.lowestDigit * Double(height)
        else { continue }
        let shape = atoms[first].shape
        let isShape =
          atoms[end - 1].shape == shape && atoms[first].signCost != nil
          && end - first == atoms[first].partCount
        let isCutStroke =
          !isShape && atoms[end - 1].shape == shape && 2 * box.width <= box.height
          && InkPart(joining: atoms[first..<end].map(\.part)).isSingleStroke
        candidates.append(
          Candidate(
            atoms: first..<end, box: box, gap: gap, shape: isShape ? shape : nil, isCutStroke: isCutStroke))
      }
    }
    self.candidates = candidates
  }

  /// The ink of a candidate, assembled on demand because a line may have tens of thousands of candidates.
  func ink(of candidate: Candidate) -> GrayImage {
    InkPart(joining: atoms[candidate.atoms].map(\.part)).ink
  }

  /// A shape as one atom, or as the pieces between its candidate cuts.
  private static func atoms(
    of shape: LineShapes.Shape, number: Int, in line: LineShapes, isWhole: Bool
  ) -> [Atom] {
    let costs = SegmentCosts()
    let part = shape.part
    let isNamedSign = SignKind(of: shape, in: line) != nil
    let isHighStroke =
      Double(part.box.height)
      > (isNamedSign ? highestOne.likeSign : highestOne.other) * Double(line.figureSize)
      && part.isSingleStroke
    let excess = max(0, Float(part.box.width) / Float(line.height) - Float(narrow.width))
    let isTooLow = Double(part.box.height) < lowestDigit * Double(line.height)
    let mark = isTooLow ? min(costs.mark, costs.noDigit) : costs.mark
    let signCost =
      if shape.isAside {
        costs.aside
      } else if shape.isLow {
        shape.strokes.count > 1 ? costs.marks : mark
      } else {
        isHighStroke ? costs.stroke : costs.sign + costs.wideSign * excess
      }
    let cuts =
      isWhole || shape.isLow || shape.isStrokeWithRings
      ? [] : Cuts.candidates(in: part, lineHeight: line.height)
    let pieces = part.pieces(between: cuts).enumerated().compactMap { index, piece in
      piece.map { (cut: index > 0 ? cuts[index - 1] : nil, part: $0) }
    }
    return pieces.enumerated().map { index, piece in
      Atom(
        part: piece.part, cutBefore: index > 0 ? piece.cut?.crossed : nil,
        cutOffBefore: index > 0 ? piece.cut?.cutOff ?? 0 : 0, signCost: index > 0 ? nil : signCost,
        shape: number, partCount: pieces.count, isNamedSign: isNamedSign)
    }
  }

  private static func widestGap(in atoms: ArraySlice<Atom>) -> Int {
    var widest = 0
    var end = atoms[atoms.startIndex].part.columns.upperBound
    for atom in atoms.dropFirst() {
      widest = max(widest, atom.part.columns.lowerBound - end)
      end = max(end, atom.part.columns.upperBound)
    }
    return widest
  }
}
