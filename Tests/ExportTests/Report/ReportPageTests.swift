// The page whole: well-formed, closed to the network, with the evaluation's figures, whatever it is made of.

import MLP
import Testing

@testable import Export

@Suite struct ReportPageTests {
  private static let hostile =
    "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&]]>--><!--\u{202E}\u{0}"

  private static let records: [(name: String, record: EvaluationRecord)] = {
    var hostileRecord = record(
      labels: [0, 1], answers: [1, 0], classNames: [hostile, hostile + "2"])
    hostileRecord.dataSet = hostile
    hostileRecord.split = hostile
    hostileRecord.weights = hostile
    hostileRecord.metadata = [(hostile, hostile)]
    hostileRecord.trainingCommand = hostile
    hostileRecord.reportCommand = hostile
    hostileRecord.version = hostile
    hostileRecord.damage = damage(names: [hostile, hostile])
    var trained = threeClasses()
    trained.history = [
      TrainingEpoch(number: 1, loss: 0.5, accuracy: 0.9, validationLoss: 0.4, validationAccuracy: 0.92),
      TrainingEpoch(number: 2, loss: .nan, accuracy: nil, validationLoss: .infinity, validationAccuracy: 1),
    ]
    var damagedRecord = threeClasses()
    damagedRecord.damage = damage()
    return [
      ("three classes", threeClasses()),
      ("damage", damagedRecord),
      ("two classes, no mistake", record(labels: [0, 1], answers: [0, 1], classNames: ["no", "yes"])),
      ("a single class", record(labels: [0], answers: [0], classNames: ["all"])),
      ("nothing right", record(labels: [0, 0], answers: [1, 1], classNames: ["a", "b"])),
      ("no examples", record(labels: [], answers: [], classNames: ["a", "b"])),
      (
        "logits that are no numbers",
        record(
          logits: LabeledLogits(
            classCount: 2, labels: [0, 1, 1], values: [.nan, .nan, .infinity, 0, 0, -.infinity]),
          classNames: ["a", "b"])
      ),
      (
        "many classes",
        record(
          labels: (0..<200).map { UInt8($0) }, answers: (0..<200).map { $0 / 2 },
          classNames: (0..<200).map(String.init))
      ),
      ("a history with gaps", trained),
      ("hostile words", hostileRecord),
    ]
  }()

  @Test(arguments: records.map(\.name))
  func `is well formed and closed`(name: String) throws {
    let html = ReportPage(try #require(Self.records.first { $0.name == name }).record).html
    let page = PageInspector(html)
    #expect(page.fault == nil)
    #expect(page.elements.isDisjoint(with: ["script", "img", "iframe", "object", "link", "form", "base"]))
    #expect(!page.attributes.contains { $0.hasPrefix("on") || ["style", "src", "action"].contains($0) })
    let isQuiet = !html.contains("url(") && !html.contains("@import") && !html.contains("\u{202E}")
    #expect(isQuiet)
  }

  @Test func `malformed pages are told`() {
    #expect(PageInspector("<html><ul><li>1</li></ul></html>").fault == nil)
    #expect(PageInspector("<html><ul><li>1</li></html>").fault != nil)
  }

  /// Every link has a place in the page, and no place two; the only other addresses are the pictures.
  @Test(arguments: records.map(\.name))
  func `links lead somewhere`(name: String) throws {
    let page = PageInspector(ReportPage(try #require(Self.records.first { $0.name == name }).record).html)
    #expect(Set(page.ids).count == page.ids.count)
    let others = page.addresses.subtracting(page.ids.map { "#\($0)" })
    #expect(others.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
  }

  @Test func `says the evaluations figures`() {
    let record = threeClasses()
    let html = ReportPage(record).html
    for text in [
      "<title>60.00 % on Letters (test) – digits</title>", "<span class=\"figure\">60.00 %</span>",
      "± \((record.evaluation.standardError * 100).fixed(2))</span>",
      "<b>\(record.evaluation.loss.fixed(4))</b>", "<b>\((record.calibration.error * 100).fixed(2))</b>",
      "<tr><th scope=\"row\">a</th><td>66.67 %</td><td>100.00 %</td><td>80.00 %</td><td>2</td></tr>",
      "<tr><th scope=\"row\">a</th><td>2</td><td>0</td><td>0</td></tr>",
      "<tr><th scope=\"row\">c</th><td>0</td><td>1</td><td>0</td></tr>",
      "<tr><th scope=\"row\">4</th><td>c</td><td>b</td><td>98.67 %</td><td>5.013</td></tr>",
      "The weights file does not record the course of the training.",
      "digits eval --report report.html",
    ] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test func `the worst mistake comes first`() {
    #expect(threeClasses().mistakes == [4, 3])
    #expect(ReportPage(threeClasses()).html.contains("c <b>→ b</b>"))
  }

  @Test func `a perfect network has no mistakes`() {
    let html = ReportPage(record(labels: [0, 1], answers: [0, 1], classNames: ["no", "yes"])).html
    #expect(html.contains("There are none: every image was read correctly."))
    #expect(html.contains("<span class=\"figure\">100.00 %</span> <span class=\"spread\">± 16.67</span>"))
  }

  @Test func `history is drawn and tabled`() {
    var record = threeClasses()
    record.history = [
      TrainingEpoch(number: 1, loss: 0.5, accuracy: 0.9, validationLoss: 0.4, validationAccuracy: 0.92),
      TrainingEpoch(number: 2, loss: 0.25, accuracy: 0.95),
    ]
    let html = ReportPage(record).html
    #expect(html.contains("<title>held out (validation), epoch 1: 92.00 %</title>"))
    #expect(
      html.contains(
        "<tr><th scope=\"row\">2</th><td>0.2500</td><td>95.00 %</td><td>–</td><td>–</td></tr>"))
  }

  /// A training of ten thousand epochs is drawn by some hundreds of them, the last one included.
  @Test func `long histories are thinned`() {
    var record = threeClasses()
    record.history = (1...10_000).map { TrainingEpoch(number: $0, loss: 1 / Double($0), accuracy: nil) }
    let html = ReportPage(record).html
    #expect(html.utf8.count < 200_000)
    #expect(html.contains("<th scope=\"row\">10,000</th>"))
  }

  /// Noise, which no format makes smaller, in every cell of ten classes.
  @Test func `stays below two megabytes`() {
    let labels = (0..<1_000).map { UInt8($0 % 10) }
    let record = record(
      labels: labels, answers: (0..<1_000).map { $0 / 10 % 10 }, classNames: (0..<10).map { "class \($0)" },
      side: 28)
    let size = ReportPage(record).html.utf8.count
    #expect((1_200_000..<2_000_000).contains(size), "\(size) bytes")
  }

  @Test func `the same record gives the same bytes`() {
    #expect(ReportPage(threeClasses()).html == ReportPage(threeClasses()).html)
  }
}
