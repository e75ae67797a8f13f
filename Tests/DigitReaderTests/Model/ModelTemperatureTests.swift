import MLP
import Random
import Testing

@testable import DigitReader

/// The temperature that a weights file holds.
@Suite struct ModelTemperatureTests {
  @Test(
    arguments: [
      ("0.62", 0.62), ("2", 2), ("1e-3", 0.001), (nil, 1), ("", 1), ("0", 1), ("-1", 1), ("nan", 1),
      ("inf", 1),
      ("1e99", 1), ("warm", 1), (" 2", 1), ("2 ", 1),
    ] as [(String?, Float)])
  func `a finite positive number is taken, anything else is 1`(text: String?, expected: Float) {
    var generator = SeededGenerator(seed: 1)
    let metadata = text.map { ["temperature": $0] } ?? [:]
    let model = Model(
      network: Network(layerSizes: [4, 2], using: &generator), history: ModelHistory(metadata: metadata),
      name: "w")
    #expect(model.temperature == expected)
  }
}
