// The table and the object of `digits eval --corrupt`, made of counts chosen by hand.

import Augmentation
import DigitReader
import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct CorruptionResultsTests {
  /// Two kinds on 200 images.
  private let results = CorruptionResults(
    count: 200, sample: 0,
    rows: [
      CorruptionResults.Row(kind: .shotNoise, correct: [200, 190, 150, 100, 60], samples: []),
      CorruptionResults.Row(kind: .fog, correct: [100, 80, 51, 20, 0], samples: []),
    ])

  @Test func `a row for each kind and their mean`() {
    #expect(
      results.lines(clean: 0.9957, width: 80).joined(separator: "\n") == """
        Accuracy in % on damaged images, strengths 1 to 5
        Damage          1     2     3     4     5  Mean
        -----------------------------------------------
        none                                       99.6
        shot noise  100.0  95.0  75.0  50.0  30.0  70.0
        fog          50.0  40.0  25.5  10.0   0.0  25.1
        -----------------------------------------------
        mean         75.0  67.5  50.2  30.0  15.0  47.5
        """)
  }

  @Test func `columns close up where there is no room`() {
    let lines = results.lines(clean: 1, width: 42)
    #expect(lines.allSatisfy { $0.count <= 42 })
    #expect(lines.contains("fog         50.0 40.0 25.5 10.0  0.0  25.1"))
    #expect(lines.prefix(2) == ["Accuracy in % on damaged images, strengths", "1 to 5"])
  }

  @Test func `decimals go where there is still less room`() {
    let lines = results.lines(clean: 1, width: 34)
    #expect(lines.allSatisfy { $0.count <= 34 })
    #expect(lines.contains("fog         50 40 26 10  0   25"))
  }

  @Test func `json has the shares and their means`() {
    #expect(
      results.json.description == #"""
        {"mean_accuracy":0.4755,"accuracies":[0.75,0.675,0.5025,0.3,0.15],"kinds":[{"name":"shot noise","mean_accuracy":0.7,"accuracies":[1.0,0.95,0.75,0.5,0.3]},{"name":"fog","mean_accuracy":0.251,"accuracies":[0.5,0.4,0.255,0.1,0.0]}]}
        """#)
  }

  private func images(rows: Int, columns: Int) -> LabeledImages {
    LabeledImages(
      images: ByteBuffer([UInt8](repeating: 0, count: rows * columns)), labels: [0], rows: rows,
      columns: columns)
  }

  @Test(arguments: [(257, 1), (1, 257)])
  func `large images are refused`(rows: Int, columns: Int) throws {
    try CorruptionResults.requireSize(of: images(rows: 256, columns: 256), "walls")
    let refusal = #expect(throws: Failure.self) {
      try CorruptionResults.requireSize(of: images(rows: rows, columns: columns), "walls")
    }
    #expect(
      refusal?.description
        == "--corrupt damages images of up to 256 x 256 pixels, and those of walls have"
        + " \(ImageSize(of: images(rows: rows, columns: columns)))")
  }
}
