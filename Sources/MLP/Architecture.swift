// The architecture of a network: its convolutional layers, if any, and its dense layers. It holds no weights.

import Tensor

/// The layers of a network: the number of inputs and the layer widths of a perceptron, or the image, the convolutional
/// layers and the dense widths of a convolutional network.
public struct Architecture: Sendable, Equatable {
  /// The input image of the first convolutional layer; nil for a perceptron.
  public let image: Volume?
  /// The convolutional layers, from the image on.
  public let blocks: [ConvolutionBlock]
  /// The number of inputs: pixels.
  public let inputs: Int
  /// Outputs of the dense layers: hidden ones, then the classes.
  public let widths: [Int]
  /// The windows that the units of a perceptron's first layer see; nil for the whole image.
  public let receptiveField: ReceptiveField?

  /// A perceptron of these widths, inputs first and classes last; traps where `Layer.chain` does.
  public init(layerSizes: [Int], receptiveField: ReceptiveField? = nil) {
    precondition(layerSizes.count >= 2, "a network needs inputs and outputs, not \(layerSizes)")
    image = nil
    blocks = []
    inputs = layerSizes[0]
    widths = Array(layerSizes.dropFirst())
    self.receptiveField = receptiveField
  }

  /// One or more convolutional layers on `image`, then dense layers of these widths, classes last; nil when an image is
  /// too small for its filters.
  public init?(image: Volume, blocks: [ConvolutionBlock], widths: [Int]) {
    precondition(!blocks.isEmpty && !widths.isEmpty, "a convolutional network needs filters and classes")
    guard Self.features(of: blocks, on: image) != nil else { return nil }
    self.image = image
    self.blocks = blocks
    inputs = image.count
    self.widths = widths
    receptiveField = nil
  }

  /// The output shape of the blocks on `image`; nil when an image is too small for its filters.
  public static func features(of blocks: [ConvolutionBlock], on image: Volume) -> Volume? {
    var volume = image
    for block in blocks {
      guard let output = block.shapes(on: volume)?.output else { return nil }
      volume = output
    }
    return volume
  }

  /// The feature maps that feed the first dense layer; nil for a perceptron.
  public var features: Volume? { image.flatMap { Self.features(of: blocks, on: $0) } }

  /// Inputs of the first dense layer.
  public var denseInputs: Int { features?.count ?? inputs }

  /// Its layers, each with its place in the flat vector of parameters.
  public var layers: [Layer] {
    if let image { return Layer.chain(image: image, blocks, dense: widths) }
    return Layer.chain([inputs] + widths, receptiveField: receptiveField)
  }

  /// The index of each layer in `torch.nn.Sequential(Conv2d, ReLU, MaxPool2d, ..., Flatten, Linear, ReLU, ...)`, which
  /// names its tensors.
  public var positions: [Int] {
    var next = 0
    var positions: [Int] = []
    for block in blocks {
      positions.append(next)
      next += block.isPooled ? 3 : 2
    }
    if !blocks.isEmpty { next += 1 }
    for _ in widths {
      positions.append(next)
      next += 2
    }
    return positions
  }
}
