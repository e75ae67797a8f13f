// The architecture of a network: its convolutional layers, if any, and its dense layers, without weights.

import Tensor

/// The layers of a network: the layer widths of a multilayer perceptron, or the image, the convolutional layers and the
/// dense widths of a convolutional network.
public struct Architecture: Sendable, Equatable {
  /// The input image of the first convolutional layer; nil for a perceptron.
  public let image: Volume?
  /// The convolutional layers, first layer first.
  public let blocks: [ConvolutionBlock]
  /// The number of inputs, one for each pixel.
  public let inputs: Int
  /// The output widths of the dense layers: hidden layers, then the number of classes.
  public let widths: [Int]
  /// The windows that the units of a perceptron's first layer see; nil if they see the whole image.
  public let receptiveField: ReceptiveField?

  /// A perceptron with these widths, inputs first and classes last. Traps for the same reasons as `Layer.chain`.
  public init(layerSizes: [Int], receptiveField: ReceptiveField? = nil) {
    precondition(layerSizes.count >= 2, "a network needs inputs and outputs, not \(layerSizes)")
    image = nil
    blocks = []
    inputs = layerSizes[0]
    widths = Array(layerSizes.dropFirst())
    self.receptiveField = receptiveField
  }

  /// One or more convolutional layers on `image`, then dense layers of these widths, classes last. Nil if an image is
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

  /// The output shape of the blocks on `image`; nil if an image is too small for its filters.
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

  /// The number of inputs of the first dense layer.
  public var denseInputs: Int { features?.count ?? inputs }

  /// The layers, each with its place in the flat parameter vector.
  public var layers: [Layer] {
    if let image { return Layer.chain(image: image, blocks, dense: widths) }
    return Layer.chain([inputs] + widths, receptiveField: receptiveField)
  }

  /// The index of each layer in `torch.nn.Sequential(Conv2d, ReLU, MaxPool2d, ..., Flatten, Linear, ReLU, ...)`, from
  /// which its tensors are named.
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
