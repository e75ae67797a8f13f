// The conventions that people have MNIST in, as an independent program writes them with NumPy and Pillow: each trains,
// warns or is refused as that program's own table wants it.

import Foundation
import Testing

struct ConventionsTests {
  /// The program that writes the conventions, where there is one beside MNIST.
  private static let script: String? = MNIST.data.map { $0 + "/cases/make_data_sets.py" }.flatMap { path in
    FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// What finds Python and its packages, though a test has a home and a path of its own.
  private static let environment = ProcessInfo.processInfo.environment.filter {
    ["PATH", "HOME"].contains($0.key)
  }

  private static let hasNumPy =
    (try? Workplace().shell("python3 -c 'import numpy, PIL'", environment: environment).status) == 0

  @Test(
    .enabled(if: script != nil, "needs cases/make_data_sets.py in $DIGITS_DATA"),
    .enabled(if: hasNumPy, "needs python3 with numpy and Pillow"))
  func `each does what its table wants`() throws {
    let workplace = try Workplace()
    let script = try #require(Self.script)
    let made = try workplace.shell(
      "python3 '\(script)' sets --mnist '\(try #require(MNIST.folder))' --train 3000 --test 500",
      environment: Self.environment)
    #expect(made.status == 0, "\(made.errors)")
    let table = String(decoding: try workplace.bytes(of: "sets/expected.csv"), as: UTF8.self)
    let rows = table.split(whereSeparator: \.isNewline).dropFirst()
    #expect(rows.count == 27)
    for row in rows {
      let data = String(row.prefix { $0 != "," })
      let run = try workplace.digits("train --data sets/\(data) --epochs 3 --hidden 64 --model w --json")
      switch true {
      case row.hasSuffix("refuses"):
        #expect(
          run.status == 1 && run.output.isEmpty && run.errors.hasPrefix("Error: sets/\(data)"), "\(data)")
        #expect(run.errors.split(separator: "\n").count == 1, "\(data)")
      case row.hasSuffix("warns"):
        let words = try #require(Self.warnings[data], "\(data)")
        #expect(run.status == 0 && run.errors.contains(words), "\(data): \(run.errors)")
      default:
        let json = try JSONOutput(run.output)
        #expect((json.number("accuracy") ?? 0) > 0.8, "\(data)")
        let hasTestSet = !row.contains("no test set")
        #expect((json.number("held_out") == nil) == hasTestSet, "\(data)")
        #expect(run.errors.contains("held out") != hasTestSet, "\(data)")
      }
    }
  }

  /// What is said of each odd one.
  private static let warnings = [
    "transposed": "; --transpose reads them that way", "inverted": "; --invert reads them that way",
    "zero-to-one": "; --pixel-range 0,1 reads them that way",
    "zero-to-sixteen": "; --pixel-range 0,15 reads them that way",
    "stray-label": "Label 255 occurs only once among 3,000, at image 3",
    "rare-class": "--class-weights balanced",
  ]
}
