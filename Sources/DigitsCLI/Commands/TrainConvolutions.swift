// The convolutional layers that the options of `digits train` ask for.

import MLP
import Tensor
import Terminal

extension TrainOptions {
  static let convolutionOptions: Set = ["--filters", "--kernel-size", "--padding", "--pool-after"]

  /// The convolutional layers; none without `--filters`. Throws where the options contradict each other.
  func convolutionBlocks() throws(Failure) -> [ConvolutionBlock] {
    guard let filters else {
      let other = given.intersection(Self.convolutionOptions).sorted().first
      if let other {
        throw Failure("\(other) is for convolutional layers: name their --filters, or leave it out")
      }
      return []
    }
    guard kernelSize.count == 1 || kernelSize.count == filters.count else {
      throw Failure(
        "--kernel-size has \(kernelSize.count) sizes and --filters \(filters.count) layers: give one size, or one for"
          + " each layer")
    }
    if let even = kernelSize.first(where: { $0 % 2 == 0 }) {
      throw Failure("a filter of \(even) x \(even) pixels has no middle: --kernel-size takes odd numbers")
    }
    let pooled = Set(poolAfter ?? Array(1...filters.count)).subtracting([0])
    if let beyond = pooled.max(), beyond > filters.count {
      throw Failure(
        "--pool-after names layer \(beyond), and --filters makes \(NumberFormat.counted(filters.count, "layer"))"
      )
    }
    return filters.indices.map { index in
      ConvolutionBlock(
        filters: filters[index], kernelSize: kernelSize[kernelSize.count == 1 ? 0 : index], padding: padding,
        isPooled: pooled.contains(index + 1))
    }
  }

  /// The convolutional network for images of `size`; nil without `--filters`. Throws where they do not fit.
  func convolutionalArchitecture(on size: ImageSize, classes: Int) throws(Failure) -> Architecture? {
    let blocks = try convolutionBlocks()
    guard !blocks.isEmpty else { return nil }
    guard let image = size.volumeIfSmall else {
      throw Failure(
        "images of \(size) pixels are more than a network takes, which is"
          + " \(NumberFormat.grouped(LayerTensors.maximumWidth)) pixels: scale them down")
    }
    guard let architecture = Architecture(image: image, blocks: blocks, widths: hidden + [classes]) else {
      throw Failure(
        "these filters leave nothing of images of \(size) pixels: choose a smaller --kernel-size, --padding same, or"
          + " fewer layers to --pool-after")
    }
    guard let widest = architecture.layers.map(\.outputCount).max(), widest <= LayerTensors.maximumWidth
    else {
      throw Failure(
        "a layer of these --filters puts out \(NumberFormat.grouped(architecture.layers.map(\.outputCount).max() ?? 0))"
          + " values, and one has \(NumberFormat.grouped(LayerTensors.maximumWidth)) at most")
    }
    let parameters = architecture.layers.reduce(0) { $0 + $1.parameters.parameterCount }
    guard parameters <= LayerTensors.maximumParameters else {
      throw Failure(
        "a network of \(NumberFormat.grouped(parameters)) weights and biases is more than its file may hold,"
          + " \(NumberFormat.grouped(LayerTensors.maximumParameters)): choose fewer --filters or narrower --hidden layers"
      )
    }
    return architecture
  }

  /// Takes the convolutional layers of a network that a training goes on from.
  mutating func setConvolutions(of architecture: Architecture) {
    let blocks = architecture.blocks
    guard let first = blocks.first else {
      (filters, kernelSize, padding, poolAfter) = (
        nil, TrainOptions().kernelSize, TrainOptions().padding, nil
      )
      return
    }
    let pooled = blocks.indices.filter { blocks[$0].isPooled }.map { $0 + 1 }
    (filters, kernelSize, padding) = (blocks.map(\.filters), blocks.map(\.kernelSize), first.padding)
    poolAfter = pooled.isEmpty ? [0] : pooled
  }

  /// Whether these options ask for the same convolutional layers as others.
  func hasConvolutions(of other: TrainOptions) -> Bool {
    guard let own = try? convolutionBlocks(), let others = try? other.convolutionBlocks() else {
      return false
    }
    return own == others
  }
}

extension Architecture {
  /// `filters of 5 x 5, 3 x 3`, or `no filters`, for a sentence.
  var wordsOnConvolutions: String {
    guard !blocks.isEmpty else { return "no filters" }
    return "filters "
      + blocks.map { "\($0.filters) of \($0.kernelSize) x \($0.kernelSize)" }.joined(separator: ", ")
  }
}
