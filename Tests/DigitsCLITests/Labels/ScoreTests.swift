import DigitReader
import Images
import Testing

@testable import DigitsCLI

@Suite struct ScoreTests {
  private func reading(_ probabilities: [Float]) -> DigitReading {
    DigitReading(field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: probabilities)
  }

  private func row(_ label: Int, _ source: String? = nil) -> LabelsCSV.Row {
    LabelsCSV.Row(file: "x", label: label, source: source)
  }

  @Test
  func `sources count the same, however many pictures they have`() {
    var board = ScoreBoard()
    for _ in 0..<3 { board.add(row(0, "A"), reading([0.9, 0.1])) }
    board.add(row(1, "B"), reading([0.8, 0.2]))
    board.addUnread(row(0, "B"))
    board.addUnlabelled()
    #expect(board.overall.right == 3 && board.overall.count == 5)
    #expect(board.bySource["A"]?.accuracy == 1 && board.bySource["B"]?.accuracy == 0)
    #expect(board.meanOverSources == 0.5)
    #expect(board.unread == 1 && board.unlabelled == 1)
    #expect(abs(board.overall.standardError - (0.6 * 0.4 / 5 + 0.01).squareRoot() / 1.2) < 1e-12)
  }

  @Test
  func `without sources there is no mean over them, without readings no calibration`() {
    var board = ScoreBoard()
    board.addUnread(row(0))
    #expect(board.meanOverSources == nil && board.calibrationError == nil)
  }

  @Test
  func `a network that is right as often as it says has no calibration error`() throws {
    var board = ScoreBoard()
    for label in [0, 0, 0, 1] { board.add(row(label), reading([0.75, 0.25])) }
    #expect(try #require(board.calibrationError) < 1e-6)
    board.add(row(0), reading([1, 0]))
    board.add(row(1), reading([1, 0]))
    // Two of six predictions say 1 and are right half of the time.
    let error: Double = try #require(board.calibrationError)
    #expect(abs(error - 1 / 6) < 1e-6)
  }
}
