// The section on damage: its figures, its pictures, and its absence.

import Formats
import Testing

@testable import Export

/// Damage of two kinds at two strengths to the first image of a record in pictures of side x side pixels.
func damage(side: Int = 2, names: [String] = ["fog", "stripe"]) -> DamageRecord {
  DamageRecord(
    kinds: names.enumerated().map { index, name in
      DamageRecord.Kind(
        name: name, summary: "\(name) in the picture", accuracies: [0.5, 0.25 / Double(index + 1)],
        samples: [0, min(index, 1)].map { (pixels: [UInt8](repeating: 9, count: side * side), answer: $0) })
    }, sample: 0)
}

@Suite struct DamageSectionTests {
  @Test func `says its figures`() {
    var record = threeClasses()
    record.damage = damage()
    let html = ReportPage(record).html
    for text in [
      "<h2>Accuracy on corrupted images</h2>",
      "on the same 5 images after 2 kinds of damage at strengths 1 to 2",
      "<b>60.0</b>, under damage <b>34.4</b> on average", "<a href=\"#damage\">Damage</a>",
      "</svg></span>25.0</td><td>37.5</td></tr>",
      "<tr><th scope=\"row\">mean</th><td>50.0</td><td>18.8</td><td>34.4</td></tr>",
      "<li><b>stripe</b>: stripe in the picture.</li>",
    ] {
      #expect(html.contains(text), "\(text)")
    }
  }

  /// The sample is of class 0, and stripe 2 alone was read as something else.
  @Test func `frames what was misread`() {
    var record = threeClasses()
    record.damage = damage()
    let html = ReportPage(record).html
    #expect(html.split(separator: "<span class=\"misread\"").count == 2)
    #expect(html.contains("<span class=\"misread\" title=\"stripe 2, read as b\">"))
    #expect(html.split(separator: "<span class=\"read\"").count == 4)
  }

  @Test func `is left out where nothing was damaged`() {
    let html = ReportPage(threeClasses()).html
    #expect(!html.contains("id=\"damage\"") && !html.contains("href=\"#damage\""))
  }

  /// Sixteen pictures of 250 x 250 pixels are more than a page carries.
  @Test func `large pictures are left out`() {
    var record = record(labels: [0], answers: [0], classNames: ["a", "b"], side: 250)
    record.damage = damage(side: 250, names: (1...8).map { "kind \($0)" })
    let html = ReportPage(record).html
    #expect(!html.contains("id=\"damaged\"") && !html.contains("orange frame"))
    #expect(html.contains("<tr><th scope=\"row\">kind 1</th><td>50.0</td><td>25.0</td><td>37.5</td></tr>"))
    #expect(PageInspector(html).fault == nil)
  }
}
