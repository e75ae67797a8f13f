// The ways to take a line of ink apart into digits, and the cheapest of them. Strokes are cut into more pieces than
// there are digits; runs of neighbouring pieces are candidates; a path through them from left to right is a reading.

/// The pieces of a line and every candidate digit made of neighbouring ones.
struct SegmentLattice {
  /// The least that can be told apart: a shape, or what lies between two cuts of one.
  struct Atom {
    let part: InkPart
    /// The ink that the cut on its left crosses, in pixels; nil where nothing is cut.
    let cutBefore: Float?
    /// What it costs to pass over the shape that begins here as a sign; nil where none begins.
    let signCost: Float?
    /// The shape that it is, or is a piece of.
    let shape: Int
    /// How many atoms that shape has.
    let partCount: Int
    /// Whether the shape is a sign by its looks.
    let isNamedSign: Bool
  }

  /// Neighbouring atoms taken for one digit.
  struct Candidate {
    let atoms: Range<Int>
    let box: PixelBox
    /// The widest column without ink between parts that hang together by nothing but this candidate, in pixels.
    let gap: Int
    /// The shape that it is the whole of, and nothing else.
    let shape: Int?
  }

  let atoms: [Atom]
  let candidates: [Candidate]
  /// How high a digit of the line is, in pixels.
  let height: Int

  /// No digit is made of more atoms.
  private static let mostAtoms = 14
  /// No digit is wider than this, nor are its strokes further apart, as shares of the line's height.
  private static let widest = 1.4
  private static let widestGap = 0.3
  /// Nor is it lower than this: passing over a mark costs less than so low a digit, however surely it is read.
  static let lowestDigit = 0.35
  /// A digit higher than this is unlikely.
  static let highestDigit = 1.15
  /// A single stroke higher than this is a slash or a bracket more likely than a one.
  private static let highestOne = 1.12
  /// A part no wider than this is one digit or one sign, and not two digits that touch. Where the judge takes it for a
  /// digit with less than this probability, it is a sign: the latter as high as a digit, the former if lower.
  static let narrow = (width: 0.75, height: 0.8, whenLow: Float(0.6), whenHigh: Float(0.35))

  /// So is whatever has a sign's shape, a plus, and is a digit with less than this probability.
  static let signShape: Float = 0.5

  /// How much is tried.
  enum Effort {
    /// Every shape is a digit, or a sign.
    case shapesAlone
    /// Shapes are cut and joined to their neighbours: the shapes `whole`, by index, are not cut, and no digit has two
    /// of them.
    case all(whole: Set<Int> = [])
  }

  /// The lattice over a line.
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
        guard Double(gap) <= Self.widestGap * Double(height),
          Double(box.width) <= Self.widest * Double(height)
        else { break }
        guard Double(box.height) >= Self.lowestDigit * Double(height) else { continue }
        let shape = atoms[first].shape
        let isShape =
          atoms[end - 1].shape == shape && atoms[first].signCost != nil
          && end - first == atoms[first].partCount
        candidates.append(
          Candidate(atoms: first..<end, box: box, gap: gap, shape: isShape ? shape : nil))
      }
    }
    self.candidates = candidates
  }

  /// The ink of a candidate. It is put together when it is asked for: a line may have tens of thousands of them.
  func ink(of candidate: Candidate) -> GrayImage {
    InkPart(joining: atoms[candidate.atoms].map(\.part)).ink
  }

  /// A shape as one atom, or the pieces that the cuts worth trying leave of it.
  private static func atoms(
    of shape: LineShapes.Shape, number: Int, in line: LineShapes, isWhole: Bool
  ) -> [Atom] {
    let costs = SegmentCosts()
    let part = shape.part
    let isHighStroke =
      Double(part.box.height) > highestOne * Double(line.figureSize) && part.isSingleStroke
    let excess = max(0, Float(part.box.width) / Float(line.height) - Float(narrow.width))
    let isTooLow = Double(part.box.height) < lowestDigit * Double(line.height)
    let mark = isTooLow ? min(costs.mark, costs.noDigit) : costs.mark
    let signCost =
      shape.isLow
      ? (shape.strokes.count > 1 ? costs.marks : mark)
      : isHighStroke ? costs.stroke : costs.sign + costs.wideSign * excess
    let cuts =
      isWhole || shape.isLow || shape.isStrokeWithRings
      ? [] : Cuts.candidates(in: part, lineHeight: line.height)
    let pieces = part.pieces(between: cuts).enumerated().compactMap { index, piece in
      piece.map { (cut: index > 0 ? cuts[index - 1].crossed : nil, part: $0) }
    }
    let isNamedSign = SignKind(of: shape, in: line) != nil
    return pieces.enumerated().map { index, piece in
      Atom(
        part: piece.part, cutBefore: index > 0 ? piece.cut : nil, signCost: index > 0 ? nil : signCost,
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
