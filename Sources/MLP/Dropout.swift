// Dropout: units that are omitted at random in training, and only there.

import Random
import Tensor

/// Sets a random fraction of the units to zero and scales up the others.
///
/// Each unit is dropped independently with probability p, and the remaining units are divided by 1 − p. So the sums of
/// the next layer keep their mean, and the trained network needs no correction. A network that cannot rely on any
/// single unit learns redundant features; the result approximates the average of all thinned networks.
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout", 2014,
/// <https://jmlr.org/papers/v15/srivastava14a.html>; scaled while training ("inverted"), as PyTorch does.
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

  /// Drops units at random: one step of the generator for each four of them.
  func apply(to units: inout MutableSpan<Float>, using generator: inout SeededGenerator) {
    var bits: UInt64 = 0
    for i in units.indices {
      if i % 4 == 0 { bits = generator.next() }
      units[i] = bits & 0xFFFF < threshold ? 0 : units[i] * scale
      bits >>= 16
    }
  }
}

/// Dropout on the hidden units for the examples of one batch.
struct HiddenDropout {
  private let dropout: Dropout
  /// The numbers of the batch's examples.
  private let examples: [Int]
  /// The epoch, counted from 1.
  private let epoch: Int
  private let seed: UInt64

  /// The dropout that `options` ask for, for `examples` in an epoch, counted from 1; nil where they ask for none.
  init?(_ options: TrainingOptions, examples: [Int], epoch: Int) {
    guard options.dropout > 0 else { return nil }
    dropout = Dropout(rate: options.dropout)
    self.examples = examples
    self.epoch = epoch
    seed = options.seed
  }

  /// 1 / (1 − p), the derivative of a unit that is left by what it was before.
  var scale: Float { dropout.scale }

  /// Drops some of the units [B, units] of the hidden layer with number `layer`, others for every example.
  func apply(to units: inout Matrix, layer: Int, on engine: Engine) {
    // Drawing and looking cost a unit about as much as eight multiply-adds.
    engine.changeRows(of: &units, work: 8 * units.columns) { row, values in
      var generator = generator(example: examples[row], layer: layer)
      dropout.apply(to: &values, using: &generator)
    }
  }

  /// The generator of one example in one layer. Streams from 2⁶³ on: those below are the epochs' and the inputs'.
  private func generator(example: Int, layer: Int) -> SeededGenerator {
    precondition(layer < 1 << 11 && epoch < 1 << 20 && example < 1 << 32, "streams of dropout would repeat")
    let stream = 1 << 63 | UInt64(layer) << 52 | UInt64(epoch) << 32 | UInt64(example)
    return SeededGenerator(seed: seed, stream: stream)
  }
}
