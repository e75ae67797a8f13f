// Multiply-adds in registers only: the peak rate of a core that never waits for memory. Benchmarks compare the other
// kernels with it.

/// The result of a run of multiply-adds.
public struct PeakRun: Sendable {
  /// Floating-point operations done; a multiply-add counts as two.
  public var operations: Int
  /// The mean of all lanes at the end: 1 if every lane is right.
  public var mean: Float

  @inlinable
  public init(operations: Int, mean: Float) { (self.operations, self.mean) = (operations, mean) }
}

/// `count` independent chains of multiply-adds: enough to hide the latency of one, and few enough to stay in registers
/// together with two constants.
public enum Chains<let count: Int> {
  /// Computes s ← ½ + ½ s for `rounds` rounds in every lane of every chain. Every lane is 1 after about 50 rounds.
  ///
  /// The chains start from different values, because the compiler would merge equal chains. The product depends on the
  /// lane, because the compiler would hoist a constant product out of the loop where multiplication and addition are
  /// separate instructions.
  @inlinable @inline(__always)
  public static func run<I: InstructionSet>(_: I.Type, rounds: Int) -> PeakRun {
    let half = I.Vector(repeating: 0.5)
    var chains = InlineArray<count, I.Vector>(repeating: half)
    for i in 0..<count { chains[unchecked: i] = I.Vector(repeating: Float(i)) }
    for _ in 0..<rounds {
      for i in 0..<count { chains[unchecked: i] = I.multiplyAdd(half, half, chains[unchecked: i]) }
    }
    var sum: Float = 0
    for i in 0..<count { sum += chains[unchecked: i].sum() }
    let lanes = count * I.Vector.scalarCount
    return PeakRun(operations: 2 * lanes * rounds, mean: sum / Float(lanes))
  }
}
