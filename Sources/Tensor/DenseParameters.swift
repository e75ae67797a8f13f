// Converts a layer's weights and biases between the panels of the flat vector and the row-major arrays of files and
// API.

import Kernels
import KernelsBaseline

extension DenseLayout {
  /// Puts a layer's parameters into the flat vector.
  ///
  /// - Parameters:
  ///   - weights: W [O, I], row-major; what stands where an output does not see an input is left out.
  ///   - bias: b [O].
  ///
  /// Traps when the arrays have other lengths or the vector ends before the layer.
  public func store(weights: Span<Float>, bias: Span<Float>, in vector: inout Vector) {
    precondition(
      weights.count == outputs * inputs && bias.count == outputs && vector.count >= end,
      "\(weights.count) weights and \(bias.count) biases do not make a layer of \(inputs) to \(outputs)")
    let target = vector.mutablePointer()
    weights.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress else { return }
      forEachBlock { panel, block, input in
        KernelTable.baseline.transpose(
          Transposition(
            rows: min(panelWidth, outputs - panel * panelWidth), columns: runLength,
            source: base + panel * panelWidth * inputs + input, sourceRow: inputs,
            target: target + block, targetRow: panelWidth))
      }
    }
    for output in 0..<outputs { target[biasStart + output] = bias[output] }
  }

  /// W [O, I], row-major, as the flat vector holds it; 0 where an output does not see an input.
  public func weights(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return [Float](unsafeUninitializedCapacity: outputs * inputs) { buffer, count in
      count = outputs * inputs
      guard let base = buffer.baseAddress else { return }
      if receptiveField != nil { buffer.initialize(repeating: 0) }
      forEachBlock { panel, block, input in
        KernelTable.baseline.transpose(
          Transposition(
            rows: runLength, columns: min(panelWidth, outputs - panel * panelWidth),
            source: vector.pointer + block, sourceRow: panelWidth,
            target: base + panel * panelWidth * inputs + input, targetRow: inputs))
      }
    }
  }

  /// b [O], as the flat vector holds it.
  public func bias(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return Array(UnsafeBufferPointer(start: vector.pointer + biasStart, count: outputs))
  }

  /// Visits the weights of every panel run by run: where in the flat vector they begin, [run length, 32], and the first
  /// input that they are from.
  private func forEachBlock(_ body: (_ panel: Int, _ block: Int, _ input: Int) -> Void) {
    for panel in 0..<panels {
      let first = firstInput(ofPanel: panel)
      for run in 0..<runs {
        body(
          panel, weightsStart + panel * panelCount + run * runLength * panelWidth, first + run * runStep)
      }
    }
  }
}
