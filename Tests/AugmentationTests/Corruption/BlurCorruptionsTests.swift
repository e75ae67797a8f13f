// Blurs held against what they are defined by: variances and means.

import Testing

@testable import Augmentation

@Suite struct BlurCorruptionsTests {
  /// A square of ink of 3 x 3 in the middle of 29 x 27 pixels: its variance along an axis is 2/3.
  private let square = (0..<29 * 27).map { pixel -> UInt8 in
    12...14 ~= pixel / 29 && 13...15 ~= pixel % 29 ? 255 : 0
  }

  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [0.7, 1.1, 1.5, 2, 2.5])))
  func `gaussian blur adds its variance`(strength: Int, deviation: Double) {
    let found = damaged(square, width: 29, by: .gaussianBlur, strength: strength).map(Double.init)
    let ink = found.reduce(0, +)
    func variance(_ offset: (Int) -> Int) -> Double {
      found.enumerated().reduce(0) { $0 + $1.element * Double(offset($1.offset) * offset($1.offset)) } / ink
    }
    let scaled = deviation * 27 / 28
    // Nothing is lost but by rounding, and by the cut at three deviations.
    #expect(abs(ink - 9 * 255) < 60)
    #expect(abs(variance { $0 % 29 - 14 } / (2.0 / 3 + scaled * scaled) - 1) < 0.08)
    #expect(abs(variance { $0 / 29 - 13 } / (2.0 / 3 + scaled * scaled) - 1) < 0.08)
  }

  @Test func `blocks have their mean`() {
    let ramp = (0..<784).map { UInt8($0 % 28 * 9) }
    let found = damaged(ramp, by: .pixelate, strength: 3)
    for pixel in found.indices {
      let first = pixel % 28 / 4 * 4
      #expect(abs(Int(found[pixel]) * 2 - 9 * (2 * first + 3)) <= 1)
    }
  }

  /// A block that does not fit takes the mean of what there is of it.
  @Test func `the last blocks are smaller`() {
    let found = damaged([UInt8](repeating: 200, count: 784), by: .pixelate, strength: 4)
    #expect(found.allSatisfy { $0 == 200 })
  }
}
