// What a network is made of, before it has weights: convolutional layers if any, then dense ones.

import Tensor

/// The layers of a network as they are chosen: for a perceptron the number of inputs and the widths of its layers; with
/// convolutional layers before them, the image that these see.
public struct Architecture: Sendable, Equatable {
  /// The image that the first convolutional layer sees; nil where there is none.
  public let image: Volume?
  /// The convolutional layers, from the image on.
  public let blocks: [ConvolutionBlock]
  /// Values that go into the network: pixels.
  public let inputs: Int
  /// Outputs of the dense layers: hidden ones, then the classes.
  public let widths: [Int]
  /// What the units of a perceptron's first layer see of an image; nil for all of it.
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

  /// Convolutional layers on `image`, at least one, and dense layers of these widths, classes last; nil where a
  /// convolution leaves nothing of its image.
  public init?(image: Volume, blocks: [ConvolutionBlock], widths: [Int]) {
    precondition(!blocks.isEmpty && !widths.isEmpty, "a convolutional network needs filters and classes")
    guard Self.features(of: blocks, on: image) != nil else { return nil }
    self.image = image
    self.blocks = blocks
    inputs = image.count
    self.widths = widths
    receptiveField = nil
  }

  /// What the blocks make of `image`; nil where one leaves nothing of it.
  public static func features(of blocks: [ConvolutionBlock], on image: Volume) -> Volume? {
    var volume = image
    for block in blocks {
      guard let output = block.shapes(on: volume)?.output else { return nil }
      volume = output
    }
    return volume
  }

  /// Feature maps that go into the first dense layer; nil for a perceptron.
  public var features: Volume? { image.flatMap { Self.features(of: blocks, on: $0) } }

  /// Inputs of the first dense layer.
  public var denseInputs: Int { features?.count ?? inputs }

  /// Its layers, each with its place in the flat vector of parameters.
  public var layers: [Layer] {
    if let image { return Layer.chain(image: image, blocks, dense: widths) }
    return Layer.chain([inputs] + widths, receptiveField: receptiveField)
  }

  /// The place of each layer in `torch.nn.Sequential(Conv2d, ReLU, MaxPool2d, ..., Flatten, Linear, ReLU, ...)`, by which
  /// its tensors are called.
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
