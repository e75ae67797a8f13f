// Reliability bins and the calibration error, against counts made by hand.

import Foundation
import Testing

@testable import MLP

@Suite struct CalibrationTests {
  /// Predictions in two classes whose answer, 0, has these confidences, at least 1/2.
  private static func predictions(_ confidences: [Double], right: [Bool]) -> Predictions {
    Predictions(
      LabeledLogits(
        classCount: 2, labels: right.map { $0 ? 0 : 1 },
        values: confidences.flatMap { [Float(log($0 / (1 - $0))), 0] }))
  }

  /// Bins of a half: (0, 0.5] holds the 0.5s, (0.5, 1] the others. |1/2 − 1/2| · 2/6 + |3/4 − 0.8| · 4/6.
  @Test func `error is the weighted mean of the gaps`() {
    let calibration = Calibration(
      Self.predictions(
        [0.5, 0.5, 0.7, 0.7, 0.9, 0.9], right: [true, false, true, false, true, true]),
      binCount: 2)
    #expect(calibration.bins.map(\.count) == [2, 4])
    #expect(calibration.bins.map(\.correct) == [1, 3])
    #expect(calibration.bins.map(\.range) == [0...0.5, 0.5...1])
    #expect(abs(calibration.bins[1].confidence - 0.8) < 1e-7)
    #expect(calibration.bins[1].accuracy == 0.75)
    #expect(abs(calibration.error - 0.05 * 4 / 6) < 1e-7)
  }

  @Test func `fifteen bins unless told`() {
    let calibration = Calibration(Self.predictions([0.95], right: [true]))
    #expect(calibration.bins.count == 15)
    #expect(calibration.bins.last?.count == 1)
    #expect(calibration.bins[0].accuracy.isNaN && calibration.bins[0].confidence.isNaN)
  }

  /// A certainty of 1 belongs to the last bin, though it lies on its bound.
  @Test func `certainty is counted`() {
    let certain = Predictions(LabeledLogits(classCount: 2, labels: [0, 1], values: [1e6, 0, 1e6, 0]))
    let calibration = Calibration(certain)
    #expect(calibration.bins.last?.count == 2)
    #expect(calibration.error == 0.5)
  }

  @Test func `no predictions have no error`() {
    #expect(Calibration(Self.predictions([], right: [])).error.isNaN)
  }

  /// A confidence that is no number belongs to no bin, and leaves the others where they are.
  @Test(arguments: 0..<3)
  func `no number among numbers`(place: Int) {
    var values: [Float] = [3, 0, 3, 0, 3, 0]
    values[2 * place] = .nan
    let calibration = Calibration(
      Predictions(LabeledLogits(classCount: 2, labels: [0, 0, 0], values: values)))
    #expect(calibration.error.isNaN)
    #expect(calibration.bins.map(\.count).reduce(0, +) == 2)
    #expect(calibration.bins[14].count == 2)
  }
}
