// The scan header: the components, their tables and, in progressive frames, the range of coefficients and bits (ITU-T
// T.81, B.2.3 and G.1.1.1). Scans that cannot be decoded are rejected here.

/// A scan header that is valid for its frame.
struct JPEGScanHeader {
  /// A component of the scan and the numbers of its Huffman tables.
  struct Selection {
    /// The component's index in the frame.
    let component: Int
    let dcTable: Int
    let acTable: Int
  }

  let selections: [Selection]
  /// The range of coefficients in the scan, in zigzag order; 0 is DC.
  let band: ClosedRange<Int>
  /// The lowest coefficient bit that the scan holds.
  let lowBit: Int
  /// Whether earlier scans held the higher bits, so that this one adds a single bit.
  let isRefinement: Bool

  init(from segment: inout JPEGSegment, of frame: JPEGFrame) throws(JPEGError) {
    let count = Int(try segment.byte())
    guard 1...frame.components.count ~= count else { throw .scanComponentCount(count) }
    var selections: [Selection] = []
    for _ in 0..<count {
      let id = try segment.byte()
      guard
        let component = frame.components.firstIndex(where: { $0.declaration.id == id }),
        !selections.contains(where: { $0.component == component })
      else { throw .scanComponent(id: id) }
      let (dc, ac) = try segment.nibbles()
      guard dc < 4, ac < 4 else { throw .tableNumber(max(dc, ac), marker: segment.marker.rawValue) }
      selections.append(Selection(component: component, dcTable: dc, acTable: ac))
    }
    let declarations = selections.map { frame.components[$0.component].declaration }
    let blocks = declarations.reduce(0) { $0 + $1.horizontal * $1.vertical }
    guard count == 1 || blocks <= 10 else { throw .tooManyBlocks(blocks) }

    let first = Int(try segment.byte())
    let last = Int(try segment.byte())
    let (highBit, lowBit) = try segment.nibbles()
    self.selections = selections
    guard frame.isProgressive else {
      // These four fields are fixed in sequential frames; other decoders ignore what the file says, and so does this
      // one.
      (band, self.lowBit, isRefinement) = (0...63, 0, false)
      return
    }
    let isValid =
      first == 0
      ? last == 0
      : first <= last && last <= 63 && count == 1
    guard isValid, lowBit <= 13, highBit == 0 || highBit == lowBit + 1 else {
      throw .progression(first: first, last: last, high: highBit, low: lowBit)
    }
    band = first...last
    self.lowBit = lowBit
    isRefinement = highBit > 0
  }
}
