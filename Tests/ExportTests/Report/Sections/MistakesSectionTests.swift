// The section on mistakes: how many are shown, under which words, and what people said of their labels.

import Testing

@testable import Export

@Suite struct MistakesSectionTests {
  /// As many mistakes as asked for, of class a read as b.
  private func mistakes(_ count: Int, classNames: [String] = ["a", "b"], side: Int = 2) -> EvaluationRecord {
    record(
      labels: [UInt8](repeating: 0, count: count), answers: [Int](repeating: 1, count: count),
      classNames: classNames, side: side)
  }

  private static let perfect = record(labels: [0, 1], answers: [0, 1], classNames: ["a", "b"])

  /// All pictures together have at most 780,000 pixels; one is shown whatever its size.
  @Test(arguments: [(2, 60), (28, 60), (114, 60), (115, 58), (200, 19), (900, 1)])
  func `large pictures are shown in smaller numbers`(side: Int, limit: Int) {
    #expect(MistakesSection.limit(of: mistakes(1, side: side)) == limit)
  }

  @Test(arguments: [
    (1, "<p>These mistakes gave"), (60, "<p>These mistakes gave"), (61, "<p>These 60 of 61 mistakes gave"),
  ])
  func `says whether all mistakes are shown`(count: Int, words: String) {
    let html = ReportPage(mistakes(count)).html
    #expect(html.contains(words))
  }

  @Test(arguments: [("abc", "pictures"), ("abcd", "pictures long")])
  func `long names get wider columns`(name: String, style: String) {
    let html = ReportPage(mistakes(1, classNames: [name, "b"])).html
    #expect(html.contains("and its confidence.</p>\n<ul class=\"\(style)\">"))
  }

  @Test func `disputed labels are counted and tabled`() {
    var record = threeClasses()
    record.disputesSource = "two readers"
    record.disputes = [Dispute(example: 3, seen: "a"), Dispute(example: 4, seen: nil)]
    let html = ReportPage(record).html
    #expect(
      html.contains(
        "<p id=\"disputed\">2 of the 2 mistakes are on labels that are disputed by people who looked at the"
          + " images again (two readers).</p>"))
    #expect(html.contains("<tr><th scope=\"row\">3</th><td>b</td><td>a</td><td>a</td></tr>"))
    #expect(html.contains("<tr><th scope=\"row\">4</th><td>c</td><td>b</td><td>–</td></tr>"))
    record.disputes = [Dispute(example: 3, seen: "a")]
    #expect(ReportPage(record).html.contains("1 of the 2 mistakes is on a label that"))
  }

  @Test func `no disputes have no table, and no mistakes no disputes`() {
    var record = threeClasses()
    let title = "The mistakes on disputed labels"
    #expect(!ReportPage(record).html.contains("id=\"disputed\""))
    record.disputes = []
    let html = ReportPage(record).html
    #expect(html.contains("0 of the 2 mistakes are on labels") && !html.contains(title))
    var perfect = Self.perfect
    perfect.disputes = []
    #expect(!ReportPage(perfect).html.contains("id=\"disputed\""))
  }
}
