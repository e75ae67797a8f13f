// The section on the training: which epochs are drawn, and which lines a legend needs.

import Testing

@testable import Export

@Suite struct HistorySectionTests {
  private func html(_ history: [TrainingEpoch]) -> String {
    var record = threeClasses()
    record.history = history
    return record.historySection.source
  }

  private func rows(_ count: Int) -> [String] {
    html((1...count).map { TrainingEpoch(number: $0, loss: 0.5, accuracy: nil) })
      .matches(of: /<th scope="row">(\d+)</).map { String($0.1) }
  }

  @Test func `four hundred epochs are all drawn`() {
    #expect(rows(400) == (1...400).map(String.init))
  }

  @Test(arguments: [401, 402])
  func `of more, every other one is drawn, and the last`(count: Int) {
    #expect(
      rows(count) == stride(from: 1, through: 401, by: 2).map(String.init) + (count == 402 ? ["402"] : []))
  }

  @Test func `lines without points are left out`() {
    let plain = html([TrainingEpoch(number: 1, loss: 0.5, accuracy: 0.9)])
    #expect(plain.contains("training</li>") && !plain.contains("held out"))
  }

  /// The legend is that of the plot with more lines.
  @Test func `a legend names every line`() {
    let epoch = TrainingEpoch(number: 1, loss: 0.5, accuracy: 0.9, validationAccuracy: 0.92)
    #expect(html([epoch]).contains("held out (validation)</li>"))
    let other = TrainingEpoch(number: 1, loss: 0.5, accuracy: 0.9, validationLoss: 0.4)
    #expect(html([other]).contains("held out (validation)</li>"))
  }

  @Test(
    arguments: [(1e299, true), (-1e299, true), (1e300, false), (-1e300, false), (.nan, false)]
      as [(Double, Bool)])
  func `figures that cannot be drawn are not`(loss: Double, isDrawn: Bool) {
    let html = html([
      TrainingEpoch(number: 1, loss: loss, accuracy: nil), TrainingEpoch(number: 2, loss: 0.5, accuracy: nil),
    ])
    #expect(html.contains("<title>training, epoch 1: ") == isDrawn)
  }

  @Test func `no axis of accuracies goes beyond 100 per cent`() {
    let html = html([TrainingEpoch(number: 1, loss: nil, accuracy: 1)])
    #expect(html.contains(">100.0 %</text>") && !html.contains(/>100\.[1-9] %<\/text>/))
  }
}
