// Greys under brightness, fog and stripes, pixel by pixel.

import Testing

@testable import Augmentation

@Suite struct LightCorruptionsTests {
  private let ramp = (0..<784).map { UInt8($0 % 256) }

  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [0.15, 0.3, 0.45, 0.6, 0.75])))
  func `brightness adds a grey`(strength: Int, grey: Double) {
    let found = damaged(ramp, by: .brightness, strength: strength)
    #expect(
      zip(found, ramp).allSatisfy { abs(Double($0) - min(255, Double($1) + 255 * grey)) <= 0.51 })
  }

  /// A cloud lies between paper and ink, changes little from pixel to pixel and much over the picture.
  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [0.2, 0.35, 0.5, 0.65, 0.8])))
  func `fog is a smooth share`(strength: Int, share: Double) {
    let cloud = damaged([UInt8](repeating: 0, count: 784), by: .fog, strength: strength).map(Double.init)
    #expect(cloud.allSatisfy { $0 <= 255 * share + 0.5 })
    let inRows = (1..<784).filter { $0 % 28 > 0 }
    let steps = inRows.map { (place: Int) -> Double in abs(cloud[place] - cloud[place - 1]) }
    #expect(steps.max()! < 0.25 * 255 * share)
    #expect(cloud.max()! - cloud.min()! > 0.25 * 255 * share)
    let onInk = damaged([UInt8](repeating: 255, count: 784), by: .fog, strength: strength).map(Double.init)
    #expect(zip(onInk, cloud).allSatisfy { abs($0 - $1 - 255 * (1 - share)) <= 1.01 })
  }

  @Test(arguments: Array(zip([1, 2, 3, 4, 5], [1, 2, 4, 6, 8])))
  func `stripes are the negative of a band`(strength: Int, width: Int) {
    var bands: Set<Bool> = []
    for image in 0..<12 {
      let found = damaged(ramp, by: .stripe, strength: strength, image: image)
      let changed = found.indices.filter { found[$0] != ramp[$0] }
      #expect(changed.allSatisfy { found[$0] == 255 - ramp[$0] })
      let (rows, columns) = (Set(changed.map { $0 / 28 }), Set(changed.map { $0 % 28 }))
      #expect(changed.count == rows.count * columns.count)
      #expect([rows.count, columns.count].sorted() == [width, 28])
      bands.insert(rows.count == 28)
    }
    #expect(bands.count == 2)
  }
}
