// The cheapest path through the lattice of a line, which selects the digits among the candidates and the skipped
// signs.

extension SegmentLattice {
  /// The digit probability below which a candidate is a sign; 0 if it may be two digits.
  private func leastProbability(of candidate: Candidate) -> Float {
    let box = candidate.box
    if atoms[candidate.atoms.lowerBound].isNamedSign { return Self.signShape }
    guard Double(box.width) <= Self.narrow.width * Double(height) else { return 0 }
    return Double(box.height) < Self.narrow.height * Double(height)
      ? Self.narrow.whenLow : Self.narrow.whenHigh
  }

  /// The candidate indices on the cheapest path from the first atom to the last, the indices of the shapes skipped as
  /// signs, and the path's cost. `probabilities` holds the digit probability of each candidate.
  ///
  /// Viterbi's algorithm: the cheapest path to the end of an atom extends the cheapest path to a candidate's start.
  func cheapestPath(probabilities: [Float], costs: SegmentCosts) -> (
    candidates: [Int], signs: [Int], cost: Float
  ) {
    enum Step { case digit(Int), sign }
    var best = [Float](repeating: .infinity, count: atoms.count + 1)
    var last = [(step: Step, from: Int)?](repeating: nil, count: atoms.count + 1)
    best[0] = 0
    let byStart = Dictionary(grouping: candidates.indices) { candidates[$0].atoms.lowerBound }
    func offer(_ step: Step, from start: Int, to end: Int, _ cost: Float) {
      guard best[start] + cost < best[end] else { return }
      best[end] = best[start] + cost
      last[end] = (step, start)
    }
    for start in atoms.indices where best[start] < .infinity {
      for index in byStart[start] ?? [] {
        offer(
          .digit(index), from: start, to: candidates[index].atoms.upperBound,
          cost(of: candidates[index], probability: probabilities[index], costs))
      }
      if var sign = atoms[start].signCost {
        let end = start + atoms[start].partCount
        let whole = byStart[start]?.first { candidates[$0].shape != nil }
        if let whole, probabilities[whole] < leastProbability(of: candidates[whole]) {
          sign = min(sign, costs.noDigit)
        }
        offer(.sign, from: start, to: end, sign)
      }
    }
    var path: [Int] = []
    var signs: [Int] = []
    var end = atoms.count
    while end > 0, let (step, start) = last[end] {
      switch step {
      case .digit(let index): path.append(index)
      case .sign: signs.append(atoms[start].shape)
      }
      end = start
    }
    return (path.reversed(), signs.reversed(), best[atoms.count])
  }
}
