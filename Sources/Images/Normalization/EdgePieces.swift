// Drops pieces that touch the edge of a picture: corners of a rotated scan, the desk beside the paper, part of a
// neighbouring digit. Pieces are dropped only if others remain.

extension PieceSelection {
  /// The least length of a possible digit inside the picture, as a share of the picture's shorter side.
  static let leastInnerLength = 0.2

  /// Drops pieces at the edge that fill a corner, lie along half an edge or have less ink than a piece inside. Drops
  /// none when no piece inside could be a digit.
  mutating func dropEdgePieces() {
    let contacts = edgeContacts()
    let leastLength = Self.leastInnerLength * Double(min(ink.width, ink.height))
    let inner = kept.filter { !contacts[$0].isAny && Double(pieces.pieces[$0].length) >= leastLength }
    guard let greatest = inner.map({ pieces.pieces[$0].mass }).max() else { return }
    let dropped = kept.filter { piece in
      let contact = contacts[piece]
      return contact.isAny && (contact.runsAlong(ink) || pieces.pieces[piece].mass < greatest)
    }
    drop(dropped, as: .edge)
  }

  /// Drops every piece that touches the edge; drops none when all do.
  mutating func dropWhatTouchesTheEdge() {
    let contacts = edgeContacts()
    let dropped = kept.filter { contacts[$0].isAny }
    if dropped.count < kept.count { drop(dropped, as: .edge) }
  }

  /// Drops pieces that fill a corner or lie along half an edge; keeps those that only touch it.
  mutating func dropWhatRunsAlongTheEdge() {
    let contacts = edgeContacts()
    let dropped = kept.filter { contacts[$0].runsAlong(ink) }
    if dropped.count < kept.count { drop(dropped, as: .edge) }
  }

  /// The number of pixels of each piece on each edge of the picture.
  private func edgeContacts() -> [EdgeContact] {
    var contacts = [EdgeContact](repeating: EdgeContact(), count: pieces.pieces.count)
    for run in pieces.runs {
      if run.row == 0 { contacts[run.piece].top += run.columns.count }
      if run.row == ink.height - 1 { contacts[run.piece].bottom += run.columns.count }
      if run.columns.lowerBound == 0 { contacts[run.piece].left += 1 }
      if run.columns.upperBound == ink.width { contacts[run.piece].right += 1 }
    }
    return contacts
  }
}

/// The pixels of a piece on each edge of the picture.
private struct EdgeContact {
  var top = 0
  var bottom = 0
  var left = 0
  var right = 0

  var isAny: Bool { top + bottom + left + right > 0 }
  /// Whether the piece fills a corner of `picture` or lies along half of one edge.
  func runsAlong(_ picture: GrayImage) -> Bool {
    fillsCorner || 2 * max(top, bottom) > picture.width || 2 * max(left, right) > picture.height
  }
  /// Whether the piece touches two adjacent edges.
  var fillsCorner: Bool { top + bottom > 0 && left + right > 0 }
}
