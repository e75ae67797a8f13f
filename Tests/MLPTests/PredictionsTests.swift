// Predictions from logits: answers, confidences and losses against numbers worked out by hand.

import Testing

@testable import MLP

@Suite struct PredictionsTests {
  /// Softmax of (log 6, log 3, log 1) is (0.6, 0.3, 0.1).
  private static let logits = LabeledLogits(
    classCount: 3, labels: [0, 1, 2],
    values: [1.791_759_5, 1.098_612_3, 0, 1.791_759_5, 1.098_612_3, 0, -5, -5, -5])

  @Test func `answers are the first of the largest`() {
    let predictions = Predictions(Self.logits)
    #expect(predictions.answers == [0, 0, 0])
    #expect(predictions.count == 3 && predictions.labels == [0, 1, 2])
  }

  /// −log 0.6, −log 0.3, −log 1/3.
  @Test func `confidences and losses`() {
    let predictions = Predictions(Self.logits)
    expectClose(predictions.confidences, [0.6, 0.6, 1 / 3.0], within: 1e-7)
    expectClose(
      predictions.losses, [0.510_825_623_77, 1.203_972_804_33, 1.098_612_288_67], within: 1e-7)
  }

  /// At temperature 2 the weights are √6, √3 and 1, and their sum is 5.181540550.
  @Test func `temperature changes how sure an answer is`() {
    let predictions = Predictions(Self.logits, temperature: 2)
    #expect(predictions.answers == [0, 0, 0])
    expectClose(predictions.confidences, [0.472_733_875_3, 0.472_733_875_3, 1 / 3.0], within: 1e-7)
    #expect(abs(predictions.losses[0] - 0.749_222_700_4) < 1e-7)
  }

  @Test func `examples follow one another`() {
    let others = LabeledLogits(classCount: 3, labels: [2], values: [7, 8, 9])
    let both = Self.logits.followed(by: others)
    #expect(both.labels == [0, 1, 2, 2] && both.values == Self.logits.values + [7, 8, 9])
  }

  /// Logits a million apart neither overflow nor lose the loss.
  @Test func `extreme logits stay exact`() {
    let predictions = Predictions(LabeledLogits(classCount: 2, labels: [1], values: [1e6, 0]))
    #expect(predictions.confidences == [1] && predictions.losses == [1e6])
  }

  @Test(arguments: [[Float.nan, 1], [1, .nan], [.infinity, 0], [-.infinity, -.infinity]])
  func `logits that are no numbers make no numbers`(values: [Float]) {
    let predictions = Predictions(LabeledLogits(classCount: 2, labels: [0], values: values))
    #expect(predictions.confidences[0].isNaN)
    #expect(Calibration(predictions).error.isNaN)
    #expect(Evaluation(predictions).count == 1)
  }

  private func expectClose(
    _ found: [Double], _ expected: [Double], within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isClose =
      found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < tolerance }
    #expect(isClose, "\(found) is not \(expected)", sourceLocation: sourceLocation)
  }
}
