// How soon a network that reads 98.0 % of MNIST's test images can be had from nothing: whole processes, ten seeds.

import Notation

extension BenchTable {
  static let timeToAccuracy = BenchTable(
    name: "time-to-98", title: "Time to 98.0 % of MNIST's test images",
    note: "Whole processes with seeds 1 to 10; settings chosen on images held out from the training set.",
    columns: [.words("digits train")] + TimeUnit.milliseconds.columns
      + ["median accuracy", "lowest", "highest", "seeds at 98.0 %"].map(Column.figures),
    rows: { sitting in [TimeToAccuracyRow(place: try DigitsPlace(sitting))] })
}

private struct TimeToAccuracyRow: BenchRow {
  let place: DigitsPlace

  private static let settings = [
    "--hidden", "192,32", "--receptive-field", "12", "--batch-size", "128", "--learning-rate", "0.012",
    "--epochs", "2",
  ]
  private static let seeds = 1...10
  private static let goal = 0.98

  var label: [String] { [Self.settings.joined(separator: " ")] }

  /// Seconds and accuracy of a training.
  private func train(seed: Int, clock: () -> Double) throws -> (seconds: Double, accuracy: Double) {
    let start = clock()
    let answer = try place.digits.run(["train", "--json", "--seed", "\(seed)"] + Self.settings)
    return (clock() - start, answer.accuracy ?? 0)
  }

  func check(_ checks: inout Checks) throws {
    let accuracy = try train(seed: 1, clock: { 0 }).accuracy
    checks.expect(0.975..<1 ~= accuracy, "'digits train \(label[0])' comes to an accuracy of \(accuracy)")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let runs = try Self.seeds.map { try train(seed: $0, clock: stopwatch.clock) }
    let accuracies = runs.map(\.accuracy).sorted()
    let median = Timing(samples: accuracies).median
    let reached = accuracies.count { $0 >= Self.goal }
    return TimeUnit.milliseconds.cells(Timing(samples: runs.map(\.seconds)))
      + [median, accuracies[0], accuracies[accuracies.count - 1]].map { NumberFormat.percent($0) }
      + ["\(reached) of \(runs.count)"]
  }
}
