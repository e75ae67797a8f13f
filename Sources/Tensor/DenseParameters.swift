// Converts a layer's weights and biases between the panels of the flat vector and the row-major arrays of files and of
// the API.

import Kernels
import KernelsBaseline

extension DenseLayout {
  /// Stores a layer's parameters in the flat vector.
  ///
  /// - Parameters:
  ///   - weights: W [O, I], row-major; weights from inputs that an output does not see are ignored.
  ///   - bias: b [O].
  ///   - channels: C, the channels of the input image. `weights` are [O, C, I / C], as in PyTorch; the vector holds [O,
  ///     I / C, C], as the products need them.
  ///
  /// Traps if an array has another length, if I is not a multiple of C, or if the vector ends before the layer.
  public func store(
    weights: Span<Float>, bias: Span<Float>, channels: Int = 1, in vector: inout Vector
  ) {
    precondition(
      weights.count == outputs * inputs && bias.count == outputs && vector.count >= end,
      "\(weights.count) weights and \(bias.count) biases do not make a layer of \(inputs) to \(outputs)")
    let target = vector.mutablePointer()
    weights.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress else { return }
      forEachBlock(channels: channels) { block in
        KernelTable.baseline.transpose(
          Transposition(
            rows: block.outputs.count, columns: block.count,
            source: base + block.outputs.lowerBound * inputs + block.firstInput, sourceRow: inputs,
            target: target + block.start, targetRow: block.step))
      }
    }
    for output in 0..<outputs { target[biasStart + output] = bias[output] }
  }

  /// W [O, I] or [O, C, I / C], row-major, as for `store`; 0 where an output does not see an input.
  public func weights(in vector: Vector, channels: Int = 1) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return [Float](unsafeUninitializedCapacity: outputs * inputs) { buffer, count in
      count = outputs * inputs
      guard let base = buffer.baseAddress else { return }
      if receptiveField != nil { buffer.initialize(repeating: 0) }
      forEachBlock(channels: channels) { block in
        KernelTable.baseline.transpose(
          Transposition(
            rows: block.count, columns: block.outputs.count,
            source: vector.pointer + block.start, sourceRow: block.step,
            target: base + block.outputs.lowerBound * inputs + block.firstInput, targetRow: inputs))
      }
    }
  }

  /// b [O] from the flat vector.
  public func bias(in vector: Vector) -> [Float] {
    precondition(vector.count >= end, "a vector of \(vector.count) ends before the layer's \(end)")
    return Array(UnsafeBufferPointer(start: vector.pointer + biasStart, count: outputs))
  }

  /// Visits the weights of every panel, run by run or channel by channel.
  private func forEachBlock(channels: Int, _ body: (WeightBlock) -> Void) {
    precondition(
      channels == 1 || receptiveField == nil && channels > 0 && inputs.isMultiple(of: channels),
      "\(inputs) inputs are not an image of \(channels) channels")
    for panel in 0..<panels {
      let outputs = panel * panelWidth..<min((panel + 1) * panelWidth, outputs)
      let start = weightsStart + panel * panelCount
      for channel in 0..<(channels > 1 ? channels : 0) {
        body(
          WeightBlock(
            outputs: outputs, firstInput: channel * (inputs / channels), count: inputs / channels,
            start: start + channel * panelWidth, step: channels * panelWidth))
      }
      for run in 0..<(channels > 1 ? 0 : runs) {
        body(
          WeightBlock(
            outputs: outputs, firstInput: firstInput(ofPanel: panel) + run * runStep, count: runLength,
            start: start + run * runLength * panelWidth, step: panelWidth))
      }
    }
  }
}

/// Weights of a panel that are evenly spaced in the flat vector and contiguous in a row-major array.
private struct WeightBlock {
  /// The outputs of the panel.
  let outputs: Range<Int>
  /// The first of their inputs in the array, and the number of inputs.
  let firstInput: Int
  let count: Int
  /// The offset of the first input's weights in the flat vector, and the distance from one input to the next.
  let start: Int
  let step: Int
}
