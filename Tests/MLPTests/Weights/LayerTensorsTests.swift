// The names and shapes by which a file is a network, and the sentence for each way in which it is none.

import Storage
import Testing

@testable import MLP

struct LayerTensorsTests {
  /// A file of tensors with these names and shapes, all zero.
  static func file(_ shapes: KeyValuePairs<String, [Int]>) -> SafetensorsFile {
    SafetensorsFile(
      tensors: shapes.map { name, shape in
        .init(name: name, shape: shape, values: FloatValues([Float](repeating: 0, count: shape.reduce(1, *))))
      })
  }

  /// A file of as many layers, each one wide.
  static func file(layers: Int) -> SafetensorsFile {
    SafetensorsFile(
      tensors: (0..<layers).flatMap { layer -> [SafetensorsFile.Tensor] in
        [
          .init(name: "\(2 * layer).weight", shape: [1, 1], values: [Float(layer)]),
          .init(name: "\(2 * layer).bias", shape: [1], values: [0]),
        ]
      })
  }

  @Test
  func `a network is written under PyTorch's names and read back`() throws {
    let network = LayerTensors(
      sizes: [3, 2, 1],
      layers: [
        .init(weight: [1, 2, 3, 4, 5, 6], bias: [7, 8]), .init(weight: [9, 10], bias: [11]),
      ])
    let file = network.safetensors(metadata: ["seed": "1"])
    #expect(file.metadata == ["seed": "1"])
    #expect(
      file.tensors == [
        .init(name: "0.weight", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]),
        .init(name: "0.bias", shape: [2], values: [7, 8]),
        .init(name: "2.weight", shape: [1, 2], values: [9, 10]),
        .init(name: "2.bias", shape: [1], values: [11]),
      ])
    #expect(try LayerTensors(file) == network)
    #expect(try LayerTensors(parsed(file.encoded())) == network)
  }

  @Test
  func `layers are put in the order of their numbers, not of their names as texts`() throws {
    let read = try LayerTensors(parsed(Self.file(layers: 64).encoded()))
    #expect(read.sizes == [Int](repeating: 1, count: 65))
    #expect(read.layers.map { $0.weight[0] } == (0..<64).map(Float.init))
  }

  @Test
  func `the widest layer is read`() throws {
    #expect(
      try LayerTensors(Self.file(["0.weight": [65_536, 1], "0.bias": [65_536]])).sizes == [1, 65_536])
  }

  static let naming =
    "is not part of a network of dense layers, whose tensors are named '0.weight', '0.bias', '2.weight', "
    + "'2.bias', ..., as those of torch.nn.Sequential(Linear, ReLU, Linear, ...) are"

  @Test(
    arguments: [
      ([:], "the file holds no tensors; a network has '0.weight', '0.bias', '2.weight', '2.bias', ..."),
      (["0.weight": [2, 3]], "tensor '0.bias' is missing, though '0.weight' is there"),
      (["0.bias": [2]], "tensor '0.weight' is missing, though '0.bias' is there"),
      (
        ["0.weight": [2, 3], "0.bias": [2], "2.bias": [1]],
        "tensor '2.weight' is missing, though '2.bias' is there"
      ),
      (
        ["0.weight": [2, 3], "0.bias": [2], "4.weight": [1, 2], "4.bias": [1]],
        "tensor '2.weight' is missing, though '4.bias' is there"
      ),
      (["2.weight": [2, 3], "2.bias": [2]], "tensor '0.weight' is missing, though '2.bias' is there"),
      (["0.weight": [2, 3], "0.bias": [2], "1.weight": [2]], "tensor '1.weight' \(naming)"),
      (["fc1.weight": [2, 3], "fc1.bias": [2]], "tensor 'fc1.bias' \(naming)"),
      (["0.weight": [2, 3], "0.bias": [2], "0.running_mean": [2]], "tensor '0.running_mean' \(naming)"),
      (["0.weight": [2, 3], "0.bias": [2], "00.weight": [2, 3]], "tensor '00.weight' \(naming)"),
      (["0.weight": [2, 3], "0.bias": [2], "+2.weight": [2, 3]], "tensor '+2.weight' \(naming)"),
      (["0.weight": [2, 3], "0.bias": [2], "-2.weight": [2, 3]], "tensor '-2.weight' \(naming)"),
      (["0.weight": [2, 3], "0.bias": [2], "2.weight.": [2, 3]], "tensor '2.weight.' \(naming)"),
      (["0.weight": [2, 3], "0.bias": [2], "\u{1B}[2J": []], "tensor '\\u{1B}[2J' \(naming)"),
      (
        ["0.weight": [6], "0.bias": [2]],
        "tensor '0.weight' has the shape [6], but a layer's weights are [outputs, inputs]"
      ),
      (
        ["0.weight": [2, 3, 1], "0.bias": [2]],
        "tensor '0.weight' has the shape [2, 3, 1], but a layer's weights are [outputs, inputs]"
      ),
      (
        ["0.weight": [2, 3], "0.bias": [4]],
        "tensor '0.bias' has the shape [4], but '0.weight' of shape [2, 3] needs [2]"
      ),
      (
        ["0.weight": [2, 3], "0.bias": [2, 1]],
        "tensor '0.bias' has the shape [2, 1], but '0.weight' of shape [2, 3] needs [2]"
      ),
      (
        ["0.weight": [3, 2], "0.bias": [2]],
        "tensor '0.bias' has the shape [2], but '0.weight' of shape [3, 2] needs [3]; "
          + "transpose the weights, which are [outputs, inputs] here"
      ),
      (
        ["0.weight": [2, 3], "0.bias": [2], "2.weight": [1, 4], "2.bias": [1]],
        "tensor '2.weight' takes 4 inputs, but the layer before it has 2 outputs"
      ),
      (
        ["0.weight": [0, 3], "0.bias": [0]],
        "tensor '0.weight' makes a layer 0 wide; 1 to 65536 are supported"
      ),
      (
        ["0.weight": [1, 65_537], "0.bias": [1]],
        "tensor '0.weight' makes a layer 65537 wide; 1 to 65536 are supported"
      ),
    ] as [(KeyValuePairs<String, [Int]>, String)])
  func `a file that is not a network is refused with one clear sentence`(
    shapes: KeyValuePairs<String, [Int]>, sentence: String
  ) {
    let error = #expect(throws: LayerTensorsError.self) { try LayerTensors(Self.file(shapes)) }
    #expect(error?.description == sentence)
  }

  @Test
  func `more layers than the limit are refused`() {
    let error = #expect(throws: LayerTensorsError.self) { try LayerTensors(Self.file(layers: 65)) }
    #expect(error?.description == "the file holds more than 64 layers, which is the limit")
  }

  /// Outputs are at most inputs · max |w| times the largest input, and max |b|; half of a Float's range may be reached.
  @Test(
    arguments: [
      ([Float.greatestFiniteMagnitude / 2], [0], true),
      ([(Float.greatestFiniteMagnitude / 2).nextUp], [0], false),
      ([-(Float.greatestFiniteMagnitude / 2).nextUp], [0], false),
      ([1], [Float.greatestFiniteMagnitude / 2], true),
      ([1], [-Float.greatestFiniteMagnitude / 2 * 1.001], false), ([1e38], [1e38], false),
      ([6e37, 6e37, 6e37], [0], false), ([5e37, 5e37, 5e37], [0], true),
    ] as [([Float], [Float], Bool)])
  func `weights that may overflow are refused`(weight: [Float], bias: [Float], isFinite: Bool) {
    let network = LayerTensors(sizes: [weight.count, 1], layers: [.init(weight: weight, bias: bias)])
    #expect(((try? network.requireFiniteOutputs()) != nil) == isFinite)
  }

  /// The outputs of a layer, its biases included, are the inputs of the next.
  @Test func `bounds go from layer to layer`() {
    func isFinite(_ bias: Float, _ weight: Float) -> Bool {
      let network = LayerTensors(
        sizes: [1, 1, 1], layers: [.init(weight: [1], bias: [bias]), .init(weight: [weight], bias: [0])])
      return (try? network.requireFiniteOutputs()) != nil
    }
    #expect(isFinite(0, 1e38) && isFinite(1e20, 1) && !isFinite(1e20, 1e19) && !isFinite(2, 1e38))
  }

  @Test func `parameters are weights and biases`() {
    #expect(LayerTensors.parameterCount(of: [3, 2, 4]) == 3 * 2 + 2 + 2 * 4 + 4)
  }

  @Test func `as many layers as may be are read`() throws {
    #expect(try LayerTensors(Self.file(layers: 64)).layers.count == 64)
  }
}
