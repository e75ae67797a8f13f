// The plots, small enough to be written out whole.

import Formats
import Foundation
import Testing

@testable import Export
@testable import MLP

@Suite struct PlotsTests {
  @Test func `coordinates are short`() {
    #expect(("\(12.0) \(0.25) \(-1.005) \(1 / 3.0) \(-0.0)" as Markup).source == "12 0.25 -1 0.33 0")
  }

  /// One right cell and one wrong one, in two classes: a margin of 40, cells of 38.
  @Test func `confusion map`() {
    let record = record(labels: [0, 0, 1], answers: [0, 0, 0], classNames: ["a", "<b>"])
    let map = ConfusionMap(
      confusion: record.evaluation.confusion, classNames: record.classNames,
      cells: CellSamples(of: record).cells)
    #expect(
      map.markup.source == """
        <svg class="map" viewBox="0 0 131 131" role="group" \
        aria-label="Confusion matrix: rows are labels, columns what they were read as">
        <text class="title middle" x="91" y="12">read as</text>
        <text class="title middle" transform="translate(12 91) rotate(-90)">label</text>
        <rect class="empty" x="53" y="53" width="76" height="76"/>
        <text class="name end" x="46" y="76">a</text><text class="name middle" x="72" y="46">a</text>
        <text class="name end" x="46" y="114">&lt;b&gt;</text>\
        <text class="name middle" x="110" y="46">&lt;b&gt;</text>
        <a href="#cell-0-0" aria-label="a read as a: 2 images, 100.00 %">\
        <title>a read as a: 2 images, 100.00 %</title>\
        <g class="count"><rect class="right" x="53.5" y="53.5" width="37" height="37" rx="3" fill-opacity="0.72"/>\
        <text class="middle" x="72" y="76">2</text></g>\
        <g class="share"><rect class="right" x="53.5" y="53.5" width="37" height="37" rx="3" fill-opacity="0.72"/>\
        <text class="middle" x="72" y="76">100</text></g></a>
        <a href="#cell-1-0" aria-label="&lt;b&gt; read as a: 1 image, 100.00 %">\
        <title>&lt;b&gt; read as a: 1 image, 100.00 %</title>\
        <g class="count"><rect class="wrong" x="53.5" y="91.5" width="37" height="37" rx="3" fill-opacity="0.72"/>\
        <text class="middle" x="72" y="114">1</text></g>\
        <g class="share"><rect class="wrong" x="53.5" y="91.5" width="37" height="37" rx="3" fill-opacity="0.72"/>\
        <text class="middle" x="72" y="114">100</text></g></a>
        </svg>
        """)
  }

  private func map(_ record: EvaluationRecord) -> String {
    ConfusionMap(
      confusion: record.evaluation.confusion, classNames: record.classNames,
      cells: CellSamples(of: record).cells
    ).markup.source
  }

  /// The first class is read as the second once in twenty times, the second as the first in three of four: rows are labels, each colour has its own
  /// scale, and shares below a tenth have a decimal.
  @Test func `cells stand in the row of their label`() {
    let labels = [UInt8](repeating: 0, count: 20) + [1, 1, 1, 1]
    let source = map(
      record(
        labels: labels, answers: [1] + [Int](repeating: 0, count: 22) + [1], classNames: ["abc", "b"]))
    func face(_ kind: String, _ x: String, _ y: String, _ opacity: String, _ text: String) -> String {
      """
      x="\(x)" y="\(y)" width="37" height="37" rx="3" fill-opacity="\(opacity)"/>\
      <text class="middle" x="\(x == "53.5" ? 72 : 110)" y="\(y == "53.5" ? 76 : 114)">\(text)</text></g>
      """
    }
    for face in [
      face("count", "91.5", "53.5", "0.47", "1"), face("share", "91.5", "53.5", "0.27", "5.0"),
      face("count", "53.5", "91.5", "0.72", "3"), face("share", "53.5", "91.5", "0.72", "75"),
      face("count", "53.5", "53.5", "0.72", "19"), face("share", "53.5", "53.5", "0.72", "95"),
      face("count", "91.5", "91.5", "0.26", "1"), face("share", "91.5", "91.5", "0.43", "25"),
    ] {
      #expect(source.contains(face), "\(face)")
    }
  }

  @Test func `a tenth has no decimal`() {
    let source = map(
      record(
        labels: [UInt8](repeating: 0, count: 10), answers: [1] + [Int](repeating: 0, count: 9),
        classNames: ["a", "b"]))
    #expect(source.contains(">10</text>"))
  }

  /// The margin is as wide as the longest name, 7 units a letter and 13 a kana, within bounds, and 32 more.
  @Test(arguments: [
    ("a", 40), ("abc", 53), ("abcd", 60), ("か", 45), ("かな", 58), (String(repeating: "a", count: 15), 137),
    (String(repeating: "a", count: 16), 142), (String(repeating: "か", count: 30), 142),
  ])
  func `long names have room`(name: String, margin: Int) {
    let source = map(record(labels: [0], answers: [0], classNames: [name]))
    #expect(source.contains("<rect class=\"empty\" x=\"\(margin)\""))
    // Names of more than three characters are turned.
    #expect(source.contains("rotate(-90)\">\(name)</text>") == (name.count > 3))
  }

  /// Class a: none of its two images missed, one of its three answers false. Class b: missed, and never answered.
  @Test func `class error bars`() {
    let evaluation = record(labels: [0, 0, 1], answers: [0, 0, 0], classNames: ["a", "b"]).evaluation
    let bars = ClassErrorBars(classes: evaluation.classes, classNames: ["a", "b"], answers: [3, 0])
    #expect(
      bars.markup.source == """
        <svg class="plot" viewBox="0 0 440 72" role="img" aria-label="Errors of each class">
        <text class="name end" x="20" y="27">a</text>\
        <rect class="missed" x="28" y="11" width="0" height="10">\
        <title>0.00 % of the images of a were missed</title></rect>\
        <text class="value" x="33" y="20">0.00 %</text>\
        <rect class="claimed" x="28" y="23" width="114.67" height="10">\
        <title>33.33 % of the answers a were false</title></rect>\
        <text class="value" x="147.67" y="32">33.33 %</text>
        <text class="name end" x="20" y="57">b</text>\
        <rect class="missed" x="28" y="41" width="344" height="10">\
        <title>100.00 % of the images of b were missed</title></rect>\
        <text class="value" x="377" y="50">100.00 %</text>\
        <rect class="claimed" x="28" y="53" width="0" height="10">\
        <title>0.00 % of the answers b were false</title></rect>\
        <text class="value" x="33" y="62">0.00 %</text>
        <path class="axis" d="M28 8V68"/></svg>
        """)
  }

  /// 8 units a letter of the longest name, from two letters to fourteen, and 12 more.
  @Test(arguments: [("a", 28), ("ab", 28), ("abc", 36), ("abcdefghijklmn", 124), ("abcdefghijklmno", 124)])
  func `long names move the bars`(name: String, left: Int) {
    let evaluation = record(labels: [0], answers: [0], classNames: [name]).evaluation
    let source = ClassErrorBars(classes: evaluation.classes, classNames: [name], answers: [1]).markup.source
    #expect(source.contains("<path class=\"axis\" d=\"M\(left) 8V"))
  }

  /// One error in a thousand is drawn as long as one in two: the longest bar fills the plot.
  @Test func `rare errors are drawn large`() {
    let figures = [1, 999].map { ClassFigures(hits: $0, predicted: $0, support: $0 + 1) }
    for figures in figures {
      let source = ClassErrorBars(classes: [figures], classNames: ["a"], answers: [1]).markup.source
      #expect(source.contains("<rect class=\"missed\" x=\"28\" y=\"11\" width=\"344\""))
    }
  }

  /// Two answers of 50 %, one right, and a certain one: bars of a half and of a whole, no gap.
  @Test func `reliability diagram`() {
    let logits = LabeledLogits(classCount: 2, labels: [0, 1, 0], values: [0, 0, 0, 0, 1e6, 0])
    let source = ReliabilityDiagram(calibration: Calibration(Predictions(logits), binCount: 2)).markup.source
    #expect(
      source.contains(
        """
        <g><title>Confidence 0 to 50 %: 2 images, 50.00 % right, mean confidence 50.00 %</title>\
        <rect class="accuracy" x="61" y="125" width="178" height="111"/>\
        <rect class="unsure" x="61" y="125" width="178" height="0"/>\
        <rect class="count" x="61" y="284" width="178" height="46"/></g>
        <g><title>Confidence 50 to 100 %: 1 image, 100.00 % right, mean confidence 100.00 %</title>\
        <rect class="accuracy" x="241" y="14" width="178" height="222"/>\
        <rect class="unsure" x="241" y="14" width="178" height="0"/>\
        <rect class="count" x="241" y="300.98" width="178" height="29.02"/></g>

        """))
  }

  /// Sure of three quarters and always right, or never: the gap lies between accuracy and confidence.
  @Test(arguments: [
    (UInt8(0), "accuracy", "69.5", "166.5", "unsure", "14", "55.5"),
    (1, "accuracy", "236", "0", "sure", "69.5", "166.5"),
  ])
  func `gaps say which is larger`(
    label: UInt8, bar: String, top: String, height: String, gap: String, gapTop: String, gapHeight: String
  ) {
    let logits = LabeledLogits(classCount: 2, labels: [label], values: [Float(log(3.0)), 0])
    let source = ReliabilityDiagram(calibration: Calibration(Predictions(logits), binCount: 2)).markup.source
    #expect(
      source.contains(
        "<rect class=\"\(bar)\" x=\"241\" y=\"\(top)\" width=\"178\" height=\"\(height)\"/>"
          + "<rect class=\"\(gap)\" x=\"241\" y=\"\(gapTop)\" width=\"178\" height=\"\(gapHeight)\"/>"))
  }

  private func chart(_ points: [(x: Double, y: Double)]) -> LineChart {
    LineChart(
      title: "Loss", yTitle: "nats", series: [LineSeries(name: "training", style: .training, points: points)],
      tickText: { $0.fixed($1) }, tickScale: 1, pointText: { $0.fixed(2) })
  }

  @Test func `line chart`() {
    let source = chart([(1, 0.4), (2, 0.2)]).markup.source
    #expect(
      source.contains(
        """
        <path class="training" d="M60 14L420 236"/>\
        <circle class="training" cx="60" cy="14" r="3.5"><title>training, epoch 1: 0.40</title></circle>\
        <circle class="training" cx="420" cy="236" r="3.5"><title>training, epoch 2: 0.20</title></circle>

        """))
    #expect(source.contains("<text class=\"tick end\" x=\"53\" y=\"240\">0.20</text>"))
    #expect(source.contains("<text class=\"tick middle\" x=\"60\" y=\"253\">1</text>"))
  }

  @Test func `no axis goes beyond what there can be`() {
    var chart = chart([(1, 1)])
    #expect(chart.markup.source.contains(">1.005<"))
    chart.limit = 1
    let source = chart.markup.source
    #expect(source.contains(">0.996<") && source.contains(">1.000<"))
    #expect(!source.contains(/>1\.00[1-9]</))
  }

  @Test(arguments: [(40, 40), (41, 0)])
  func `many epochs have no marks`(epochs: Int, marks: Int) {
    let source = chart((1...epochs).map { (Double($0), 0.5 / Double($0)) }).markup.source
    #expect(source.matches(of: /<circle/).count == marks)
  }

  private func epochs(_ points: [(x: Double, y: Double)]) -> [String] {
    chart(points).markup.source.matches(of: /<text class="tick middle"[^>]*>([^<]*)</).map { String($0.1) }
  }

  @Test func `ticks are whole epochs that were trained`() {
    #expect(epochs([(1, 0.4), (2, 0.3), (3, 0.2)]) == ["1", "2", "3"])
    #expect(epochs([(1, 0.4)]) == ["1"])
    #expect(epochs([(1, 0.4), (2_000, 0.2)]).last == "2,000")
  }

  @Test func `one epoch is a mark in the middle`() {
    #expect(chart([(1, 0.4)]).markup.source.contains("<circle class=\"training\" cx=\"240\""))
    #expect(chart([]).markup == .none)
  }
}
