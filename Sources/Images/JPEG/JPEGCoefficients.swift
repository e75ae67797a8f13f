// The coefficients of one component of a progressive picture, which gain in number and precision scan by
// scan. They become samples when the last scan is read.

/// A component's quantised coefficients: 64 a block, in zigzag order, blocks row by row.
struct JPEGCoefficients {
  let blocksWide: Int
  let blocksHigh: Int
  var values: [Int16]
  /// For each block how many of its coefficients, from the first, may differ from 0: what is beyond them need
  /// not be looked at, which also keeps a file of many scans from costing more than its bytes are worth.
  var extents: [UInt8]

  init(of component: JPEGComponent) {
    blocksWide = component.allocatedBlocksWide
    blocksHigh = component.allocatedBlocksHigh
    values = [Int16](repeating: 0, count: 64 * blocksWide * blocksHigh)
    extents = [UInt8](repeating: 1, count: blocksWide * blocksHigh)
  }

  /// Makes samples of the coefficients.
  func plane(of component: JPEGComponent, _ quantization: JPEGQuantizationTable) -> JPEGPlane {
    let zigzag = JPEGZigzag()
    var plane = JPEGPlane(of: component)
    let stride = plane.stride
    var samples = plane.samples.mutableSpan
    for row in 0..<blocksHigh {
      for column in 0..<blocksWide {
        let index = row * blocksWide + column
        let start = 8 * (row * stride + column)
        let dc = Int32(values[64 * index]) &* quantization[0]
        let extent = Int(extents[index])
        guard extent > 1 else {
          JPEGInverseDCT.fill(dc, into: &samples, at: start, stride: stride)
          continue
        }
        var block = InlineArray<64, Int32>(repeating: 0)
        block[0] = dc
        for k in 1..<extent { block[zigzag[k]] = Int32(values[64 * index + k]) &* quantization[k] }
        JPEGInverseDCT.transform(&block, into: &samples, at: start, stride: stride)
      }
    }
    return plane
  }
}
