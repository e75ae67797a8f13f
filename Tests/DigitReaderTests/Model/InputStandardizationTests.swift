import MLP
import Storage
import Tensor
import Testing

@testable import DigitReader

/// Networks whose inputs were standardised in training: what the user says, and what the file says.
@Suite struct InputStandardizationTests {
  /// One unit that adds up two pixels: w x + b with w of 2 and 4, b of 1.
  private static let tensors = LayerTensors(sizes: [2, 1], layers: [.init(weight: [2, 4], bias: [1])])

  private static func model(
    _ metadata: [String: String], _ inputs: InputStandardization = InputStandardization()
  ) throws -> Model {
    try Model(ByteBuffer(tensors.safetensors(metadata: metadata).encoded()), inputs: inputs, name: "w")
  }

  @Test
  func `the file's mean and deviation are absorbed, and the option comes before them`() throws {
    let said = ["input_mean": "0.5", "input_std": "2", "seed": "3"]
    let file = try Self.model(said)
    // 1 - 0.25 (2 + 4).
    #expect(file.network.tensors.layers[0] == .init(weight: [1, 2], bias: [-0.5]))
    let user = try Self.model(said, InputStandardization(givenMean: 0, givenDeviation: 4))
    #expect(user.network.tensors.layers[0] == .init(weight: [0.5, 1], bias: [1]))
    #expect(try Self.model(["seed": "3"]).network.tensors == Self.tensors)
  }

  @Test
  func `saved again, the network takes pixels, and its history says why`() throws {
    let first = try Self.model(["input_mean": "0.5", "input_std": "2", "seed": "3"])
    #expect(
      first.history.metadata == [
        "seed": "3", "standardized_inputs": "mean 0.5 and deviation 2.0, absorbed by the first layer",
      ])
    let second = try Model(ByteBuffer(first.encoded()), name: "w")
    #expect(second.network.tensors == first.network.tensors)
    #expect(second.history == first.history)
  }

  @Test
  func `what the file says must be a number, and a deviation positive`() {
    #expect(throws: ModelError.noNumber(entry: "input_mean", text: "half")) {
      try Self.model(["input_mean": "half"])
    }
    #expect(throws: ModelError.noNumber(entry: "input_std", text: "inf")) {
      try Self.model(["input_std": "inf"])
    }
    #expect(throws: ModelError.deviation(0)) { try Self.model(["input_std": "0"]) }
  }

  @Test
  func `a mean is refused where the first filters pad the image`() {
    let block = ConvolutionBlock(filters: 1, kernelSize: 3, padding: .same, isPooled: false)
    let architecture = Architecture(
      image: Volume(height: 3, width: 3, channels: 1), blocks: [block], widths: [2])!
    let file = LayerTensors(
      architecture,
      layers: [
        .init(weight: [Float](repeating: 1, count: 9), bias: [0]),
        .init(weight: [Float](repeating: 1, count: 18), bias: [0, 0]),
      ]
    ).safetensors(metadata: ["image_width": "3", "image_height": "3", "padding": "same", "pool_after": "0"])
    let read = { (mean: Float) in
      _ = try Model(ByteBuffer(file.encoded()), inputs: InputStandardization(givenMean: mean), name: "w")
    }
    #expect(throws: Never.self) { try read(0) }
    #expect(throws: ModelError.paddedMean(0.5)) { try read(0.5) }
  }
}
