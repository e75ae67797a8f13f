// A layer's weights and biases between the flat vector, where they lie in panels, and the row-major arrays that
// files and people mean.

import Kernels

extension DenseLayout {
  /// Puts a layer's parameters into the flat vector.
  ///
  /// - Parameters:
  ///   - weights: W [O, I], row-major.
  ///   - bias: b [O].
  ///
  /// Traps when the arrays have other lengths or the vector ends before the layer.
  public func store(weights: [Float], bias: [Float], in vector: inout Vector) {
    precondition(
      weights.count == outputs * inputs && bias.count == outputs && vector.count >= end,
      "\(weights.count) weights and \(bias.count) biases do not make a layer of \(inputs) to \(outputs)")
    let target = vector.mutablePointer()
    weights.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress else { return }
      packPanels(base, rows: outputs, columns: inputs, to: target + weightsStart)
    }
    for output in 0..<outputs { target[biasStart + output] = bias[output] }
  }

  /// W [O, I], row-major, as the flat vector holds it.
  public func weights(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return [Float](unsafeUninitializedCapacity: outputs * inputs) { buffer, count in
      count = outputs * inputs
      guard let base = buffer.baseAddress else { return }
      unpackPanels(vector.pointer + weightsStart, rows: outputs, columns: inputs, to: base)
    }
  }

  /// b [O], as the flat vector holds it.
  public func bias(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return Array(UnsafeBufferPointer(start: vector.pointer + biasStart, count: outputs))
  }
}
