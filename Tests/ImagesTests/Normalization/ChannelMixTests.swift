import Testing

@testable import Images

@Suite struct ChannelMixTests {
  /// A stroke of one colour on paper of another.
  static func picture(ink: [UInt8], paper: [UInt8]) -> Picture {
    let samples = (0..<20 * 20).flatMap { index in
      8..<12 ~= index % 20 && 3..<17 ~= index / 20 ? ink : paper
    }
    return Picture(width: 20, height: 20, channels: .rgb, samples: samples)
  }

  @Test(
    arguments: [
      ([200, 60, 60], [60, 131, 60]), ([60, 90, 200], [160, 80, 20]), ([128, 128, 128], [255, 127, 39]),
    ] as [([UInt8], [UInt8])])
  func `colours of one light are told apart`(ink: [UInt8], paper: [UInt8]) throws {
    let picture = Self.picture(ink: ink, paper: paper)
    let light = GrayImage(lightOf: picture)
    let (stroke, around) = (Int(light[10, 10]), Int(light[0, 0]))
    #expect(abs(stroke - around) >= 200)
    // Each side is of one shade.
    #expect(Set(light.samples).count == 2)
  }

  @Test(
    arguments: [
      ([0, 0, 0], [255, 255, 255]), ([40, 40, 140], [235, 232, 225]), ([255, 255, 0], [20, 20, 20]),
      ([200, 200, 200], [200, 200, 200]),
    ] as [([UInt8], [UInt8])])
  func `where light is enough it is taken`(ink: [UInt8], paper: [UInt8]) {
    let picture = Self.picture(ink: ink, paper: paper)
    #expect(ChannelMix(separating: picture) == nil)
    #expect(GrayImage(lightOf: picture) == GrayImage(luminanceOf: picture))
  }

  @Test func `coloured grain is not taken for ink`() {
    var samples: [UInt8] = []
    for index in 0..<400 {
      samples += [UInt8(100 + index % 3), UInt8(100 + index % 5), UInt8(100 + index % 7)]
    }
    let picture = Picture(width: 20, height: 20, channels: .rgb, samples: samples)
    #expect(ChannelMix(separating: picture) == nil)
  }

  @Test func `the axis is the principal one`() throws {
    // All the variance lies between (200, 100, 100) and (100, 200, 100): the axis is (1, -1, 0) / √2, either way.
    let mix = try #require(
      ChannelMix(separating: Self.picture(ink: [200, 100, 100], paper: [100, 200, 100])))
    #expect(abs(abs(mix.weights.x) - 0.5.squareRoot()) < 1e-9)
    #expect(abs(mix.weights.x + mix.weights.y) < 1e-9)
    #expect(abs(mix.weights.z) < 1e-9)
  }

  /// A stroke whose colour differs from the paper's, (110, 110, 110), by `red`, `green` and `blue`.
  private static func difference(_ red: Int, _ green: Int, _ blue: Int) -> Picture {
    picture(ink: [red, green, blue].map { UInt8(110 + $0) }, paper: [110, 110, 110])
  }

  /// 14 of 100 pixels are ink: the variance is 0.1204 of the squared difference.
  @Test(arguments: [(20, false), (21, true)]) func `a mix has a variance of more than grain's`(
    difference: Int, isMix: Bool
  ) {
    #expect((ChannelMix(separating: Self.difference(difference, -difference, 0)) != nil) == isMix)
  }

  /// The variance along the mix and along grey are as 10,625 to 5,208, and as 10,900 to 5,633.
  @Test(arguments: [(25, true), (30, false)]) func `a mix shows twice the variance of grey`(
    green: Int, isMix: Bool
  ) {
    #expect((ChannelMix(separating: Self.difference(100, green, 0)) != nil) == isMix)
  }

  @Test(arguments: [(0, 60, -60), (60, 0, -60), (60, -60, 0), (-20, -20, 90)])
  func `whichever channels differ, the mix is the direction of the difference`(
    red: Int, green: Int, blue: Int
  ) throws {
    let mix = try #require(ChannelMix(separating: Self.difference(red, green, blue)))
    let difference = SIMD3(Double(red), Double(green), Double(blue))
    let unit = difference / (difference * difference).sum().squareRoot()
    #expect(abs(abs((mix.weights * unit).sum()) - 1) < 1e-12)
  }

  @Test func `light along the mix is light, though the strongest channel falls`() throws {
    let mix = try #require(ChannelMix(separating: Self.difference(-100, 80, 80)))
    #expect(mix.weights.x < 0 && mix.weights.y > 0)
    let light = try #require(mix.image(of: Self.difference(-100, 80, 80)))
    #expect(light[10, 10] > 200 && light[0, 0] == 0)
  }

  /// The differences are 42.4, 84.9 and 169.7 long.
  @Test(arguments: [(30, 85), (60, 170), (120, 255)] as [(Int, UInt8)])
  func `small differences are doubled, large ones take the whole range`(difference: Int, lightest: UInt8)
    throws
  {
    let pair = Self.picture(
      ink: [UInt8(125 + difference), UInt8(125 - difference), 100], paper: [125, 125, 100])
    let light = try #require(ChannelMix(separating: pair)?.image(of: pair))
    #expect(Set(light.samples) == [0, lightest])
  }

  @Test func `the axis is found among two directions of much variance`() throws {
    // Differences along (1, -1, 0) have twice the variance of those along (1, 1, -2).
    let colours: [[UInt8]] = [[170, 86, 128], [86, 170, 128], [145, 145, 94], [111, 111, 162]]
    let samples = (0..<400).flatMap { colours[$0 % 4] }
    let mix = try #require(
      ChannelMix(separating: Picture(width: 20, height: 20, channels: .rgb, samples: samples)))
    #expect(abs(abs(mix.weights.x) - 0.5.squareRoot()) < 1e-8)
    #expect(abs(mix.weights.x + mix.weights.y) < 1e-8 && abs(mix.weights.z) < 1e-8)
  }

  @Test(arguments: [(1, 256, true), (1, 257, false), (256, 1, true), (257, 1, false)])
  func `large pictures are sampled on a grid of 256`(width: Int, height: Int, isMix: Bool) {
    // Every second pixel is of the other colour: the grid of a longer picture passes over them.
    let samples = (0..<width * height).flatMap { $0 % 2 == 0 ? [60, 131, 60] : [200, 60, 60] as [UInt8] }
    let picture = Picture(width: width, height: height, channels: .rgb, samples: samples)
    #expect((ChannelMix(separating: picture) != nil) == isMix)
  }
}
