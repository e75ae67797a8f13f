// The samples of one component in whole blocks. Samples beyond the component's width and height are padding.

/// The decoded samples of a component, row-major.
struct JPEGPlane {
  /// Samples per row, a multiple of 8.
  let stride: Int
  var samples: [UInt8]

  init(of component: JPEGComponent) {
    stride = 8 * component.allocatedBlocksWide
    samples = [UInt8](repeating: 0, count: stride * 8 * component.allocatedBlocksHigh)
  }

  /// The index of a block's first sample.
  func offset(column: Int, row: Int) -> Int { 8 * (row * stride + column) }
}
