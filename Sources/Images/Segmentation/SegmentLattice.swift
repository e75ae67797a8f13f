// The ways to take a line of ink apart into digits, and the cheapest of them. Strokes are cut into more pieces than
// there are digits; runs of neighbouring pieces are candidates; a path through them from left to right is a reading.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The pieces of a line and every candidate digit made of neighbouring ones.
struct SegmentLattice {
  /// The least that can be told apart: a connected part, or what lies between two cuts of one.
  struct Atom {
    let part: InkPart
    /// The ink that the cut on its left crosses, in pixels; nil where nothing is cut.
    let cutBefore: Float?
    /// What it costs to pass over the connected part that begins here as a sign; nil where none begins.
    let signCost: Float?
    /// How many atoms that part has.
    let partCount: Int
  }

  /// Neighbouring atoms taken for one digit.
  struct Candidate {
    let atoms: Range<Int>
    let part: InkPart
    /// The widest column without ink between parts that hang together by nothing but this candidate, in pixels.
    let gap: Int
  }

  let atoms: [Atom]
  let candidates: [Candidate]
  /// How high a digit of the line is, in pixels.
  let height: Int
  /// How long its longer side is.
  let figureSize: Int

  /// No digit is made of more atoms.
  private static let mostAtoms = 14
  /// No digit is wider than this, nor are its strokes further apart, as shares of the line's height.
  private static let widest = 1.4
  private static let widestGap = 0.3
  /// A connected part lower than this share of the line's height may be a mark: a point, a minus.
  private static let highestMark = 0.42
  /// A digit higher than this is unlikely.
  static let highestDigit = 1.15
  /// A single stroke higher than this is a slash or a bracket more likely than a one.
  private static let highestOne = 1.12
  /// A part no wider than this is one digit or one sign, and not two digits that touch. Where the judge takes it for a
  /// digit with less than this probability, it is a sign: the latter as high as a digit, the former if lower.
  private static let narrow = (width: 0.75, height: 0.8, whenLow: Float(0.6), whenHigh: Float(0.35))

  /// The lattice over `parts`, a line from left to right; there must be one.
  init(line parts: [InkPart]) {
    height = Self.height(of: parts)
    let lineHeight = Double(height)
    // Two points, two bars: nothing in it is as high as a digit.
    let joined = Self.joinedOneAboveTheOther(parts).map { part, strokes in
      let isLow = strokes.allSatisfy { Double($0.box.height) < Self.highestMark * lineHeight }
      return (part: part, strokes: strokes, isLow: isLow)
    }
    figureSize = Self.figureSize(of: joined.filter { !$0.isLow }.map(\.part), height: height)
    var atoms: [Atom] = []
    let costs = SegmentCosts()
    for (part, strokes, isLow) in joined {
      let isHighStroke =
        Double(part.box.height) > Self.highestOne * Double(figureSize) && part.isSingleStroke
      let signCost =
        isLow ? (strokes.count > 1 ? costs.marks : costs.mark) : isHighStroke ? costs.stroke : costs.sign
      // A stroke with nothing but rings beside it, as in a per cent sign, is no two digits.
      let isStrokeWithRings =
        strokes.count > 1
        && strokes.allSatisfy { Double($0.box.height) < Self.highestMark * lineHeight || $0.isSingleStroke }
      let cuts = isLow || isStrokeWithRings ? [] : Cuts.candidates(in: part, lineHeight: height)
      let pieces = part.pieces(between: cuts).enumerated().compactMap { index, piece in
        piece.map { (cut: index > 0 ? cuts[index - 1].crossed : nil, part: $0) }
      }
      for (index, piece) in pieces.enumerated() {
        atoms.append(
          Atom(
            part: piece.part, cutBefore: index > 0 ? piece.cut : nil, signCost: index > 0 ? nil : signCost,
            partCount: pieces.count))
      }
    }
    self.atoms = atoms
    var candidates: [Candidate] = []
    for first in atoms.indices {
      for end in first + 1...min(first + Self.mostAtoms, atoms.count) {
        let gap = Self.widestGap(in: atoms[first..<end])
        let part = InkPart(joining: atoms[first..<end].map(\.part))
        guard Double(gap) <= Self.widestGap * Double(height),
          Double(part.box.width) <= Self.widest * Double(height)
        else { break }
        candidates.append(Candidate(atoms: first..<end, part: part, gap: gap))
      }
    }
    self.candidates = candidates
  }

  /// The upper median of the heights of parts that are not low: a bar or a dot says nothing about the line, nor does a
  /// single stroke, a slash or a bracket, where anything else is there.
  private static func height(of parts: [InkPart]) -> Int {
    let highest = parts.map(\.box.height).max() ?? 1
    let high = parts.filter { 2 * $0.box.height >= highest }
    let figures = high.filter { !$0.isSingleStroke }
    let heights = (figures.isEmpty ? high : figures).map(\.box.height).sorted()
    return heights[heights.count / 2]
  }

  /// The lower median of the longer sides of the parts that are not low and no single strokes, for a lying eight is as
  /// large as an upright one; the height of the line where there are none.
  private static func figureSize(of parts: [InkPart], height: Int) -> Int {
    let sizes = parts.filter { 2 * $0.box.height >= height && !$0.isSingleStroke }
      .map { max($0.box.height, min($0.box.width, height * 3 / 2)) }.sorted()
    return sizes.isEmpty ? height : sizes[(sizes.count - 1) / 2]
  }

  /// The parts, each joined with those that stand above or below it: a stroke that broke, a five and its bar.
  private static func joinedOneAboveTheOther(
    _ parts: [InkPart]
  ) -> [(part: InkPart, strokes: [InkPart])] {
    var joined: [(part: InkPart, strokes: [InkPart])] = []
    for part in parts.sorted(by: { $0.box.width > $1.box.width }) {
      let above = joined.firstIndex { other in
        let shared =
          min(other.part.columns.upperBound, part.columns.upperBound)
          - max(other.part.columns.lowerBound, part.columns.lowerBound)
        return 4 * shared >= 3 * part.box.width
      }
      if let above {
        joined[above].part = InkPart(joining: [joined[above].part, part])
        joined[above].strokes.append(part)
      } else {
        joined.append((part, [part]))
      }
    }
    return joined.sorted { $0.part.doubleMiddle < $1.part.doubleMiddle }
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

/// What the ways through a lattice are compared by: sums of costs in nats.
///
/// Fitted on rows of 3 to 5 digits of MNIST's training set, apart and touching, and on drawn ones, one weight after
/// another for the most numbers read right; then rounded. Tried and found to add nothing: a cost for each digit, the
/// usual shape of each class, readings averaged over leaning copies.
struct SegmentCosts {
  /// For a digit lower than `usualHeight` of the line's, per line height.
  var low: Float = 2
  var usualHeight: Float = 0.85
  /// For a digit wider than `usualWidth` of the line's height, per line height.
  var wide: Float = 2
  var usualWidth: Float = 0.88
  /// For ink that is cut through, and for gaps inside of a digit, per line height.
  var cut: Float = 1.6
  var gap: Float = 3
  /// For a digit higher than `highestDigit` of the line's height, per line height.
  var high: Float = 2
  /// For passing over a part as a sign: one as low as a mark, two such one above the other, a stroke higher than the
  /// digits, one that is narrow and looks like no digit, and any other.
  var mark: Float = 1
  var marks: Float = 0.2
  var stroke: Float = 0.05
  var noDigit: Float = 0.5
  var sign: Float = 2
}

extension SegmentLattice {
  /// The cost of a candidate that is a digit with this probability, its own left cut included.
  func cost(of candidate: Candidate, probability: Float, _ costs: SegmentCosts) -> Float {
    let height = Float(self.height)
    let box = candidate.part.box
    var cost = -logarithm(max(probability, 1e-6))
    cost += costs.low * max(0, costs.usualHeight - Float(box.height) / height)
    cost += costs.high * max(0, Float(box.height) / height - Float(Self.highestDigit))
    cost += costs.wide * max(0, Float(box.width) / height - costs.usualWidth)
    cost += costs.gap * Float(candidate.gap) / height
    cost += costs.cut * (atoms[candidate.atoms.lowerBound].cutBefore ?? 0) / height
    return cost
  }

  /// A candidate that the judge holds less likely for a digit than this is a sign; 0 where it may be two digits.
  private func leastProbability(of candidate: Candidate) -> Float {
    let box = candidate.part.box
    guard Double(box.width) <= Self.narrow.width * Double(height) else { return 0 }
    return Double(box.height) < Self.narrow.height * Double(height)
      ? Self.narrow.whenLow : Self.narrow.whenHigh
  }

  /// The candidates, by index, of the cheapest way from the first atom to the last, and the boxes of what it
  /// passes over as signs. `probabilities` says how likely each candidate is a digit.
  ///
  /// Viterbi's algorithm: the cheapest way to each atom's end goes on from the cheapest to its own beginning.
  func cheapestPath(probabilities: [Float], costs: SegmentCosts) -> (candidates: [Int], signs: [PixelBox]) {
    var best = [Float](repeating: .infinity, count: atoms.count + 1)
    var last = [Int?](repeating: nil, count: atoms.count + 1)
    var signStarts = [Int](repeating: 0, count: atoms.count + 1)
    best[0] = 0
    let byStart = Dictionary(grouping: candidates.indices) { candidates[$0].atoms.lowerBound }
    for start in atoms.indices where best[start] < .infinity {
      for index in byStart[start] ?? [] {
        let end = candidates[index].atoms.upperBound
        let cost = best[start] + cost(of: candidates[index], probability: probabilities[index], costs)
        if cost < best[end] {
          best[end] = cost
          last[end] = index
        }
      }
      if var sign = atoms[start].signCost {
        let end = start + atoms[start].partCount
        let whole = byStart[start]?.first { candidates[$0].atoms.upperBound == end }
        if let whole, probabilities[whole] < leastProbability(of: candidates[whole]) {
          sign = min(sign, costs.noDigit)
        }
        if best[start] + sign < best[end] {
          best[end] = best[start] + sign
          last[end] = nil
          signStarts[end] = start
        }
      }
    }
    var path: [Int] = []
    var signs: [PixelBox] = []
    var end = atoms.count
    while end > 0 {
      if let index = last[end] {
        path.append(index)
        end = candidates[index].atoms.lowerBound
      } else {
        signs.append(PixelBox(around: atoms[signStarts[end]..<end].map(\.part.box)))
        end = signStarts[end]
      }
    }
    return (path.reversed(), signs.reversed())
  }
}

private func logarithm(_ value: Float) -> Float { Float(log(Double(value))) }
