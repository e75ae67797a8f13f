// The three products of a dense layer: forward, input gradient, weight gradient, each derivative beside its
// forward. The entry to the kernels: shapes are checked here, and no pointer outlives a call.
//
// Shapes: B batch, I inputs, O outputs. X [B, I], W [O, I], b [O], Y [B, O]; dX, dW, db, dY are the derivatives
// of the loss by each.

import Kernels

/// The activation of a dense layer.
public enum Activation: Sendable {
  /// The identity, for logits.
  case identity
  /// max(0, z).
  case relu
}

extension Engine {
  /// The fewest rows for which the next panel is prefetched: with fewer, most of a panel is not read.
  private static let fewestRowsToAsk = 32

  /// Y = activation(X · Wᵀ + b), for every example of a batch.
  ///
  /// - Parameters:
  ///   - inputs: X [B, I].
  ///   - parameters: the flat vector that holds W [O, I] and b [O] in the range of `layer`.
  ///   - outputs: Y [B, O]; its rows are set to B.
  public func forward(
    _ inputs: Matrix, _ parameters: Vector, _ layer: DenseLayout, _ activation: Activation,
    into outputs: inout Matrix
  ) {
    precondition(
      inputs.columns == layer.inputs && outputs.columns == layer.outputs,
      "a layer of \(layer.inputs) to \(layer.outputs) was given \(inputs.columns) to \(outputs.columns)")
    checkParameters(parameters, layer)
    outputs.setRows(inputs.rows)
    // Workers share the inputs and weights for reading and write to disjoint parts of the outputs.
    nonisolated(unsafe) let x = inputs.pointer
    nonisolated(unsafe) let weights = parameters.pointer + layer.weightsStart
    nonisolated(unsafe) let bias = parameters.pointer + layer.biasStart
    nonisolated(unsafe) let y = outputs.mutablePointer()
    let (xStride, yStride) = (inputs.stride, outputs.stride)
    // Lists cover whole rows, so layers with receptive fields do not use them.
    let parts =
      layer.receptiveField == nil
      ? inputs.parts(for: kernels) : [ColumnPart(columns: 0..<layer.inputsSeen, nonzeros: nil)]
    let work = inputs.rows * layer.inputsSeen * layer.outputs
    share(work: work) { share in
      // One block of inputs after another, so that its lists stay in the L2 cache for all panels.
      for part in parts {
        share.forEachPart(panels: layer.panels, rows: inputs.rows) { panel, rows in
          let column = panel * panelWidth
          var product = Product(
            rows: rows.count, columns: min(panelWidth, layer.outputs - column), depth: layer.inputsSeen,
            a: x + rows.lowerBound * xStride + layer.firstInput(ofPanel: panel), aRow: xStride, aDepth: 1,
            b: weights + panel * layer.panelCount, bDepth: panelWidth,
            c: y + rows.lowerBound * yStride + column, cRow: yStride)
          (product.runs, product.aRun) = (layer.runs, layer.runStep)
          product.bias = bias + column
          product.rectifies = activation == .relu
          if panel + 1 < layer.panels, rows.count >= Self.fewestRowsToAsk {
            product.nextB = product.b + layer.panelCount
          }
          kernels.product(product.part(part.columns, only: part.lists(fromRow: rows.lowerBound)))
        }
      }
    }
  }

  /// dX = dY · W; with a gate, the product is multiplied by `gateScale` where X is positive and zero elsewhere: the
  /// backward pass of a layer and of the ReLU before it.
  ///
  /// - Parameters:
  ///   - outputGradient: dY [B, O].
  ///   - parameters: the flat vector that holds W [O, I] in the range of `layer`.
  ///   - gate: X [B, I], the output of the ReLU before the layer, or nil if there is none.
  ///   - gateScale: the derivative of a positive X with respect to the input of the ReLU: 1 unless the output was
  ///     scaled, as dropout does.
  ///   - inputGradient: dX [B, I]; its rows are set to B.
  public func inputGradient(
    _ outputGradient: Matrix, _ parameters: Vector, _ layer: DenseLayout, gate: Matrix?,
    gateScale: Float = 1, into inputGradient: inout Matrix
  ) {
    precondition(
      outputGradient.columns == layer.outputs && inputGradient.columns == layer.inputs,
      "a layer of \(layer.inputs) to \(layer.outputs) was given \(inputGradient.columns) to "
        + "\(outputGradient.columns)")
    precondition(layer.receptiveField == nil, "a layer that sees windows of an image has none before it")
    precondition(
      gate == nil || (gate!.columns == layer.inputs && gate!.rows == outputGradient.rows),
      "the gate of \(outputGradient.rows) x \(layer.inputs) inputs has another shape")
    checkParameters(parameters, layer)
    let batch = outputGradient.rows
    inputGradient.setRows(batch)
    nonisolated(unsafe) let dy = outputGradient.pointer
    nonisolated(unsafe) let weights = parameters.pointer + layer.weightsStart
    nonisolated(unsafe) let x = gate?.pointer
    nonisolated(unsafe) let dx = inputGradient.mutablePointer()
    let (dyStride, dxStride) = (outputGradient.stride, inputGradient.stride)
    let panels = (layer.inputs + panelWidth - 1) / panelWidth
    let parts = outputGradient.parts(for: kernels)
    let work = batch * layer.inputs * layer.outputs
    share(work: work) { share in
      // This product needs W as [O, 32 inputs], so each worker first transposes the panels of its part.
      withAlignedScratch(count: layer.panels * panelWidth * panelWidth) { packed in
        for part in parts {
          share.forEachPart(panels: panels, rows: batch) { panel, rows in
            let column = panel * panelWidth
            pack(weights, layer, inputsFrom: column, outputs: part.columns, to: packed)
            var product = Product(
              rows: rows.count, columns: min(panelWidth, layer.inputs - column), depth: layer.outputs,
              a: dy + rows.lowerBound * dyStride, aRow: dyStride, aDepth: 1,
              b: packed, bDepth: panelWidth,
              c: dx + rows.lowerBound * dxStride + column, cRow: dxStride)
            product.gate = x.map { $0 + rows.lowerBound * dxStride + column }
            product.gateScale = gateScale
            kernels.product(product.part(part.columns, only: part.lists(fromRow: rows.lowerBound)))
          }
        }
      }
    }
  }

  /// Writes the weights from up to 32 inputs, starting at `first`, to a range of outputs that starts on a panel into
  /// `packed`: [O, 32], with rows padded to whole panels and zeros in columns past the last input.
  private func pack(
    _ weights: UnsafePointer<Float>, _ layer: DenseLayout, inputsFrom first: Int, outputs: Range<Int>,
    to packed: UnsafeMutablePointer<Float>
  ) {
    let width = min(panelWidth, layer.inputs - first)
    for output in stride(from: outputs.lowerBound, to: outputs.upperBound, by: panelWidth) {
      let target = packed + output * panelWidth
      kernels.transpose(
        Transposition(
          // Up to three zero weights of the padding complete a block of four.
          rows: width, columns: min(panelWidth, (outputs.upperBound - output + 3) / 4 * 4),
          source: weights + output / panelWidth * layer.panelCount + first * panelWidth,
          sourceRow: panelWidth,
          target: target, targetRow: panelWidth))
      guard width < panelWidth else { continue }
      for row in 0..<panelWidth {
        (target + row * panelWidth + width).update(repeating: 0, count: panelWidth - width)
      }
    }
  }

  /// dW = dYᵀ · X and db = Σ dY over the batch, for all layers at once, since the layers are independent.
  ///
  /// - Parameters:
  ///   - outputGradients: dY [B, O] of each layer.
  ///   - inputs: X [B, I] of each layer.
  ///   - gradient: the flat vector that receives dW [O, I] and db [O] of each layer.
  public func parameterGradients(
    _ outputGradients: [Matrix], _ inputs: [Matrix], _ layers: [DenseLayout], into gradient: inout Vector
  ) {
    precondition(
      outputGradients.count == layers.count && inputs.count == layers.count,
      "\(layers.count) layers were given \(outputGradients.count) gradients and \(inputs.count) inputs")
    for (layer, (dy, x)) in zip(layers, zip(outputGradients, inputs)) {
      precondition(
        dy.columns == layer.outputs && x.columns == layer.inputs && dy.rows == x.rows,
        "a layer of \(layer.inputs) to \(layer.outputs) was given \(x.rows) x \(x.columns) to "
          + "\(dy.rows) x \(dy.columns)")
      checkParameters(gradient, layer)
    }
    nonisolated(unsafe) let target = gradient.mutablePointer()
    let work = zip(layers, inputs).reduce(0) { $0 + $1.1.rows * $1.0.inputsSeen * $1.0.outputs }
    share(work: work) { share in
      for (layer, (dy, x)) in zip(layers, zip(outputGradients, inputs)) {
        if layer.receptiveField == nil {
          parameterGradient(dy, x, layer, into: target, share)
        } else {
          parameterGradientOfWindows(dy, x, layer, into: target, share)
        }
      }
    }
  }

  /// One worker's share of one layer's dW and db.
  private func parameterGradient(
    _ dy: Matrix, _ x: Matrix, _ layer: DenseLayout, into target: UnsafeMutablePointer<Float>, _ share: Share
  ) {
    let weights = target + layer.weightsStart
    let bias = target + layer.biasStart
    // With lists, X itself is not read.
    let isListed = x.nonzeros?.rows(fromColumn: 0, for: kernels) != nil
    let reads = isListed ? 0 : layer.panels / share.workers
    ColumnBlocks.with(x, width: ColumnBlocks.width(rows: x.rows), reads: reads) { inputs in
      ColumnBlocks.with(dy, width: panelWidth, reads: layer.inputs) { gradients in
        share.forEachPart(panels: layer.panels, rows: layer.inputs, atMost: inputs.width) { panel, rows in
          let column = panel * panelWidth
          let (a, aDepth) = inputs.start(ofColumn: rows.lowerBound)
          let (b, bDepth) = gradients.start(ofColumn: column)
          var product = Product(
            rows: rows.count, columns: min(panelWidth, layer.outputs - column), depth: x.rows,
            a: a, aRow: 1, aDepth: aDepth, b: b, bDepth: bDepth,
            c: weights + panel * layer.panelCount + rows.lowerBound * panelWidth, cRow: panelWidth)
          product.nonzeros = x.nonzeros?.rows(fromColumn: rows.lowerBound, for: kernels)
          kernels.product(product)
          if rows.lowerBound == 0 { kernels.sumRows(b, x.rows, panelWidth, bDepth, bias + column) }
        }
      }
    }
  }

  private func checkParameters(_ vector: Vector, _ layer: DenseLayout) {
    precondition(
      vector.count >= layer.end,
      "a layer of \(layer.inputs) to \(layer.outputs) ends at \(layer.end), its vector at \(vector.count)")
  }
}
