// Multiply-adds only: the peak of a core that never waits for memory. Benchmarks compare the other kernels with it; no
// computation calls it.

/// What a run of multiply-adds came to.
public struct PeakRun: Sendable {
  /// Floating-point operations done; a multiply-add counts as two.
  public var operations: Int
  /// The mean of all lanes at the end: 1 when each has done what it should.
  public var mean: Float

  @inlinable
  public init(operations: Int, mean: Float) { (self.operations, self.mean) = (operations, mean) }
}

/// `count` chains of multiply-adds that wait for nothing but their own last result. They must be enough to hide
/// the time that one takes, and few enough to stay in registers together with two constants.
public enum Chains<let count: Int> {
  /// Takes s ← ½ + ½ s for `rounds` rounds in every lane of every chain. Every lane is 1 after about 50.
  ///
  /// The chains start from different values, because the compiler would make one of chains that are alike. The
  /// product depends on the lane, because one of two constants would be taken out of the loop wherever
  /// multiplication and addition are two instructions.
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
