// The section on classes: which classes have bars, in which order, and what their bars are of.

import Testing

@testable import Export

@Suite struct ClassesSectionTests {
  /// The names beside the bars, from top to bottom.
  private func names(_ html: String) throws -> [String] {
    let section = try #require(html.split(separator: "<section id=\"classes\">").last)
    let plot = try #require(section.split(separator: "</svg>").first)
    return plot.matches(of: /<text class="name end"[^>]*>([^<]*)</).map { String($0.1) }
  }

  /// Three examples of each class. All of class 7 are read right, two of class 0, one of class 3, none of the others.
  private func classes(_ count: Int) -> EvaluationRecord {
    let right = [7: 3, 0: 2, 3: 1]
    let labels = (0..<count).flatMap { [UInt8](repeating: UInt8($0), count: 3) }
    let answers = labels.enumerated().map { index, label in
      index % 3 < right[Int(label)] ?? 0 ? Int(label) : label == 1 ? 2 : 1
    }
    return record(labels: labels, answers: answers, classNames: (0..<count).map { "c\($0)" })
  }

  @Test func `fifty classes all have bars`() throws {
    let html = ReportPage(classes(50)).html
    #expect(try names(html) == (0..<50).map { "c\($0)" })
    #expect(!html.contains("classes with the lowest F1"))
  }

  @Test func `of more, the worst fifty have bars, in their order`() throws {
    let html = ReportPage(classes(52)).html
    #expect(try names(html) == (0..<52).filter { ![0, 7].contains($0) }.map { "c\($0)" })
    #expect(html.contains("<p>The 50 of 52 classes with the lowest F1; the table has all.</p>"))
  }

  @Test func `what was missed and what was false are of the class`() {
    let html = ReportPage(threeClasses()).html
    for text in [
      "0.00 % of the images of a were missed", "33.33 % of the answers a were false",
      "50.00 % of the images of b were missed", "50.00 % of the answers b were false",
      "100.00 % of the images of c were missed", "0.00 % of the answers c were false",
    ] {
      #expect(html.contains("<title>\(text)</title>"), "\(text)")
    }
  }

  @Test func `a class without examples misses nothing`() {
    let html = ReportPage(record(labels: [0], answers: [0], classNames: ["a", "b"])).html
    #expect(html.contains("<title>0.00 % of the images of b were missed</title>"))
  }

  @Test func `the table ends in both averages`() {
    // Precision 2/3, 1/2, 0; recall 1, 1/2, 0; F1 4/5, 1/2, 0; of two, two and one examples.
    let html = ReportPage(threeClasses()).html
    #expect(
      html.contains(
        "</tbody><tfoot><tr><th scope=\"row\">macro average</th><td>38.89 %</td><td>50.00 %</td>"
          + "<td>43.33 %</td><td>5</td></tr>\n<tr><th scope=\"row\">weighted average</th><td>46.67 %</td>"
          + "<td>60.00 %</td><td>52.00 %</td><td>5</td></tr>\n</tfoot>"))
  }
}
