// Twenty steps of Adam and of AdamW against PyTorch's: the same weights, the same batches. The numbers are in
// Golden/adam.safetensors; Golden/make_golden.py made them and says what they are.

import Tensor
import Testing

@testable import MLP

@Suite struct AdamTests {
  private static let steps = 20
  private static let sizes = [20, 17, 9, 5]

  /// The three layers whose tensors are named `prefix.K.weight` + `suffix` and `prefix.K.bias` + `suffix`.
  private static func layers(
    _ prefix: String, _ suffix: String, in golden: [String: SafetensorsFile.Tensor]
  ) throws -> LayerTensors {
    LayerTensors(
      sizes: sizes,
      layers: try [0, 2, 4].map { number in
        LayerTensors.Layer(
          weight: try #require(golden["\(prefix).\(number).weight\(suffix)"]).values,
          bias: try #require(golden["\(prefix).\(number).bias\(suffix)"]).values)
      })
  }

  /// Whether each tensor is within 1e-5 of PyTorch's in double precision, relative to the tensor's largest
  /// value.
  ///
  /// PyTorch's own float32 is within 6.7e-7 of its float64 here: 1e-5 leaves room for another order of
  /// summation but not for another decay: every tensor of the script's `adamw` differs from that of its
  /// `adam` by 5e-4 or more.
  private static func expectAgreement(
    _ found: LayerTensors, _ expected: LayerTensors, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (index, (f, e)) in zip(found.layers, expected.layers).enumerated() {
      for (name, f, e) in [("weight", f.weight, e.weight), ("bias", f.bias, e.bias)] {
        let largest = e.map(abs).max() ?? 0
        let difference = zip(f, e).map { abs($0 - $1) }.max() ?? .infinity
        #expect(
          f.count == e.count && difference <= 1e-5 * largest,
          "\(what), \(name) of layer \(index): \(difference / largest)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: InstructionSetName.allCases.filter(\.isSupported), [("adam", 0.0), ("adamw", 0.01)])
  func `agrees with PyTorch`(instructionSet: InstructionSetName, variant: (name: String, weightDecay: Double))
    throws
  {
    let golden = try goldenTensors("adam.safetensors")
    let losses = try #require(golden["\(variant.name).loss.float64"]).values
    let engine = Engine(threads: 2, instructionSet: instructionSet)
    var network = Network(try Self.layers("initial", "", in: golden))
    var pass = Backpropagation(for: network, capacity: 33)
    var adam = Adam(for: network, weightDecay: variant.weightDecay)
    for step in 0..<Self.steps {
      let number = step < 10 ? "0\(step)" : "\(step)"
      let inputs = try #require(golden["batch.\(number).inputs"])
      let labels = try #require(golden["batch.\(number).labels"]).values.map { UInt8($0) }
      pass.activations[0] = Matrix(rows: labels.count, columns: Self.sizes[0], inputs.values.array)
      _ = pass.forward(network, labels: labels, on: engine)
      let loss = pass.losses.prefix(labels.count).reduce(0, +) / Float(labels.count)
      #expect(abs(loss - losses[step]) <= 1e-5 * losses[step], "loss of step \(step)")
      pass.backward(network, on: engine)
      if step == 0 {
        Self.expectAgreement(
          network.tensors(in: pass.gradient),
          try Self.layers("\(variant.name).gradient", ".float64", in: golden), "gradient")
      }
      adam.update(&network, gradient: pass.gradient, learningRate: 0.003, on: engine)
      #expect(adam.step == step + 1)
      if step == 0 || step == Self.steps - 1 {
        let stage = step == 0 ? "step01" : "step20"
        Self.expectAgreement(
          network.tensors, try Self.layers("\(variant.name).\(stage)", ".float64", in: golden), stage)
      }
    }
  }

  /// The two sets of numbers differ by more than the tolerance: no step could pass for the other.
  @Test func `golden variants differ`() throws {
    let golden = try goldenTensors("adam.safetensors")
    let plain = try Self.layers("adam.step20", ".float64", in: golden)
    let decayed = try Self.layers("adamw.step20", ".float64", in: golden)
    for (p, d) in zip(plain.layers, decayed.layers) {
      let largest = p.weight.map(abs).max() ?? 0
      #expect((zip(p.weight, d.weight).map { abs($0 - $1) }.max() ?? 0) > 1e-4 * largest)
    }
  }
}
