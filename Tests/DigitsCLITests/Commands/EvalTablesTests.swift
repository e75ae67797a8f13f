// The tables of `digits eval` on predictions made up for them: which figures, and what a narrow terminal leaves out.

import DigitReader
import MLP
import Testing

@testable import DigitsCLI

@Suite struct EvalTablesTests {
  /// Predictions whose confusion matrix is `confusion`, by label and answer.
  private func evaluation(_ confusion: [[Int]]) -> Evaluation {
    let count = confusion.count
    var (labels, values): ([UInt8], [Float]) = ([], [])
    for (label, row) in confusion.enumerated() {
      for (answer, times) in row.enumerated() {
        for _ in 0..<times {
          labels.append(UInt8(label))
          values += (0..<count).map { $0 == answer ? 3 : 0 }
        }
      }
    }
    return Evaluation(Predictions(LabeledLogits(classCount: count, labels: labels, values: values)))
  }

  private func blocks(
    _ confusion: [[Int]], _ names: [String] = [], width: Int = 80, disputed: [DisputedMistake]? = nil
  ) -> [[String]] {
    EvalTables(evaluation: evaluation(confusion), classes: ClassNames(names), disputed: disputed)
      .blocks(width: width)
  }

  private let small = [[8, 2, 0], [1, 4, 0], [0, 3, 12]]

  @Test func `each table in full`() {
    #expect(
      blocks(small, ["Bag", "Coat", "Dress"]).map { $0.joined(separator: "\n") } == [
        """
        Class             Precision   Recall       F1  Support
        ------------------------------------------------------
        Bag                 88.89 %  80.00 %  84.21 %       10
        Coat                44.44 %  80.00 %  57.14 %        5
        Dress              100.00 %  80.00 %  88.89 %       15
        ------------------------------------------------------
        macro average       77.78 %  80.00 %  76.75 %       30
        weighted average    87.04 %  80.00 %  82.04 %       30
        """,
        """
        Confusion (rows: label, columns: read as)
                  0   1   2
        -------------------
        0 Bag     8   2   .
        1 Coat    1   4   .
        2 Dress   .   3  12
        """,
        """
        Most confused
        Label  Read as  Times  Of the label
        -----------------------------------
        Dress  Coat         3       20.00 %
        Bag    Coat         2       20.00 %
        Coat   Bag          1       20.00 %
        """,
      ])
  }

  @Test func `a narrower terminal has less space, then shorter names, then no F1`() {
    func head(_ width: Int) -> String { blocks(small, width: width)[0][0] }
    let (wide, near) = (
      "Class             Precision   Recall       F1  Support", "Class    Precision  Recall      F1 Support"
    )
    let narrow = "Class    Precision  Recall Support"
    #expect(head(wide.count) == wide && head(wide.count - 1) == near)
    #expect(head(near.count) == near && head(near.count - 1) == narrow)
    #expect(head(20) == narrow)
  }

  @Test func `names give way to numbers in a matrix too wide for them`() {
    let names = ["Bag", "Coat", "Dress"]
    func matrix(_ width: Int) -> [String] { blocks(small, names, width: width)[1] }
    #expect(matrix(19).suffix(3).first == "0 Bag     8   2   .")
    #expect(matrix(18).suffix(3).first == "0 Bag    8  2  .")
    #expect(matrix(15).suffix(3) == ["0  8  2  .", "1  1  4  .", "2  .  3 12"])
    #expect(
      matrix(9).joined(separator: " ")
        == "The confusion matrix of 3 classes is wider than 9 columns; --json has it.")
  }

  @Test func `eight pairs are listed, and their share is that of the label`() {
    var confusion = (0..<10).map { label in (0..<10).map { $0 == label ? 100 : 0 } }
    for other in 1..<10 { confusion[0][other] = 20 - other }
    confusion[3][0] = 25
    let table = blocks(confusion)[2]
    #expect(table.count == 3 + 8)
    #expect(table[3] == "3      0           25       20.00 %")
    // Of 100 + 19 + 18 + ... + 11.
    #expect(table[4] == "0      1           19        8.09 %")
    #expect(table.last == "0      7           13        5.53 %")
    #expect(blocks([[3, 0], [0, 2]]).count == 2)
  }

  @Test func `disputed labels say what people saw`() {
    let mistakes = [
      DisputedMistake(dispute: DisputedLabel(947, 0, seen: 2), answer: 1),
      DisputedMistake(dispute: DisputedLabel(2_130, 2, seen: nil), answer: 1),
    ]
    #expect(
      blocks(small, ["Bag", "Coat", "Dress"], disputed: mistakes)[3] == [
        "Disputed labels: 2 of 6 mistakes", "Image  Label  Read as  People saw",
        "---------------------------------", "  947  Bag    Coat     Dress", " 2130  Dress  Coat     -",
      ])
    #expect(blocks(small, disputed: []).last == ["Disputed labels: 0 of 6 mistakes"])
  }
}
