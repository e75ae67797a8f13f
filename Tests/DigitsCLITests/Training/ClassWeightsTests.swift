// Rare classes are repeated until they are as many as the most common one.

import IDX
import MLP
import Storage
import Testing

@testable import DigitsCLI

@Suite struct ClassWeightsTests {
  private let images = LabeledImages(
    images: ByteBuffer([UInt8](repeating: 0, count: 9)), labels: [2, 0, 2, 1, 2, 2, 2, 0, 1], rows: 1,
    columns: 1)

  @Test func `class by class, the first images once more where the numbers do not divide`() {
    let all = Array(0..<9)
    #expect(ClassWeights.none.applied(to: all, of: images) == all)
    #expect(
      ClassWeights.balanced.applied(to: all, of: images) == [1, 7, 1, 7, 1, 3, 8, 3, 8, 3, 0, 2, 4, 5, 6])
  }

  @Test func `only of those selected`() {
    #expect(ClassWeights.balanced.applied(to: [8, 7, 1, 0], of: images) == [7, 1, 8, 8, 0, 0])
    #expect(ClassWeights.balanced.applied(to: [], of: images) == [])
  }

  @Test(
    arguments: [
      (0, "epoch 1/3, batch 0/4"), (1, "epoch 1/3, batch 1/4"), (3, "epoch 1/3, batch 3/4"),
      (4, "epoch 1/3"), (5, "epoch 2/3, batch 1/4"), (12, "epoch 3/3"),
    ])
  func `a training's place is told by epoch, and by batch inside one`(step: Int, words: String) {
    var options = TrainingOptions()
    (options.epochs, options.batchSize) = (3, 10)
    #expect(options.position(step: step, examples: 31) == words)
  }
}
