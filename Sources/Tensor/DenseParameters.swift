// A layer's weights and biases between the flat vector, where they lie in panels, and the row-major arrays that
// files and people mean.

import Kernels
import KernelsBaseline

extension DenseLayout {
  /// Puts a layer's parameters into the flat vector.
  ///
  /// - Parameters:
  ///   - weights: W [O, I], row-major.
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
      for panel in 0..<panels {
        KernelTable.baseline.transpose(
          Transposition(
            rows: min(panelWidth, outputs - panel * panelWidth), columns: inputs,
            source: base + panel * panelCount, sourceRow: inputs,
            target: target + weightsStart + panel * panelCount, targetRow: panelWidth))
      }
    }
    for output in 0..<outputs { target[biasStart + output] = bias[output] }
  }

  /// W [O, I], row-major, as the flat vector holds it.
  public func weights(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return [Float](unsafeUninitializedCapacity: outputs * inputs) { buffer, count in
      count = outputs * inputs
      guard let base = buffer.baseAddress else { return }
      for panel in 0..<panels {
        KernelTable.baseline.transpose(
          Transposition(
            rows: inputs, columns: min(panelWidth, outputs - panel * panelWidth),
            source: vector.pointer + weightsStart + panel * panelCount, sourceRow: panelWidth,
            target: base + panel * panelCount, targetRow: inputs))
      }
    }
  }

  /// b [O], as the flat vector holds it.
  public func bias(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return Array(UnsafeBufferPointer(start: vector.pointer + biasStart, count: outputs))
  }
}
