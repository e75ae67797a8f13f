// The coefficients of one component of a progressive picture. Each scan adds coefficients or precision; samples are
// computed after the last scan.

/// A component's quantized coefficients: 64 per block in zigzag order, blocks in row-major order.
struct JPEGCoefficients {
  let blocksWide: Int
  let blocksHigh: Int
  var values: [Int16]
  /// For each block, the number of leading coefficients that may be nonzero. Skipping the rest bounds the cost of a
  /// file with many scans by its size.
  var extents: [UInt8]

  init(of component: JPEGComponent) {
    blocksWide = component.allocatedBlocksWide
    blocksHigh = component.allocatedBlocksHigh
    values = [Int16](repeating: 0, count: 64 * blocksWide * blocksHigh)
    extents = [UInt8](repeating: 1, count: blocksWide * blocksHigh)
  }

  /// Computes samples from the coefficients.
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
