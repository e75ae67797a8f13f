// Dropout on the inputs: pixels that are missing at random while a network is trained, and never afterwards.

import Random

/// Sets a share of the inputs to zero and makes up for it with the others.
///
/// Each input is dropped with probability p, apart from the others, and the ones that are left are divided by
/// 1 − p, so that the sums of the first layer stay what they are on average and nothing need be done once the
/// network is trained. A network that cannot count on any single pixel learns to ask many.
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout", 2014,
/// <https://jmlr.org/papers/v15/srivastava14a.html>; scaled while training ("inverted"), as PyTorch does.
struct InputDropout {
  /// p rounded to a multiple of 2⁻¹⁶, times 2¹⁶.
  private let threshold: UInt64
  private let scale: Float

  /// Dropout with probability p = `rate`; traps outside 0 ..< 1.
  init(rate: Float) {
    precondition((0..<1).contains(rate), "inputs cannot be dropped at a rate of \(rate)")
    threshold = min(0xFFFF, UInt64((rate * 65_536).rounded()))
    scale = 65_536 / Float(65_536 - threshold)
  }

  /// Drops inputs at random: one step of the generator for each four of them.
  func apply(to inputs: inout MutableSpan<Float>, using generator: inout SeededGenerator) {
    var bits: UInt64 = 0
    for i in inputs.indices {
      if i % 4 == 0 { bits = generator.next() }
      inputs[i] = bits & 0xFFFF < threshold ? 0 : inputs[i] * scale
      bits >>= 16
    }
  }
}
