// The frame header: how large the picture is, how it is coded and what components it is made of (ITU-T T.81,
// B.2.2 and A.1.1). Nothing is allocated here; the size is held to PictureLimits first.

/// A frame header that can be decoded: Huffman-coded, 8 bits a sample, one, three or four components.
struct JPEGFrame {
  let isProgressive: Bool
  let width: Int
  let height: Int
  let components: [JPEGComponent]
  /// The greatest sampling factors of any component.
  let horizontalFactor: Int
  let verticalFactor: Int
  /// The MCUs of a scan that interleaves components.
  let mcusWide: Int
  let mcusHigh: Int

  init(_ process: JPEGProcess, from segment: inout JPEGSegment) throws(JPEGError) {
    guard [.baseline, .extended, .progressive].contains(process) else { throw .process(process) }
    let precision = Int(try segment.byte())
    guard precision == 8 else { throw .precision(precision) }
    let height = try segment.word()
    let width = try segment.word()
    // A height of 0 announces a DNL segment behind the first scan (B.2.5), which libjpeg does not read
    // either.
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

/// One component, luminance for instance, and its share of the picture.
struct JPEGComponent {
  /// What the frame header says of a component.
  struct Declaration {
    let id: UInt8
    /// Sampling factors, 1 to 4: the blocks across and down that the component has in an interleaved MCU.
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
  /// The samples that belong to the picture.
  let width: Int
  let height: Int
  /// The blocks that interleaved scans hold, whole MCUs of them.
  let allocatedBlocksWide: Int
  let allocatedBlocksHigh: Int

  /// The blocks that a scan of this component alone holds (A.2.3).
  var blocksWide: Int { width.dividedRoundingUp(by: 8) }
  var blocksHigh: Int { height.dividedRoundingUp(by: 8) }
}

extension Int {
  /// The quotient of two positive numbers, rounded up.
  func dividedRoundingUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}
