import MLP
import Random
import Testing

@testable import DigitsCLI

@Suite struct TrainingPaceTests {
  private func network(_ sizes: [Int]) -> Network {
    var generator = SeededGenerator(seed: 1)
    return Network(layerSizes: sizes, using: &generator)
  }

  @Test
  func `images and operations over the time`() {
    let pace = TrainingPace(images: 180_000, seconds: 1.5, network: network([784, 128, 10]))
    #expect(pace.text == "120 k images/s, 49 GFLOP/s")
    #expect(TrainingPace(images: 100, seconds: 0, network: network([784, 10])).text == nil)
  }
}
