// The slow twins against numbers worked out by hand: what all else is measured by has to be right itself.

import Tensor
import Testing

@Suite struct ReferenceTests {
  // One layer of 2 inputs and 3 outputs, 2 examples.
  private let x: [Double] = [1, 2, -3, 4]
  private let w: [Double] = [1, 10, 2, 20, 3, 30]
  private let b: [Double] = [100, -50, 0]
  private let dy: [Double] = [1, 0, -1, 2, 3, 0]

  @Test func forward() {
    // 1·1 + 2·10 + 100 = 121, 1·2 + 2·20 − 50 = −8, 1·3 + 2·30 = 63; −3 + 40 + 100, −6 + 80 − 50, −9 + 120.
    #expect(
      Reference.forward(x, w, b, batch: 2, inputs: 2, outputs: 3, relu: false) == [121, -8, 63, 137, 24, 111])
    #expect(
      Reference.forward(x, w, b, batch: 2, inputs: 2, outputs: 3, relu: true) == [121, 0, 63, 137, 24, 111])
  }

  @Test func `input gradient`() {
    // 1·1 − 1·3, 1·10 − 1·30; 2·1 + 3·2, 2·10 + 3·20.
    #expect(
      Reference.inputGradient(dy, w, gate: nil, batch: 2, inputs: 2, outputs: 3) == [-2, -20, 8, 80])
    #expect(
      Reference.inputGradient(dy, w, gate: [1, 0, -1, 1e-30], batch: 2, inputs: 2, outputs: 3)
        == [-2, 0, 0, 80])
  }

  @Test func `parameter gradient`() {
    let (weights, bias) = Reference.parameterGradient(dy, x, batch: 2, inputs: 2, outputs: 3)
    // 1·1 + 2·(−3), 1·2 + 2·4; 3·(−3), 3·4; −1·1, −1·2.
    #expect(weights == [-5, 10, -9, 12, -1, -2])
    #expect(bias == [3, 3, -1])
  }

  @Test func `softmax and cross entropy`() {
    // Logits that are logarithms of 1, 2 and 5 give the shares 1/8, 2/8 and 5/8: log 2 and log 5 from a
    // table.
    let logits = [0, 0.693147180559945309, 1.609437912434100375]
    for (found, expected) in zip(Reference.softmax(logits), [0.125, 0.25, 0.625]) {
      #expect(abs(found - expected) < 1e-15)
    }
    // −log(2/8) = 2 log 2.
    #expect(abs(Reference.crossEntropy(logits, label: 1) - 1.386294361119890619) < 1e-15)
    #expect(Reference.crossEntropy([1e4, -1e4], label: 0) == 0)
    #expect(Reference.crossEntropy([1e4, -1e4], label: 1) == 2e4)
  }

  /// At the first step m̂ = g and v̂ = g², so that the step is η whatever the gradient's size; at a second
  /// one with the gradient −g, m = 0.09 g − 0.1 g and m̂ = −0.01 g / 0.19, while v̂ is g² still.
  @Test func adam() {
    var (w, m, v) = (2.0, 0.0, 0.0)
    func step(_ t: Int, _ g: Double, decay: Double) {
      Reference.adam(
        &w, g, &m, &v, t: t, learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0, weightDecay: decay)
    }
    step(1, 4, decay: 0)
    #expect(abs(w - 1.9) < 1e-14 && abs(m - 0.4) < 1e-15 && abs(v - 0.016) < 1e-16)
    // First 1.9 shrinks by a hundredth, then the step adds 0.1 · 0.01 / 0.19.
    step(2, -4, decay: 0.1)
    #expect(abs(w - (1.9 * 0.99 + 0.1 / 19)) < 1e-14)
  }
}
