// The names and shapes by which a file is a convolutional network, what is inferred from them, and the sentence for each
// way in which they do not fit.

import Storage
import Tensor
import Testing

@testable import MLP

struct ConvolutionTensorsTests {
  private static func file(_ shapes: KeyValuePairs<String, [Int]>) -> SafetensorsFile {
    LayerTensorsTests.file(shapes)
  }

  /// The parameters of a network, each another number.
  private static func tensors(_ architecture: Architecture) -> LayerTensors {
    var next: Float = 0
    func values(_ count: Int) -> [Float] {
      next += Float(count)
      return (0..<count).map { next - Float($0) }
    }
    return LayerTensors(
      architecture,
      layers: architecture.layers.map(\.parameters).map {
        .init(weight: values($0.inputs * $0.outputs), bias: values($0.outputs))
      })
  }

  /// Every mix of pooled layers and layers that are not, with zeros around and without: neither is said in a file.
  @Test(arguments: Convolution.Padding.allCases, 0..<8)
  func `what is pooled and padded follows from names and shapes`(
    padding: Convolution.Padding, pooling: Int
  ) throws {
    let image = Volume(height: 25, width: 21, channels: 1)
    let blocks = [(2, 3), (3, 5), (4, 1)].enumerated().map { index, block in
      ConvolutionBlock(
        filters: block.0, kernelSize: block.1, padding: padding, isPooled: pooling >> index & 1 == 1)
    }
    let architecture = try #require(Architecture(image: image, blocks: blocks, widths: [5, 3]))
    let network = Self.tensors(architecture)
    let file = network.safetensors(metadata: [:])
    let read = try LayerTensors(parsed(file.encoded()), image: image)
    #expect(read == network)
    #expect(read.architecture.blocks == blocks)
    #expect(Network(read).tensors == network)
  }

  @Test func `tensors have the names and shapes of a torch.nn.Sequential`() throws {
    let blocks = [
      ConvolutionBlock(filters: 2, kernelSize: 5),
      ConvolutionBlock(filters: 3, kernelSize: 3, isPooled: false),
    ]
    let architecture = try #require(
      Architecture(image: Volume(height: 28, width: 28, channels: 1), blocks: blocks, widths: [7, 10]))
    let file = Self.tensors(architecture).safetensors(metadata: [:])
    // Conv2d 0, ReLU 1, MaxPool2d 2, Conv2d 3, ReLU 4, Flatten 5, Linear 6, ReLU 7, Linear 8.
    #expect(
      file.tensors.map { "\($0.name) \($0.shape)" } == [
        "0.weight [2, 1, 5, 5]", "0.bias [2]", "3.weight [3, 2, 3, 3]", "3.bias [3]", "6.weight [7, 300]",
        "6.bias [7]", "8.weight [10, 7]", "8.bias [10]",
      ])
  }

  @Test(
    arguments: [
      (
        ["0.weight": [2, 1, 4, 4], "0.bias": [2]],
        "tensor '0.weight' has the shape [2, 1, 4, 4], but filters are [filters, channels, size, size] of an odd size"
      ),
      (
        ["0.weight": [2, 1, 3, 5], "0.bias": [2]],
        "tensor '0.weight' has the shape [2, 1, 3, 5], but filters are [filters, channels, size, size] of an odd size"
      ),
      (
        ["0.weight": [0, 1, 3, 3], "0.bias": [0]],
        "tensor '0.weight' has the shape [0, 1, 3, 3], but filters are [filters, channels, size, size] of an odd size"
      ),
      (
        ["0.weight": [2, 1, 0, 0], "0.bias": [2]],
        "tensor '0.weight' has the shape [2, 1, 0, 0], but filters are [filters, channels, size, size] of an odd size"
      ),
      (
        ["0.weight": [2, 3, 3, 3], "0.bias": [2]],
        "the filters of tensor '0.weight' take 3 channels, but their input has 1"
      ),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [2], "3.weight": [4, 3, 3, 3], "3.bias": [4]],
        "the filters of tensor '3.weight' take 3 channels, but their input has 2"
      ),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [3]],
        "tensor '0.bias' has the shape [3], but the 2 filters of '0.weight' need [2]"
      ),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [2, 1]],
        "tensor '0.bias' has the shape [2, 1], but the 2 filters of '0.weight' need [2]"
      ),
      (["0.weight": [2, 1, 3, 3]], "tensor '0.bias' is missing, though '0.weight' is there"),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [2]], "tensor '4.weight' is missing, though '0.weight' is there"
      ),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [2], "5.weight": [10, 338], "5.bias": [10]],
        "tensor '4.weight' is missing, though '5.bias' is there"
      ),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [2], "4.weight": [10, 7], "4.bias": [10]],
        "tensor '4.weight' takes 7 inputs, but the filters before it make 338 or 392 of an image of 28 x 28 pixels"
      ),
      (
        ["0.weight": [2, 1, 3, 3], "0.bias": [2], "3.weight": [10, 338], "3.bias": [10]],
        "tensor '3.weight' takes 338 inputs, but the filters before it make 1352 or 1568 of an image of 28 x 28 pixels"
      ),
      (
        [
          "0.weight": [2, 1, 3, 3], "0.bias": [2], "4.weight": [10, 338], "4.bias": [10], "6.weight": [3, 9],
          "6.bias": [3],
        ],
        "tensor '6.weight' takes 9 inputs, but the layer before it has 10 outputs"
      ),
      (
        ["0.weight": [2, 784], "0.bias": [2], "2.weight": [2, 1, 3, 3], "2.bias": [2]],
        "tensor '2.weight' has the shape [2, 1, 3, 3], but a layer's weights are [outputs, inputs]"
      ),
      (
        ["0.weight": [1, 1, 29, 29], "0.bias": [1], "4.weight": [1, 9], "4.bias": [1]],
        "tensor '4.weight' takes 9 inputs, but the filters before it make 196 of an image of 28 x 28 pixels"
      ),
      (
        ["0.weight": [1, 1, 57, 57], "0.bias": [1], "4.weight": [1, 196], "4.bias": [1]],
        "the filters from tensor '0.weight' on do not fit an image of 28 x 28 pixels: they are larger than it, or leave"
          + " nothing of it"
      ),
      (
        ["0.weight": [400, 1, 1, 1], "0.bias": [400], "4.weight": [1, 9], "4.bias": [1]],
        "tensor '0.weight' makes a layer 78400 wide; 1 to 65536 are supported"
      ),
    ] as [(KeyValuePairs<String, [Int]>, String)])
  func `filters that do not fit are refused with one clear sentence`(
    shapes: KeyValuePairs<String, [Int]>, sentence: String
  ) {
    let error = #expect(throws: LayerTensorsError.self) { try LayerTensors(Self.file(shapes)) }
    #expect(error?.description == sentence)
  }

  /// Pooled five times, 28 pixels are none, with zeros around them or without.
  @Test func `poolings that leave nothing are refused`() {
    var tensors: [SafetensorsFile.Tensor] = []
    for position in stride(from: 0, to: 15, by: 3) {
      tensors += Self.file(["\(position).weight": [1, 1, 3, 3], "\(position).bias": [1]]).tensors
    }
    tensors += Self.file(["16.weight": [2, 1], "16.bias": [2]]).tensors
    let error = #expect(throws: LayerTensorsError.self) {
      try LayerTensors(SafetensorsFile(tensors: tensors))
    }
    #expect(error == .nothingLeft("0.weight", height: 28, width: 28))
  }

  /// What a file says of its images may be anything: sizes beyond an Int are no image.
  @Test func `sizes that overflow are refused`() {
    let file = Self.file(["0.weight": [2, 1, 1, 1], "0.bias": [2], "4.weight": [10, 338], "4.bias": [10]])
    for image in [
      Volume(height: .max, width: 2, channels: 1), Volume(height: 1 << 32, width: 1 << 32, channels: 1),
      Volume(height: .max, width: 1, channels: 1),
    ] {
      #expect(throws: LayerTensorsError.nothingLeft("0.weight", height: image.height, width: image.width)) {
        try LayerTensors(file, image: image)
      }
    }
  }
}
