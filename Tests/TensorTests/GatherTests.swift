// Bytes to a batch of Floats: the right examples, in the right order, with one rounding.

import Tensor
import Testing

@Suite struct GatherTests {
  /// Widths about every vector's, and MNIST's.
  @Test(arguments: [1, 7, 8, 9, 15, 16, 17, 31, 33, 127, 784])
  func `takes the chosen examples`(features: Int) {
    let count = 300
    let pixels = (0..<count * features).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / features) }
    // Out of order, with a repetition, the first and the last; then as many as are worth several threads.
    for chosen in [[], [299], [5, 0, 299, 5, 17], (0..<127).map { $0 * 7 % count }] {
      let scale: Float = 1 / 255
      // 8 bits by 24 bits are exact in a Double: this is the product rounded once.
      let expected = chosen.flatMap { example in
        pixels[example * features..<(example + 1) * features].map { Float(Double($0) * Double(scale)) }
      }
      for instructionSet in supportedInstructionSets {
        for engine in engines(instructionSet) {
          var batch = Matrix(
            rows: 130, columns: features, [Float](repeating: .nan, count: 130 * features))
          engine.gather(chosen.span, of: pixels.span, scale: scale, into: &batch)
          #expect(batch.rows == chosen.count)
          let isRight = areIdentical(batch.elements, expected)
          #expect(isRight, "\(instructionSet), \(engine.threads) threads")
          batch.setRows(130)
          let restIsUntouched = batch.elements.dropFirst(expected.count).allSatisfy { $0.isNaN }
          #expect(restIsUntouched)
        }
      }
    }
  }

  @Test func `every byte is its share of one`() {
    let pixels = (0...255).map { UInt8($0) }
    for instructionSet in supportedInstructionSets {
      var batch = Matrix(rows: 1, columns: 256)
      Engine(threads: 1, instructionSet: instructionSet)
        .gather([0].span, of: pixels.span, scale: 1 / 255, into: &batch)
      let shares = (0...255).map { level -> Float in Float(level) * (1 / 255) }
      #expect(batch.elements == shares)
      #expect(batch[0, 255] == 1)
    }
  }

  @Test func `example that is not there traps`() async {
    await #expect(processExitsWith: .failure) {
      var batch = Matrix(rows: 1, columns: 4)
      Engine(threads: 1).gather([2].span, of: [UInt8](repeating: 0, count: 8).span, scale: 1, into: &batch)
    }
    await #expect(processExitsWith: .failure) {
      var batch = Matrix(rows: 1, columns: 4)
      Engine(threads: 1).gather([-1].span, of: [UInt8](repeating: 0, count: 8).span, scale: 1, into: &batch)
    }
  }
}
