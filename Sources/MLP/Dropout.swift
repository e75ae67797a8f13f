// Dropout: randomly omits units, during training only.

import Random
import Tensor

/// Sets a random fraction of the units to zero and scales up the others.
///
/// Each unit is dropped independently with probability p, and the remaining units are divided by 1 − p. This preserves
/// the mean of the next layer's sums, so the trained network needs no correction. A network that cannot rely on any
/// single unit learns redundant features; the result approximates the average of all thinned networks.
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout", 2014,
/// <https://jmlr.org/papers/v15/srivastava14a.html>; scaled during training ("inverted dropout"), as in PyTorch.
struct Dropout {
  /// p rounded to a multiple of 2⁻¹⁶, times 2¹⁶.
  private let threshold: UInt64
  /// 1 / (1 − p), the scale of the remaining units.
  let scale: Float

  /// Dropout with probability p = `rate`; traps outside 0 ..< 1.
  init(rate: Float) {
    precondition((0..<1).contains(rate), "units cannot be dropped at a rate of \(rate)")
    threshold = min(0xFFFF, UInt64((rate * 65_536).rounded()))
    scale = 65_536 / Float(65_536 - threshold)
  }

  /// Drops units at random, with one output of the generator for every four units.
  func apply(to units: inout MutableSpan<Float>, using generator: inout SeededGenerator) {
    var bits: UInt64 = 0
    for i in units.indices {
      if i % 4 == 0 { bits = generator.next() }
      units[i] = bits & 0xFFFF < threshold ? 0 : units[i] * scale
      bits >>= 16
    }
  }
}

/// Dropout of hidden units for the examples of one batch.
struct HiddenDropout {
  private let dropout: Dropout
  /// The indices of the batch's examples.
  private let examples: [Int]
  /// The epoch, counted from 1.
  private let epoch: Int
  private let seed: UInt64

  /// The dropout given by `options` for `examples` in an epoch, counted from 1; nil if the rate is 0.
  init?(_ options: TrainingOptions, examples: [Int], epoch: Int) {
    guard options.dropout > 0 else { return nil }
    dropout = Dropout(rate: options.dropout)
    self.examples = examples
    self.epoch = epoch
    seed = options.seed
  }

  /// 1 / (1 − p), the derivative of a remaining unit with respect to its value before dropout.
  var scale: Float { dropout.scale }

  /// Drops units [B, units] of hidden layer `layer`, independently for each example.
  func apply(to units: inout Matrix, layer: Int, on engine: Engine) {
    // Drawing a number and applying it costs about as much as eight multiply-adds per unit.
    engine.changeRows(of: &units, work: 8 * units.columns) { row, values in
      var generator = generator(example: examples[row], layer: layer)
      dropout.apply(to: &values, using: &generator)
    }
  }

  /// The generator of one example in one layer. Uses streams from 2⁶³ up; those below belong to epochs and inputs.
  private func generator(example: Int, layer: Int) -> SeededGenerator {
    precondition(layer < 1 << 11 && epoch < 1 << 20 && example < 1 << 32, "streams of dropout would repeat")
    let stream = 1 << 63 | UInt64(layer) << 52 | UInt64(epoch) << 32 | UInt64(example)
    return SeededGenerator(seed: seed, stream: stream)
  }
}
