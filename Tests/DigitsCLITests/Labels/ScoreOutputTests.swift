// What `predict --labels` prints of right, wrong, unreadable and unlabelled pictures, as text and as JSON.

import Foundation
import Images
import Synchronization
import Terminal
import Testing

@testable import DigitReader
@testable import DigitsCLI

@Suite struct ScoreOutputTests {
  private struct Unreadable: Error, CustomStringConvertible { let description = "no picture" }
  private static let outcome = PictureOutcome(result: .failure(Unreadable()), thumbnail: nil, size: nil)

  private func reading(_ probabilities: [Float]) -> PictureReading {
    .digit(
      DigitReading(
        field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: probabilities,
        classes: ClassNames(["Bag", "Coat", "Dress"])), doubt: nil)
  }

  /// What a form of output prints of pictures that the table has and has not.
  private func told(
    table: String = "file,label,source\na.png,0,B\nb.png,1,A\nc.png,2,A\n", isEmpty: Bool = false,
    _ output: (Console, LabelledPictures) -> any PredictOutput
  ) throws -> (output: String, errors: String) {
    let root = try DataSetRoot()
    try root.put(Array(table.utf8), at: "labels.csv")
    let labels = try LabelledPictures(contentsOf: root.path + "/labels.csv", classes: 3)
    let written = Mutex(("", ""))
    let console = Console(environment: Environment()) { stream, bytes in
      let text = String(decoding: bytes, as: UTF8.self).replacing(root.path + "/", with: "")
      written.withLock { stream == .output ? ($0.0 += text) : ($0.1 += text) }
    }
    var output = output(console, labels)
    func source(_ name: String) -> PictureSource { PictureSource(name: "\(root.path)/\(name)") }
    if !isEmpty {
      try output.tell(reading([0.75, 0.25, 0]), of: source("a.png"), Self.outcome)
      try output.tell(reading([0.125, 0.25, 0.625]), of: source("b.png"), Self.outcome)
      try output.tellFailure(Unreadable(), of: source("c.png"))
    }
    for name in ["d.png", "e.png"] { try output.tell(reading([1, 0, 0]), of: source(name), Self.outcome) }
    try output.tellFailure(Unreadable(), of: source("f.png"))
    try output.finish()
    return written.withLock { ($0.0, $0.1) }
  }

  @Test func `lines tell what was misread, then the figures by source`() throws {
    let (output, errors) = try told { ScoreLines(console: $0, labels: $1, view: nil) }
    // One of three, two were read, with 0.75 right and 0.625 wrong.
    #expect(
      output == """
        b.png: Dress (62.50 %), labelled Coat (25.00 %)
        Source  Accuracy  Right  Pictures
        ---------------------------------
        A         0.00 %      0         2
        B       100.00 %      1         1
        Averaged over 2 sources: 50.00 %
        Accuracy: 33.33 % ± 23.94 (1 of 3)
        Expected calibration error: 43.75 percentage points
        Counted as errors because they could not be read: 1

        """)
    #expect(errors == "2 pictures have no label in labels.csv: not counted.\n")
  }

  @Test func `without sources or unreadable pictures there are no lines on them`() throws {
    let (output, errors) = try told(table: "file,label\na.png,0\nb.png,2\nd.png,0\ne.png,0\n") {
      ScoreLines(console: $0, labels: $1, view: nil)
    }
    #expect(output.hasPrefix("Accuracy: 100.00 % ± ") && output.split(separator: "\n").count == 2)
    #expect(errors == "")
  }

  @Test func `where no picture has a label there is no figure`() throws {
    let error = #expect(throws: Failure.self) {
      try told(isEmpty: true) { ScoreLines(console: $0, labels: $1, view: nil) }
    }
    #expect(error?.description.hasSuffix("labels.csv: none of the pictures has a label here") == true)
  }

  @Test func `one object has all of it`() throws {
    let (output, errors) = try told { ScoreJSON(console: $0, labels: $1) }
    #expect(errors == "")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    func number(_ name: String) -> Double? { json[name] as? Double }
    #expect(number("accuracy").map { abs($0 - 1.0 / 3) < 1e-12 } == true)
    #expect(number("correct") == 1 && number("count") == 3 && number("unlabelled") == 2)
    #expect(number("standard_error").map { abs($0 - 0.2394) < 1e-4 } == true)
    #expect(number("mean_over_sources") == 0.5)
    #expect(number("calibration_error").map { abs($0 - 0.4375) < 1e-6 } == true)
    let sources = try #require(json["sources"] as? [[String: Any]])
    #expect(sources.map { $0["source"] as? String } == ["A", "B"])
    #expect(sources.map { $0["accuracy"] as? Double } == [0, 1])
    #expect(sources.map { $0["count"] as? Int } == [2, 1])
    let wrong = try #require(json["wrong"] as? [[String: Any]])
    #expect(wrong.count == 1 && wrong[0]["file"] as? String == "b.png")
    #expect(wrong[0]["label"] as? Int == 1 && wrong[0]["digit"] as? Int == 2)
    #expect(wrong[0]["probability"] as? Double == 0.625 && wrong[0]["label_probability"] as? Double == 0.25)
    #expect(wrong[0]["source"] as? String == "A")
    let failures = try #require(json["errors"] as? [[String: String]])
    #expect(failures.map { $0["file"] } == ["c.png", "f.png"])
    #expect(failures.allSatisfy { $0["error"] == "no picture" })
  }
}
