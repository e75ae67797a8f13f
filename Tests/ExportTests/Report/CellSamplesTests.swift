// Which images stand for a cell.

import MLP
import Testing

@testable import Export

@Suite struct CellSamplesTests {
  private func summary(_ samples: CellSamples) -> [String] {
    samples.cells.map { "\($0.label)→\($0.answer) \($0.count): \($0.examples)" }
  }

  /// Of right answers the least sure come first, of mistakes the surest.
  @Test func `the most telling come first`() {
    let samples = CellSamples(
      of: record(
        labels: [0, 0, 0, 1, 1, 1], answers: [0, 0, 0, 0, 0, 1], classNames: ["a", "b"],
        sureness: [5, 1, 3, 2, 4, 1]))
    #expect(summary(samples) == ["0→0 3: [1, 2, 0]", "1→0 2: [4, 3]", "1→1 1: [5]"])
    #expect(samples.cells.map(\.id) == ["cell-0-0", "cell-1-0", "cell-1-1"])
  }

  @Test func `equally sure ones stand in order`() {
    let samples = CellSamples(of: record(labels: [0, 0, 0], answers: [0, 0, 0], classNames: ["a", "b"]))
    #expect(summary(samples) == ["0→0 3: [0, 1, 2]"])
  }

  /// Pictures of four pixels: 20 pixels are five pictures, which two of each cell leave one short.
  @Test(arguments: [
    (24, [3, 2, 1]), (20, [2, 2, 1]), (19, [1, 1, 1]), (12, [1, 1, 1]), (11, [0, 0, 0]), (0, [0, 0, 0]),
  ])
  func `every cell may have the same number`(pixelLimit: Int, shown: [Int]) {
    let record = record(
      labels: [0, 0, 0, 1, 1, 1], answers: [0, 0, 0, 0, 0, 1], classNames: ["a", "b"])
    let samples = CellSamples(of: record, pixelLimit: pixelLimit)
    #expect(samples.cells.map(\.examples.count) == shown)
    #expect(samples.cells.map(\.count) == [3, 2, 1])
  }

  @Test func `no cell shows more than its limit`() {
    let samples = CellSamples(
      of: record(
        labels: [UInt8](repeating: 0, count: 100), answers: [Int](repeating: 0, count: 100),
        classNames: ["a"]))
    #expect(samples.cells.map(\.examples.count) == [24])
  }

  /// 780,000 pixels are 19 pictures of 200 x 200.
  @Test func `a page has room for so many pixels`() {
    let record = record(
      labels: [UInt8](repeating: 0, count: 30), answers: [Int](repeating: 0, count: 30), classNames: ["a"],
      side: 200)
    #expect(CellSamples(of: record).cells.map(\.examples.count) == [19])
    #expect(CellSamples.pixelLimit == 780_000)
  }

  @Test func `confidences that are no numbers are sorted all`() {
    let logits = LabeledLogits(classCount: 2, labels: [0, 0, 0], values: [.nan, 0, 2, 0, .infinity, 0])
    let samples = CellSamples(of: record(logits: logits, classNames: ["a", "b"]))
    #expect(summary(samples) == ["0→0 3: [0, 2, 1]"])
  }
}
