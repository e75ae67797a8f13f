import Testing

@testable import Augmentation

@Suite struct DistortionTests {
  @Test("Only the distortion of that name is none", arguments: DistortionName.allCases)
  func none(name: DistortionName) {
    #expect(name.distortion.isNone == (name == .none))
  }

  @Test("Each name's ranges hold those of the one before it")
  func names() {
    let distortions = DistortionName.allCases.map(\.distortion)
    for (narrow, wide) in zip(distortions, distortions.dropFirst()) {
      #expect(narrow != wide)
      #expect(narrow.shift <= wide.shift && narrow.rotation <= wide.rotation && narrow.shear <= wide.shear)
      #expect(narrow.scale <= wide.scale && narrow.elasticity <= wide.elasticity)
      #expect(narrow.thickness <= wide.thickness)
    }
  }

  @Test("A description names the ranges that are there")
  func description() {
    var ranges = Distortion()
    #expect("\(ranges)" == "none")
    ranges.shift = 1.5
    ranges.elasticity = 1.25
    #expect("\(ranges)" == "shift 1.5, elasticity 1.25, smoothness 5.0")
  }

  @Test("An infinite range traps")
  func invalid() async {
    await #expect(processExitsWith: .failure) {
      var ranges = Distortion()
      ranges.shift = .infinity
      ranges.requireValid()
    }
  }
}
