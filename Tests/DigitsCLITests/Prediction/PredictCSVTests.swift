// Every line of a table has as many cells as its header, whatever became of the picture.

import Images
import Synchronization
import Terminal
import Testing

@testable import DigitReader
@testable import DigitsCLI

@Suite struct PredictCSVTests {
  /// The cells of what `write` answers, line by line.
  private func cells(_ write: (Console) throws -> Void) rethrows -> [[String]] {
    let written = Mutex("")
    try write(
      Console(environment: Environment()) { _, bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        written.withLock { $0 += text }
      })
    return written.withLock { $0 }.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private struct Unreadable: Error, CustomStringConvertible { let description = "no picture" }

  private static let source = PictureSource(name: "a.png")

  @Test(arguments: [["zero", "one", "two"], []])
  func `with names of classes and without`(names: [String]) throws {
    let classes = ClassNames(names)
    let reading = DigitReading(
      field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: [0.125, 0.75, 0.125],
      classes: classes)
    let outcome = PictureOutcome(result: .failure(Unreadable()), thumbnail: nil, size: nil)
    let lines = try cells { console in
      let table = try PredictCSV(console: console, classes: 3, names: classes)
      try table.tell(.digit(reading, doubt: nil), of: Self.source, outcome)
      try table.tellFailure(Unreadable(), of: Self.source)
    }
    let name = names.isEmpty ? (title: [], value: []) : (title: ["name"], value: ["one"])
    try #require(lines.count == 3)
    #expect(
      lines[0] == ["file", "digit"] + name.title + ["probability", "p0", "p1", "p2", "warning", "error"])
    #expect(lines[1] == ["a.png", "1"] + name.value + ["0.75", "0.125", "0.75", "0.125", "", ""])
    let empty = [String](repeating: "", count: 6 + name.title.count)
    #expect(lines[2] == ["a.png"] + empty + ["no picture"])
  }

  @Test
  func `a doubt stands in its own cell`() throws {
    let reading = DigitReading(
      field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: [0.125, 0.75, 0.125])
    let outcome = PictureOutcome(result: .failure(Unreadable()), thumbnail: nil, size: nil)
    let lines = try cells { console in
      let table = try PredictCSV(console: console, classes: 3, names: .numbers)
      try table.tell(.digit(reading, doubt: .severalDigits), of: Self.source, outcome)
    }
    #expect(lines[1].suffix(2) == ["\(Doubt.severalDigits); '--number' reads them all", ""])
  }

  @Test(arguments: [true, false])
  func `a name is escaped for a terminal only`(isTerminal: Bool) throws {
    let written = Mutex("")
    let environment = Environment(terminals: isTerminal ? [.output] : [])
    let console = Console(environment: environment) { _, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      written.withLock { $0 += text }
    }
    let table = try NumberCSV(console: console)
    try table.tellFailure(Unreadable(), of: PictureSource(name: "a\u{1B}b.png"))
    #expect(written.withLock { $0 }.contains("\u{1B}") == !isTerminal)
  }

  @Test
  func `of numbers`() throws {
    let lines = try cells { console in
      let table = try NumberCSV(console: console)
      try table.tellFailure(Unreadable(), of: Self.source)
    }
    #expect(
      lines == [
        ["file", "number", "least_probability", "warning", "error"], ["a.png", "", "", "", "no picture"],
      ])
  }
}
