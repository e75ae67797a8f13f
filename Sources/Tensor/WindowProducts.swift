// The products of a layer whose units see windows of an image, one window for each panel of them. Results are those of
// a dense layer whose other weights are zero, to the bit; there is no input gradient, as nothing comes before images.

import Kernels

extension Engine {
  /// Images whose windows are copied at a time: with windows of 12 x 12 pixels the copies fill half of a first cache of
  /// 32 KB.
  private static let imagesPerCopy = 32

  /// Y = activation(X · Wᵀ + b), as `forward` has checked it; the rows of `outputs` are set.
  func forwardThroughWindows(
    _ inputs: Matrix, _ parameters: Vector, _ layer: DenseLayout, _ activation: Activation,
    into outputs: inout Matrix
  ) {
    // Workers share the inputs and weights for reading and write to parts of the outputs that do not overlap.
    nonisolated(unsafe) let x = inputs.pointer
    nonisolated(unsafe) let weights = parameters.pointer + layer.weightsStart
    nonisolated(unsafe) let bias = parameters.pointer + layer.biasStart
    nonisolated(unsafe) let y = outputs.mutablePointer()
    let (xStride, yStride) = (inputs.stride, outputs.stride)
    let depth = layer.inputsSeen
    share(work: inputs.rows * depth * layer.outputs) { share in
      withAlignedScratch(count: Self.imagesPerCopy * depth) { windows in
        share.forEachPart(panels: layer.panels, rows: inputs.rows, atMost: Self.imagesPerCopy) {
          panel, rows in
          let column = panel * panelWidth
          let first = layer.firstInput(ofPanel: panel)
          for (place, row) in rows.enumerated() {
            copyWindow(x + row * xStride + first, layer, to: windows + place * depth)
          }
          var product = Product(
            rows: rows.count, columns: min(panelWidth, layer.outputs - column), depth: depth,
            a: windows, aRow: depth, aDepth: 1,
            b: weights + panel * layer.panelCount, bDepth: panelWidth,
            c: y + rows.lowerBound * yStride + column, cRow: yStride)
          product.bias = bias + column
          product.rectifies = activation == .relu
          kernels.product(product)
        }
      }
    }
  }

  /// Copies what units see of an image whose pixels from the first that they see on are `pixels`.
  private func copyWindow(
    _ pixels: UnsafePointer<Float>, _ layer: DenseLayout, to window: UnsafeMutablePointer<Float>
  ) {
    for run in 0..<layer.runs {
      (window + run * layer.runLength).update(from: pixels + run * layer.runStep, count: layer.runLength)
    }
  }

  /// One worker's share of dW and db, which `parameterGradients` has checked.
  func parameterGradientOfWindows(
    _ dy: Matrix, _ x: Matrix, _ layer: DenseLayout, into target: UnsafeMutablePointer<Float>, _ share: Share
  ) {
    share.forEachPart(panels: layer.panels, rows: layer.runs) { panel, runs in
      let column = panel * panelWidth
      let first = layer.firstInput(ofPanel: panel)
      let weights = target + layer.weightsStart + panel * layer.panelCount
      for run in runs {
        let input = first + run * layer.runStep
        var product = Product(
          rows: layer.runLength, columns: min(panelWidth, layer.outputs - column), depth: x.rows,
          a: x.pointer + input, aRow: 1, aDepth: x.stride, b: dy.pointer + column, bDepth: dy.stride,
          c: weights + run * layer.runLength * panelWidth, cRow: panelWidth)
        // Lists begin at every fourth column at least; rows of other images may not.
        if input.isMultiple(of: Share.tileRows) {
          product.nonzeros = x.nonzeros?.rows(fromColumn: input, for: kernels)
        }
        kernels.product(product)
      }
      if runs.lowerBound == 0 {
        kernels.sumRows(
          dy.pointer + column, x.rows, panelWidth, dy.stride, target + layer.biasStart + column)
      }
    }
  }
}
