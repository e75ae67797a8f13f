// The plots, small enough to be written out whole.

import Formats
import MLP
import Testing

@testable import Export

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

  @Test func `one epoch is a mark in the middle`() {
    #expect(chart([(1, 0.4)]).markup.source.contains("<circle class=\"training\" cx=\"240\""))
    #expect(chart([]).markup == .none)
  }
}
