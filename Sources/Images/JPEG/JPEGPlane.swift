// The samples of one component, in whole blocks. What lies beyond the component's own width and height was
// coded to fill up blocks and MCUs, and belongs to no picture.

/// The decoded samples of a component, row by row.
struct JPEGPlane {
  /// The samples in a row, a multiple of 8.
  let stride: Int
  var samples: [UInt8]

  init(of component: JPEGComponent) {
    stride = 8 * component.allocatedBlocksWide
    samples = [UInt8](repeating: 0, count: stride * 8 * component.allocatedBlocksHigh)
  }

  /// The place of a block's first sample.
  func offset(column: Int, row: Int) -> Int { 8 * (row * stride + column) }
}
