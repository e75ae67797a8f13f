// Evaluation: the confusion matrix of a network whose answers are known, and every figure against numbers
// worked out by hand.

import IDX
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct EvaluationTests {
  /// Labels are rows, answers are columns. Class 2 never occurs but is answered once; class 4 neither.
  private static let sample = Evaluation(
    loss: 0.5,
    confusion: [
      [5, 1, 0, 0, 0],
      [2, 3, 1, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 2, 0, 6, 0],
      [0, 0, 0, 0, 0],
    ])

  @Test func `accuracy and its standard error`() {
    #expect(Self.sample.count == 20)
    #expect(Self.sample.correct == 14)
    #expect(Self.sample.accuracy == 0.7)
    // √(0.7 · 0.3 / 20) = √0.0105.
    #expect(abs(Self.sample.standardError - 0.102_469_507_659_595_98) < 1e-15)
  }

  /// Class 0: 5 of the 7 answers "0" are right, 5 of 6 zeros found, F1 = 2 · 5 / (7 + 6). Class 1: 3 of 6,
  /// 3 of 6. Class 2: answered once, never there. Class 3: 6 of 6 answers, 6 of 8 found, F1 = 12 / 14.
  /// Class 4: nothing.
  @Test func `precision recall and f 1 of each class`() {
    let classes = Self.sample.classes
    let precision: [Double] = [5 / 7, 0.5, 0, 1, 0]
    let recall: [Double] = [5 / 6, 0.5, 0, 0.75, 0]
    let f1: [Double] = [10 / 13, 0.5, 0, 12 / 14, 0]
    #expect(classes.map(\.precision) == precision)
    #expect(classes.map(\.recall) == recall)
    #expect(classes.map(\.f1) == f1)
    #expect(classes.map(\.support) == [6, 6, 0, 8, 0])
  }

  /// Macro: the sums of the lines above over the 4 classes that occur, as scikit-learn's with zero_division 0.
  /// Precision (5/7 + 1/2 + 1) / 4 = 31/56, recall (5/6 + 1/2 + 3/4) / 4 = 25/48, F1 (10/13 + 1/2 + 6/7) / 4
  /// = 387/728. Weighted: by 6, 6 and 8 of 20. Precision (30/7 + 3 + 8) / 20 = 107/140,
  /// recall is the accuracy, F1 (60/13 + 3 + 48/7) / 20 = 1317/1820.
  @Test func averages() {
    func expectClose(_ found: AveragedFigures, _ precision: Double, _ recall: Double, _ f1: Double) {
      #expect(abs(found.precision - precision) < 1e-15)
      #expect(abs(found.recall - recall) < 1e-15)
      #expect(abs(found.f1 - f1) < 1e-15)
    }
    expectClose(Self.sample.macroAverage, 31.0 / 56, 25.0 / 48, 387.0 / 728)
    expectClose(Self.sample.weightedAverage, 107.0 / 140, 0.7, 1317.0 / 1820)
  }

  @Test func `confused pairs from the most frequent down`() {
    let pairs = Self.sample.confusedPairs
    #expect(pairs.map(\.count) == [2, 2, 1, 1])
    #expect(pairs.map { [$0.label, $0.answer] } == [[1, 0], [3, 1], [0, 1], [1, 2]])
    #expect(Evaluation(loss: 0, confusion: [[3, 0], [0, 4]]).confusedPairs.isEmpty)
  }

  @Test func `perfect and empty evaluations`() {
    let perfect = Evaluation(loss: 0, confusion: [[3, 0], [0, 4]])
    #expect(perfect.accuracy == 1 && perfect.standardError == 0.0625)
    #expect(perfect.macroAverage.f1 == 1 && perfect.weightedAverage.f1 == 1)
    let empty = Evaluation(loss: .nan, confusion: [[0, 0], [0, 0]])
    #expect(empty.count == 0 && empty.accuracy.isNaN && empty.standardError.isNaN)
    #expect(empty.classes.allSatisfy { $0.precision == 0 && $0.recall == 0 && $0.f1 == 0 })
    #expect(empty.weightedAverage.f1 == 0)
  }

  /// A network that answers with the brightest of four pixels, with logits of 10 for white and 0 for black.
  private static let brightest = Network(
    LayerTensors(
      sizes: [4, 4],
      layers: [
        .init(
          weight: (0..<16).map { $0 % 5 == 0 ? 10 : 0 }, bias: [0, 0, 0, 0])
      ]))

  /// One picture an answer: white where the network is to look.
  private static func examples(_ answers: [Int], labels: [UInt8]) -> LabeledImages {
    LabeledImages(
      images: ByteBuffer(answers.flatMap { answer in (0..<4).map { $0 == answer ? 255 : 0 } }),
      labels: labels, rows: 2, columns: 2, classCount: 4)
  }

  /// Batches of 3 leave a last one of 1. Five right answers lose log(1 + 3 e⁻¹⁰) = 1.36191e-4 each, two
  /// wrong ones ten more.
  @Test(arguments: [1, 3, 7, 500])
  func `measures every example once`(batchSize: Int) {
    let examples = Self.examples([0, 1, 2, 3, 1, 0, 2], labels: [0, 1, 2, 3, 2, 0, 3])
    let evaluation = Evaluation(
      of: Self.brightest, on: examples, engine: testEngine(threads: 1), batchSize: batchSize)
    #expect(
      evaluation.confusion == [
        [2, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 1, 1, 0],
        [0, 0, 1, 1],
      ])
    #expect(abs(evaluation.loss - (20 / 7.0 + 1.361_91e-4)) < 1e-6)
  }

  @Test func `measures a selection alone`() {
    let examples = Self.examples([0, 1, 2, 3, 1], labels: [0, 1, 2, 3, 2])
    let evaluation = Evaluation(
      of: Self.brightest, on: examples, selection: [4, 0], engine: testEngine(threads: 1), batchSize: 1)
    #expect(evaluation.confusion == [[1, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]])
    let none = Evaluation(of: Self.brightest, on: examples, selection: [], engine: testEngine(threads: 1))
    #expect(none.count == 0 && none.loss.isNaN)
  }
}
