// Cleans the pieces of ink that one look finds into candidates for a digit. Where a rule may be wrong, both outcomes
// become candidates.

enum Cleaning {
  /// The candidates among `pieces`, each with its cost; none when all pieces are specks.
  static func candidates(in pieces: PieceSelection, polarity: Polarity, cost base: Float) -> [InkCandidate] {
    var found: [InkCandidate] = []
    var seen: Set<[Int]> = []
    func add(_ image: GrayImage, _ cost: Float) {
      guard !found.contains(where: { $0.ink == image }) else { return }
      found.append(InkCandidate(ink: image, polarity: polarity, cost: cost))
      let cut = Rules.removed(from: image)
      if cut.contains(where: { !$0.isFused }) { found[found.count - 1].cost += InkSearch.Cost.ruleLeft }
      for rest in cut {
        let cost = cost + (rest.isFused ? InkSearch.Cost.ruleCut : 0)
        found.append(InkCandidate(ink: rest.ink, polarity: polarity, cost: cost))
      }
    }
    let edges: [(drop: (inout PieceSelection) -> Void, cost: Float)] = [
      ({ $0.dropEdgePieces() }, 0),
      ({ $0.dropWhatRunsAlongTheEdge() }, InkSearch.Cost.otherEdge),
      ({ $0.dropWhatTouchesTheEdge() }, InkSearch.Cost.otherEdge),
    ]
    for edge in edges {
      var selection = pieces
      edge.drop(&selection)
      let share = Double(pieces.mass - selection.mass) / 255 / Double(pieces.ink.samples.count)
      selection.dropDrawnFrames()
      selection.dropSpecks()
      // Candidates with the same pieces would give the same pictures.
      guard seen.insert(selection.kept).inserted, let image = selection.image else { continue }
      var defect =
        Sheet(in: selection).map { $0.isStraight ? InkSearch.Cost.sheet : InkSearch.Cost.surface } ?? 0
      defect += InkSearch.Cost.edge * Float(image.edgesCovered)
      if share > InkSearch.greatestEdgeShare { defect += InkSearch.Cost.shade }
      add(image, base + edge.cost + defect)
      for (distance, cost) in [(PieceSelection.near, InkSearch.Cost.alone), (0, InkSearch.Cost.single)] {
        var selection = selection
        selection.dropPieces(fartherThan: distance)
        if seen.insert(selection.kept).inserted, let alone = selection.image {
          add(alone, base + cost + edge.cost + defect)
        }
      }
    }
    return found
  }
}

extension Cleaning {
  /// A decimal point beside large digits has at least this share of the largest piece's ink.
  static let leastShareOfMark = 0.004
  /// Edge pieces above this share of the picture may be a shadow with digits in it.
  static let leastShade = 0.05

  /// The pieces of several digits and the signs between them; nil when all pieces are specks.
  static func candidate(
    forNumbersIn pieces: PieceSelection, uncleaned: GrayImage, polarity: Polarity, cost: Float
  ) -> InkCandidate? {
    var selection = pieces
    selection.dropWhatRunsAlongTheEdge()
    let share = Double(pieces.mass - selection.mass) / 255 / Double(pieces.ink.samples.count)
    selection.dropDrawnFrames()
    selection.dropSpecks(
      below: leastShareOfMark, leastShareOfPicture: PieceSelection.leastShareOfPage)
    guard let image = selection.image else { return nil }
    var cost = cost
    if share > leastShade { cost += InkSearch.Cost.shade }
    if let sheet = Sheet(in: selection) {
      cost += sheet.isStraight ? InkSearch.Cost.sheet : InkSearch.Cost.surface
    }
    return InkCandidate(uncleaned: uncleaned, ink: image, polarity: polarity, cost: cost)
  }
}

extension PieceSelection {
  /// The pieces of a broken digit are at most this far from the largest, as a share of its length.
  static let near = 0.25

  /// Drops the pieces that are farther from the largest piece than a share of its length.
  mutating func dropPieces(fartherThan distance: Double) {
    guard let largest else { return }
    let main = pieces.pieces[largest]
    let reach = Int(distance * Double(main.length))
    let rows = main.rows.lowerBound - reach..<main.rows.upperBound + reach
    let columns = main.columns.lowerBound - reach..<main.columns.upperBound + reach
    drop(
      kept.filter {
        !pieces.pieces[$0].rows.overlaps(rows) || !pieces.pieces[$0].columns.overlaps(columns)
      }, as: .speck)
  }
}
