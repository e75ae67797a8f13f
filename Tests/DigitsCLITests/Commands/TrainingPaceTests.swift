import MLP
import Random
import Testing

@testable import DigitsCLI

@Suite struct TrainingPaceTests {
  private func network(_ sizes: [Int]) -> Network {
    var generator = SeededGenerator(seed: 1)
    return Network(layerSizes: sizes, using: &generator)
  }

  @Test(
    "Four operations for a weight of the first layer, six for any other",
    arguments: [
      ([784, 10], 4 * 7840), ([784, 128, 10], 4 * 100_352 + 6 * 1280), ([4, 3, 2, 1], 48 + 36 + 12),
    ])
  func operations(sizes: [Int], expected: Int) {
    #expect(TrainingPace.operations(perImageOf: network(sizes)) == expected)
  }

  @Test("Images and operations over the time")
  func text() {
    let pace = TrainingPace(images: 180_000, seconds: 1.5, network: network([784, 128, 10]))
    #expect(pace.text == "120 k images/s, 49 GFLOP/s")
    #expect(TrainingPace(images: 100, seconds: 0, network: network([784, 10])).text == nil)
  }
}
