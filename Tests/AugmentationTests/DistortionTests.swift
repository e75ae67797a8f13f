import Testing

@testable import Augmentation

@Suite struct DistortionTests {
  @Test(arguments: DistortionName.allCases)
  func `only the distortion of that name is none`(name: DistortionName) {
    #expect(name.distortion.isNone == (name == .none))
  }

  @Test
  func `each name's ranges hold those of the one before it`() {
    let distortions = DistortionName.allCases.map(\.distortion)
    for (narrow, wide) in zip(distortions, distortions.dropFirst()) {
      #expect(narrow != wide)
      #expect(narrow.shift <= wide.shift && narrow.rotation <= wide.rotation && narrow.shear <= wide.shear)
      #expect(narrow.scale <= wide.scale && narrow.elasticity <= wide.elasticity)
      #expect(narrow.thickness <= wide.thickness)
    }
  }

  @Test
  func `a description names the ranges that are there`() {
    var ranges = Distortion()
    #expect("\(ranges)" == "none")
    ranges.shift = 1.5
    ranges.elasticity = 1.25
    #expect("\(ranges)" == "shift 1.5, elasticity 1.25, smoothness 5.0")
  }

  @Test
  func `ranges in pixels are in proportion to the picture, within what they may be`() {
    let elastic = Distortion.elastic
    #expect(elastic.scaled(width: 28, height: 28) == elastic)
    let large = elastic.scaled(width: 56, height: 56)
    #expect((large.shift, large.elasticity, large.smoothness, large.thickness) == (2, 2.4, 10, 1))
    #expect((large.rotation, large.shear, large.scale) == (elastic.rotation, elastic.shear, elastic.scale))
    #expect(elastic.scaled(width: 280, height: 280).thickness == 2)
    let dot = elastic.scaled(width: 1, height: 1)
    #expect(dot.smoothness == 1 && dot.shift < 0.04)
    for size in [1, 2, 28, 256] { elastic.scaled(width: size, height: 1).requireValid() }
    #expect(Distortion.none.scaled(width: 3, height: 300).isNone)
  }

  @Test
  func `weakened, all ranges are a share of what they were, and nothing is left at 0`() {
    let elastic = Distortion.elastic
    #expect(elastic.weakened(to: 1) == elastic)
    let half = elastic.weakened(to: 0.5)
    #expect((half.shift, half.rotation, half.shear) == (0.5, 7.5, 7.5))
    #expect((half.scale, half.elasticity, half.thickness) == (0.075, 0.6, 0.25))
    #expect((half.smoothness, half.uprightLabels) == (elastic.smoothness, elastic.uprightLabels))
    #expect(elastic.weakened(to: 0).isNone)
  }

  @Test
  func `a distortion that is not weakened traps`() async {
    await #expect(processExitsWith: .failure) { _ = Distortion.elastic.weakened(to: 1.5) }
  }

  @Test
  func `an infinite range traps`() async {
    await #expect(processExitsWith: .failure) {
      var ranges = Distortion()
      ranges.shift = .infinity
      ranges.requireValid()
    }
  }
}
