// The products of a layer whose units see windows of an image, one window for each panel of them. Results are those of
// a dense layer whose other weights are zero, to the bit but for the sign of a zero; there is no input gradient, as
// nothing comes before images.

import Kernels

extension Engine {
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
      share.forEachPart(panels: layer.panels, rows: inputs.rows) { panel, rows in
        let column = panel * panelWidth
        var product = Product(
          rows: rows.count, columns: min(panelWidth, layer.outputs - column), depth: depth,
          a: x + rows.lowerBound * xStride + layer.firstInput(ofPanel: panel), aRow: xStride, aDepth: 1,
          b: weights + panel * layer.panelCount, bDepth: panelWidth,
          c: y + rows.lowerBound * yStride + column, cRow: yStride)
        (product.runs, product.aRun) = (layer.runs, layer.runStep)
        product.bias = bias + column
        product.rectifies = activation == .relu
        kernels.product(product)
      }
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
