import Foundation
import Testing

@testable import Images

@Suite struct JPEGInverseDCTTests {
  /// T.81, A.3.3, as it stands there, in double precision.
  private static func reference(_ block: InlineArray<64, Int32>) -> [Double] {
    func c(_ u: Int) -> Double { u == 0 ? 0.5.squareRoot() : 1 }
    func wave(_ x: Int, _ u: Int) -> Double { cos(Double((2 * x + 1) * u) * .pi / 16) }
    return (0..<64).map { place in
      let sum = (0..<64).reduce(0.0) { sum, k in
        let (v, u) = (k / 8, k % 8)
        return sum + c(u) * c(v) * Double(block[k]) * wave(place % 8, u) * wave(place / 8, v)
      }
      return min(max(sum / 4 + 128, 0), 255)
    }
  }

  private static func transform(_ block: InlineArray<64, Int32>) -> [UInt8] {
    var used = block
    var samples = [UInt8](repeating: 0, count: 64)
    var span = samples.mutableSpan
    JPEGInverseDCT.transform(&used, into: &span, at: 0, stride: 8)
    return samples
  }

  @Test(arguments: 0..<64) func `one coefficient at a time`(place: Int) {
    for value in [-900, -31, 1, 8, 250, 1_000] as [Int32] {
      var block = InlineArray<64, Int32>(repeating: 0)
      block[place] = value
      for (found, exact) in zip(Self.transform(block), Self.reference(block)) {
        #expect(abs(Double(found) - exact) < 0.6, "\(value)")
      }
    }
  }

  @Test func `many coefficients at a time`() {
    for seed in 1...20 as ClosedRange<Int32> {
      var block = InlineArray<64, Int32>(repeating: 0)
      for k in 0..<64 { block[k] = (Int32(k) * 37 + seed * 101) % 61 - 30 }
      for (found, exact) in zip(Self.transform(block), Self.reference(block)) {
        #expect(abs(Double(found) - exact) < 0.6)
      }
    }
  }

  @Test(arguments: [-2_000, -1_024, -5, -4, 0, 3, 4, 8, 1_015, 30_000] as [Int32])
  func `a flat block is the same by the short way`(dc: Int32) {
    var block = InlineArray<64, Int32>(repeating: 0)
    block[0] = dc
    var samples = [UInt8](repeating: 0, count: 64)
    var span = samples.mutableSpan
    JPEGInverseDCT.fill(dc, into: &span, at: 0, stride: 8)
    #expect(samples == Self.transform(block))
  }

  @Test(arguments: [Int32.min, Int32.max]) func `extremes do not trap`(value: Int32) {
    #expect(Self.transform(InlineArray(repeating: value)).count == 64)
  }
}
