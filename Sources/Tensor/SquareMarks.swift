// Where a pooled convolutional layer's images are nonzero, so that the forward pass skips the zeros.

import Kernels

/// The nonzero squares of 2 x 2 pixels of one image at a time, for the products of `PoolingWindows`. For one thread.
struct SquareMarks: ~Copyable {
  private let layer: Convolution
  private let memory: UnsafeMutablePointer<UInt64>
  /// Words of one row's bitmap.
  private let rowWords: Int
  private let steps: [Int32]
  /// The largest share of marked elements for which skipping the others is faster. Tiles are smaller than those of dense
  /// products, and choosing steps takes time as well.
  private static let largestShare = 0.7

  /// Memory for the images of a layer; nil if it is not pooled or its rows are too long for offsets of 32 bits.
  /// Nil for at most a panel of filters, too: they are few multiplications for each step that is chosen, and dense
  /// products are faster.
  init?(for layer: Convolution) {
    let row = layer.framedWidth * layer.input.channels
    guard layer.isPooled, layer.filters > panelWidth, layer.kernelSize * row <= Int32.max else { return nil }
    self.layer = layer
    rowWords = PoolingWindows.marksCount(bits: row - layer.input.channels)
    memory = .allocate(
      capacity: (layer.framedHeight - 1) * rowWords
        + layer.output.width * PoolingWindows.words(ofBits: layer.parameters.inputs))
    let run = layer.kernelSize * layer.input.channels
    steps = (0..<layer.parameters.inputs).map { Int32($0 / run * row + $0 % run) }
  }

  deinit { memory.deallocate() }

  /// Marks a padded image. False if so much of it is nonzero that products of `PoolingWindows` would not be faster.
  func mark(_ image: UnsafePointer<Float>, _ kernels: KernelTable) -> Bool {
    let (width, channels, rows) = (layer.framedWidth, layer.input.channels, layer.framedHeight - 1)
    let marked = (0..<rows).reduce(0) { marked, row in
      marked + kernels.markSquares(image + row * width * channels, width, channels, memory + row * rowWords)
    }
    return Double(marked) <= Self.largestShare * Double(rows * (width - 1) * channels)
  }

  /// Computes the rows of z that are pooled to output row `y` from the image that was marked last, [2, W', filters
  /// padded].
  func sum(
    _ image: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, rowOfOutputs y: Int,
    to sums: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    let (filters, row) = (layer.parameters, layer.framedWidth * layer.input.channels)
    steps.withUnsafeBufferPointer { steps in
      guard let steps = steps.baseAddress else { return }
      kernels.sumWindows(
        PoolingWindows(
          count: layer.output.width, size: layer.kernelSize, channels: layer.input.channels,
          image: image + 2 * y * row, imageRow: row, marks: memory + 2 * y * rowWords, marksRow: rowWords,
          steps: steps, wanted: memory + (layer.framedHeight - 1) * rowWords,
          weights: parameters + filters.weightsStart, panel: filters.panelCount,
          bias: parameters + filters.biasStart, filters: filters.outputs, sums: sums,
          sumsRow: layer.sums.width * layer.paddedFilters, sumsPlace: layer.paddedFilters))
    }
  }
}
