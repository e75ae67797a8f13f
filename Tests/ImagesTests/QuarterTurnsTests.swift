// Pictures turned by quarters: where pixels go, and where boxes come from.

import Testing

@testable import Images

struct QuarterTurnsTests {
  private static let picture = Picture(width: 3, height: 2, channels: .gray, samples: [1, 2, 3, 4, 5, 6])

  @Test(
    arguments: [
      (0, 3, [1, 2, 3, 4, 5, 6]), (1, 2, [4, 1, 5, 2, 6, 3]), (2, 3, [6, 5, 4, 3, 2, 1]),
      (3, 2, [3, 6, 2, 5, 1, 4]),
    ] as [(Int, Int, [UInt8])])
  func `pixels go round`(quarters: Int, width: Int, samples: [UInt8]) {
    let turned = Self.picture.turned(byQuarters: quarters)
    #expect(turned.width == width)
    #expect(turned.samples == samples)
  }

  @Test(arguments: 0...3)
  func `a box comes back to its pixels`(quarters: Int) {
    let turned = Self.picture.turned(byQuarters: quarters)
    for y in 0..<turned.height {
      for x in 0..<turned.width {
        let box = Self.picture.box(of: PixelBox(x: x, y: y, width: 1, height: 1), turnedByQuarters: quarters)
        #expect(Self.picture.samples[box.y * 3 + box.x] == turned.samples[y * turned.width + x])
      }
    }
    let whole = PixelBox(x: 0, y: 0, width: turned.width, height: turned.height)
    #expect(
      Self.picture.box(of: whole, turnedByQuarters: quarters) == PixelBox(x: 0, y: 0, width: 3, height: 2))
  }
}
