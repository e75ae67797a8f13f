// The weight gradient of a layer with receptive fields, one window per panel. Within the windows it equals the gradient
// of a dense layer, bit for bit except for the sign of zeros.

import Kernels

extension Engine {
  /// One worker's share of dW and db; `parameterGradients` has checked the shapes.
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
        // Lists start at multiples of four columns; with other image widths a run may start between them.
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
