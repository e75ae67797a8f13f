// Where ink is after a picture was moved, turned, shrunk or slanted.

import Testing

@testable import Augmentation

@Suite struct GeometricCorruptionsTests {
  /// A square of ink of 3 x 3 around (column, row) in 57 x 57 pixels; a unit is 57/28 pixels.
  private func square(_ column: Int, _ row: Int) -> [UInt8] {
    (0..<57 * 57).map { abs($0 / 57 - row) <= 1 && abs($0 % 57 - column) <= 1 ? 255 : 0 }
  }

  /// The middle of the ink as an offset from the picture's, and how much there is of it, in pixels.
  private func ink(_ pixels: [UInt8]) -> (x: Double, y: Double, amount: Double) {
    var (x, y, sum) = (0.0, 0.0, 0.0)
    for (place, grey) in pixels.enumerated() {
      x += Double(grey) * Double(place % 57 - 28)
      y += Double(grey) * Double(place / 57 - 28)
      sum += Double(grey)
    }
    return (x / sum, y / sum, sum / 255)
  }

  private func damagedInk(_ pixels: [UInt8], _ kind: Corruption, _ strength: Int, image: Int) -> (
    x: Double, y: Double, amount: Double
  ) {
    ink(damaged(pixels, width: 57, by: kind, strength: strength, image: image))
  }

  private let unit = 57.0 / 28

  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [2.0, 3, 4, 6, 8])))
  func `shifts go as far in all directions`(strength: Int, pixels: Double) {
    var quadrants: Set<Int> = []
    for image in 0..<40 {
      let found = damagedInk(square(28, 28), .shift, strength, image: image)
      let distance = (found.x * found.x + found.y * found.y).squareRoot()
      #expect(abs(distance - pixels * unit) < 0.71)
      #expect(abs(found.x - found.x.rounded()) < 1e-9 && abs(found.y - found.y.rounded()) < 1e-9)
      #expect(found.amount == 9)
      quadrants.insert((found.x > 0 ? 1 : 0) + (found.y > 0 ? 2 : 0))
    }
    #expect(quadrants.count == 4)
  }

  /// cos and sin of 12, 24, 36, 48 and 60 degrees.
  @Test(arguments: [
    (1, 0.97815, 0.20791), (2, 0.91355, 0.40674), (3, 0.80902, 0.58779), (4, 0.66913, 0.74314),
    (5, 0.5, 0.86603),
  ])
  func `rotations go to both sides`(strength: Int, cosine: Double, sine: Double) {
    var sides: Set<Bool> = []
    for image in 0..<12 {
      let found = damagedInk(square(44, 28), .rotate, strength, image: image)
      #expect(abs(found.x - 16 * cosine) < 0.1)
      #expect(abs(abs(found.y) - 16 * sine) < 0.1)
      sides.insert(found.y > 0)
    }
    #expect(sides.count == 2)
  }

  /// tan of 10, 20, 30, 40 and 50 degrees; 12 pixels above the middle.
  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [0.17633, 0.36397, 0.57735, 0.8391, 1.19175])))
  func `shear moves rows`(strength: Int, tangent: Double) {
    var sides: Set<Bool> = []
    for image in 0..<12 {
      let found = damagedInk(square(28, 16), .shear, strength, image: image)
      #expect(abs(abs(found.x) - 12 * tangent) < 0.1)
      #expect(abs(found.y + 12) < 0.1)
      sides.insert(found.x > 0)
    }
    #expect(sides.count == 2)
  }

  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [0.8, 0.7, 0.6, 0.5, 0.4])))
  func `scale shrinks distances and areas`(strength: Int, factor: Double) {
    let found = damagedInk(square(44, 20), .scale, strength, image: 0)
    #expect(abs(found.x - 16 * factor) < 0.15)
    #expect(abs(found.y + 8 * factor) < 0.15)
    #expect(abs(found.amount / (9 * factor * factor) - 1) < 0.1)
  }

  /// The ink is spread along a line of the length asked for: the variances along both axes add up to a twelfth of its
  /// square and what the square of ink had, 2/3 each.
  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [3.0, 5, 7, 9, 12])))
  func `motion blur spreads along a line`(strength: Int, pixels: Double) {
    for image in 0..<8 {
      let found = damaged(square(28, 28), width: 57, by: .motionBlur, strength: strength, image: image)
      let middle = ink(found)
      #expect(abs(middle.x) < 0.1 && abs(middle.y) < 0.1 && abs(middle.amount - 9) < 0.3)
      var variance = 0.0
      for (place, grey) in found.enumerated() {
        let (x, y) = (Double(place % 57 - 28), Double(place / 57 - 28))
        variance += Double(grey) / 255 * (x * x + y * y) / middle.amount
      }
      let length = pixels * unit
      // Places at both ends count in full, so the steps' variance is a little more than the line's.
      let steps = length.rounded(.up)
      let expected = 4.0 / 3 + length * length * (steps + 2) / (12 * steps)
      // Bilinear lookup adds a third of a pixel's square at most.
      #expect((-0.3...0.8).contains(variance - expected), "\(variance), expected \(expected)")
    }
  }
}
