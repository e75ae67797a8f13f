import Testing

@testable import Images

@Suite struct EvenLightTests {
  /// Dark ink in a light that depends on the place.
  static func lit(_ light: (Int, Int) -> Double) -> (picture: GrayImage, ink: GrayImage) {
    let ink = Drawing.seven(90, x: 30, y: 20, on: (140, 130))
    let samples = ink.samples.enumerated().map { index, level in
      UInt8((230 - 190 * Double(level) / 255) * light(index % 140, index / 140))
    }
    return (GrayImage(width: 140, height: 130, samples: samples), ink)
  }

  static let lights: [(name: String, light: @Sendable (Int, Int) -> Double)] = [
    ("even", { _, _ in 1 }),
    ("a slope", { x, y in 0.35 + 0.6 * Double(x + y) / 270 }),
    ("the edge of a shadow", { x, y in x + y / 2 > 90 ? 0.5 : 1 }),
    (
      "a dark rim",
      { x, y in
        let (u, v) = (Double(x) / 140 - 0.5, Double(y) / 130 - 0.5)
        return 1 - 0.8 * (u * u + v * v)
      }
    ),
  ]

  @Test(arguments: lights.indices)
  func `paper is of one level afterwards`(index: Int) {
    let (picture, ink) = Self.lit(Self.lights[index].light)
    let even = picture.evenlyLit()
    let paper = zip(even.samples, ink.samples).filter { $0.1 == 0 }.map { Int($0.0) }.sorted()
    // All but a tenth (a twentieth at either end), at the edge of a shadow and in the darkest corners, is within a tenth of the paper's level.
    #expect(abs(paper[paper.count / 20] - 170) <= 17, "\(Self.lights[index].name)")
    #expect(abs(paper[paper.count * 19 / 20] - 170) <= 17, "\(Self.lights[index].name)")
  }

  @Test(arguments: lights.indices)
  func `the digit is the same in any light`(index: Int) throws {
    let (picture, ink) = Self.lit(Self.lights[index].light)
    let expected = try DigitNormalizer.normalize(ink.picture).field
    // Which of the looks shows the digit is for the network to say.
    var looks = DigitNormalizer.looks(at: picture.picture)
    let fields = [looks.next(), looks.next()].compactMap { $0 }.joined().compactMap {
      DigitNormalizer.field(of: $0.ink)?.field
    }
    #expect(
      fields.contains { $0.leastDifference(from: expected) < 5 }, "\(Self.lights[index].name)")
  }

  @Test func `medians are those of the neighbourhood`() {
    let image = GrayImage(width: 5, height: 1, samples: [10, 50, 20, 40, 30])
    // One pixel to either side.
    #expect(image.localMedians() == [10, 20, 40, 30, 30])
  }

  @Test(arguments: [(1, 1), (3, 2), (9, 40), (31, 23)])
  func `medians are those of the definition`(width: Int, height: Int) {
    // Grain from black to white, so that neighbouring medians are far apart.
    let noise = Drawing.blank(width, height, level: 128).withGrain(127)
    let reach = max(width, height) / 4
    let expected = (0..<height).flatMap { y in
      (0..<width).map { x in
        let around = (y - reach...y + reach).flatMap { y in
          (x - reach...x + reach).compactMap { x in
            0..<width ~= x && 0..<height ~= y ? noise[x, y] : nil
          }
        }
        return around.sorted()[(around.count - 1) / 2]
      }
    }
    #expect(noise.localMedians() == expected)
  }

  @Test func `a thin stroke does not move the median`() {
    var image = Drawing.blank(64, 64, level: 200)
    image.fill(x: 20, y: 5, width: 5, height: 50, level: 10)
    #expect(image.localMedians().allSatisfy { $0 == 200 })
  }

  @Test(arguments: [(64, [170, 170]), (65, [113, 227])] as [(Int, [UInt8])])
  func `the paper's level is estimated in a picture of at most 64 pixels`(width: Int, expected: [UInt8]) {
    // Columns of 100 and 200, of which each is the median of its neighbourhood; pairs average to 150.
    let image = GrayImage(
      width: width, height: 64, samples: (0..<width * 64).map { $0 % width % 2 == 0 ? 100 : 200 })
    let even = image.evenlyLit()
    #expect((30...31).map { even[$0, 30] } == expected)
  }

  @Test func `the paper's level is interpolated between the centres of squares`() {
    // Squares of 2 pixels, of which the paper's level steps from 50 to 200 at column 64.
    for isTransposed in [false, true] {
      let image = GrayImage(
        width: 128, height: 128,
        samples: (0..<128 * 128).map { (isTransposed ? $0 / 128 : $0 % 128) < 64 ? 50 : 200 })
      let even = image.evenlyLit()
      // 50 of 87.5 and 200 of 162.5 in the two middle columns.
      #expect((62...65).map { isTransposed ? even[40, $0] : even[$0, 40] } == [170, 97, 209, 170])
    }
  }

  @Test func `what shows on black is white`() {
    var image = Drawing.blank(40, 40)
    image.fill(x: 10, y: 10, width: 3, height: 12, level: 1)
    let even = image.evenlyLit()
    #expect(even[11, 15] == 255 && even[5, 5] == 0)
  }
}
