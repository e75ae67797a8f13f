// The frame header: picture size, coding process and components (ITU-T T.81, B.2.2 and A.1.1). The size is checked
// against PictureLimits before anything is allocated.

/// A frame header that can be decoded: Huffman-coded, 8 bits per sample, one, three or four components.
struct JPEGFrame {
  let isProgressive: Bool
  let width: Int
  let height: Int
  let components: [JPEGComponent]
  /// The largest sampling factors of all components.
  let horizontalFactor: Int
  let verticalFactor: Int
  /// The MCUs across and down of an interleaved scan.
  let mcusWide: Int
  let mcusHigh: Int

  init(_ process: JPEGProcess, from segment: inout JPEGSegment) throws(JPEGError) {
    guard [.baseline, .extended, .progressive].contains(process) else { throw .process(process) }
    let precision = Int(try segment.byte())
    guard precision == 8 else { throw .precision(precision) }
    let height = try segment.word()
    let width = try segment.word()
    // A height of 0 means that a DNL segment follows the first scan (B.2.5); libjpeg does not support this either.
    guard height > 0 else { throw .heightLeftOpen }
    do { try PictureLimits.check(width: width, height: height) } catch { throw .size(error) }
    let count = Int(try segment.byte())
    guard [1, 3, 4].contains(count) else { throw .componentCount(count) }

    var declarations: [JPEGComponent.Declaration] = []
    for _ in 0..<count {
      let declaration = try JPEGComponent.Declaration(from: &segment)
      guard !declarations.contains(where: { $0.id == declaration.id }) else {
        throw .componentTwice(id: declaration.id)
      }
      declarations.append(declaration)
    }
    let horizontalFactor = declarations.reduce(1) { max($0, $1.horizontal) }
    let verticalFactor = declarations.reduce(1) { max($0, $1.vertical) }
    let mcusWide = width.dividedRoundingUp(by: 8 * horizontalFactor)
    let mcusHigh = height.dividedRoundingUp(by: 8 * verticalFactor)

    isProgressive = process == .progressive
    (self.width, self.height) = (width, height)
    (self.horizontalFactor, self.verticalFactor) = (horizontalFactor, verticalFactor)
    (self.mcusWide, self.mcusHigh) = (mcusWide, mcusHigh)
    components = declarations.map { declaration in
      JPEGComponent(
        declaration: declaration,
        width: (width * declaration.horizontal).dividedRoundingUp(by: horizontalFactor),
        height: (height * declaration.vertical).dividedRoundingUp(by: verticalFactor),
        allocatedBlocksWide: mcusWide * declaration.horizontal,
        allocatedBlocksHigh: mcusHigh * declaration.vertical)
    }
  }
}

/// One component, for example luma, and its dimensions.
struct JPEGComponent {
  /// A component as the frame header declares it.
  struct Declaration {
    let id: UInt8
    /// Sampling factors, 1 to 4: the component's blocks across and down in an interleaved MCU.
    let horizontal: Int
    let vertical: Int
    let quantizationTable: Int

    init(from segment: inout JPEGSegment) throws(JPEGError) {
      id = try segment.byte()
      (horizontal, vertical) = try segment.nibbles()
      quantizationTable = Int(try segment.byte())
      guard 1...4 ~= horizontal, 1...4 ~= vertical else {
        throw .samplingFactors(horizontal, vertical, id: id)
      }
      guard quantizationTable < 4 else {
        throw .tableNumber(quantizationTable, marker: segment.marker.rawValue)
      }
    }
  }

  let declaration: Declaration
  /// The samples inside the picture.
  let width: Int
  let height: Int
  /// The blocks in interleaved scans, rounded up to whole MCUs.
  let allocatedBlocksWide: Int
  let allocatedBlocksHigh: Int

  /// The blocks in a scan of this component alone (A.2.3).
  var blocksWide: Int { width.dividedRoundingUp(by: 8) }
  var blocksHigh: Int { height.dividedRoundingUp(by: 8) }
}

extension Int {
  /// The quotient of two positive numbers, rounded up.
  func dividedRoundingUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}
