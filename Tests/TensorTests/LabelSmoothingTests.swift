// Labels that ask for less than certainty: the loss and its derivative against the definition, in Double.

import Random
import Tensor
import Testing

@Suite struct LabelSmoothingTests {
  private static let batch = 9
  private static let classes = 10
  private static let labels = (0..<batch).map { UInt8($0) }

  private static let logits: [Float] = {
    var generator = SeededGenerator(seed: 4)
    return (0..<batch * classes).map { _ in generator.uniform(-5, 5) }
  }()

  /// −Σ qⱼ log pⱼ with q = (1 − ε) onehot(y) + ε / C.
  private func loss(_ logits: [Double], label: Int, smoothing: Double) -> Double {
    (0..<Self.classes).reduce(0) { sum, j in
      let q = (j == label ? 1 - smoothing : 0) + smoothing / Double(Self.classes)
      return sum + q * Reference.crossEntropy(logits, label: j)
    }
  }

  private func row(_ example: Int) -> [Double] {
    Self.logits[example * Self.classes..<(example + 1) * Self.classes].map(Double.init)
  }

  private func computed(smoothing: Float) -> (losses: [Float], gradient: [Float], correct: Int) {
    var matrix = Matrix(rows: Self.batch, columns: Self.classes, Self.logits)
    var losses = [Float](repeating: 0, count: Self.batch)
    let correct = Engine(threads: 1).softmaxCrossEntropy(
      &matrix, labels: Self.labels, losses: &losses, smoothing: smoothing)
    return (losses, matrix.elements, correct)
  }

  @Test(arguments: [0, 0.05, 0.1, 0.5] as [Float])
  func `loss is the cross entropy with smoothed labels`(smoothing: Float) {
    let losses = computed(smoothing: smoothing).losses
    for example in 0..<Self.batch {
      let expected = loss(row(example), label: example, smoothing: Double(smoothing))
      #expect(abs(Double(losses[example]) - expected) < 1e-5)
    }
  }

  @Test(arguments: [0, 0.05, 0.1, 0.5] as [Float])
  func `gradient is the slope of the mean loss`(smoothing: Float) {
    let gradient = computed(smoothing: smoothing).gradient
    for example in 0..<Self.batch {
      for j in 0..<Self.classes {
        let step = 1e-5
        var (above, below) = (row(example), row(example))
        above[j] += step
        below[j] -= step
        let slope =
          (loss(above, label: example, smoothing: Double(smoothing))
            - loss(below, label: example, smoothing: Double(smoothing))) / (2 * step)
        #expect(abs(Double(gradient[example * Self.classes + j]) - slope / Double(Self.batch)) < 1e-6)
      }
    }
  }

  @Test func `smoothing changes nothing about who is right`() {
    #expect(computed(smoothing: 0.3).correct == computed(smoothing: 0).correct)
  }

  @Test(arguments: [Float(1).nextUp, -Float.leastNonzeroMagnitude, .nan])
  func `less than nothing or more than all of a label traps`(smoothing: Float) async {
    // As bits: NaN does not survive the way into the other process.
    await #expect(processExitsWith: .failure) { [bits = smoothing.bitPattern as UInt32] in
      let smoothing = Float(bitPattern: bits)
      var matrix = Matrix(rows: 1, columns: 2)
      var losses: [Float] = [0]
      _ = Engine(threads: 1).softmaxCrossEntropy(&matrix, labels: [0], losses: &losses, smoothing: smoothing)
    }
  }
}
