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
}
