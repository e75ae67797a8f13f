// Whole processes, from start to exit, as a user runs them.

import Formats

extension BenchTable {
  static let processes = BenchTable(
    name: "processes", title: "Whole processes",
    note: "From start to end, reading and unpacking included. Memory is the most that was resident at once.",
    columns: [.words("digits"), .words("weights")] + TimeUnit.milliseconds.columns
      + [.figures("test accuracy"), .figures("MiB")],
    rows: { sitting in
      let place = try DigitsPlace(sitting)
      let predict = ["predict", DigitsPlace.picture]
      // The order matters: at first there are no weights in the folder, later those of the last training.
      return [
        ProcessRow(arguments: predict, weights: "pretrained", place: place),
        ProcessRow(
          arguments: ["train", "--hidden", "128,128", "--batch-size", "128", "--epochs", "3"], place: place),
        ProcessRow(arguments: ["train", "--epochs", "3"], place: place),
        ProcessRow(arguments: ["eval"], weights: "default", place: place),
        ProcessRow(arguments: predict, weights: "default", place: place),
      ]
    })
}

private struct ProcessRow: BenchRow {
  let arguments: [String]
  var weights = ""
  let place: DigitsPlace

  var label: [String] { [arguments.joined(separator: " "), weights] }

  func check(_ checks: inout Checks) throws {
    let answer = try place.digits.run(arguments + ["--json"])
    if let accuracy = answer.accuracy {
      checks.expect(0.97..<1 ~= accuracy, "'digits \(label[0])' comes to an accuracy of \(accuracy)")
    } else {
      checks.expect(
        answer.contains("\"digit\":\(place.label),"), "'digits \(label[0])' does not read \(place.label)")
    }
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let accuracy = try place.digits.run(arguments + ["--json"]).accuracy
    let memory = try place.digits.peakMemory(arguments)
    let time = try stopwatch.time([{ _ = try place.digits.run(arguments) }])[0]
    return TimeUnit.milliseconds.cells(time) + [
      accuracy.map { NumberFormat.percent($0) } ?? "",
      memory.map { NumberFormat.fixed(Double($0) / 0x1p20, places: 0) } ?? "unknown",
    ]
  }
}

extension String {
  /// The accuracy at the start of the JSON of `train` and `eval`; nil if there is none.
  var accuracy: Double? {
    let beginning = "{\"accuracy\":"
    guard hasPrefix(beginning) else { return nil }
    return Double(dropFirst(beginning.count).prefix { $0 != "," })
  }
}
