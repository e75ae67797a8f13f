// The convolutional layers given by the options of `digits train`.

import DigitReader
import Formats
import MLP
import Tensor

extension TrainOptions {
  static let convolutionOptions: Set = ["--filters", "--kernel-size", "--padding", "--pool-after"]

  /// Throws unless the options of the convolutional layers are consistent.
  func requireConvolutions() throws(UsageError) {
    guard let filters else {
      guard let option = given.intersection(Self.convolutionOptions).min() else { return }
      throw .missingCompanion(option: option, companion: "--filters")
    }
    if let receptiveField, receptiveField > 0 { throw .contradiction("--filters", "--receptive-field") }
    guard hasFittingKernelSizes(filters.count) else {
      let each =
        filters.count == 1 ? "" : ", or \(filters.count) of them separated by commas, one for each layer"
      throw .invalidValue(
        kernelSize.map(String.init).joined(separator: ","), option: "--kernel-size <n,n,...>",
        expectation: "an odd number\(each)")
    }
    guard let poolAfter, let beyond = poolAfter.max(), beyond > filters.count else { return }
    throw .invalidValue(
      "\(beyond)", option: "--pool-after <n,n,...>",
      expectation:
        "the number of one of the \(NumberFormat.counted(filters.count, "layer")) of --filters, or 0")
  }

  /// Whether all kernel sizes are odd, with either one for all `layers` or one for each.
  private func hasFittingKernelSizes(_ layers: Int) -> Bool {
    [1, layers].contains(kernelSize.count) && kernelSize.allSatisfy { $0 % 2 == 1 }
  }

  /// The convolutional layers; empty without `--filters`, nil if the options are inconsistent.
  var convolutionBlocks: [ConvolutionBlock]? {
    guard let filters else { return given.isDisjoint(with: Self.convolutionOptions) ? [] : nil }
    let pooled = Set(poolAfter ?? Array(1...filters.count)).subtracting([0])
    guard hasFittingKernelSizes(filters.count), pooled.allSatisfy({ $0 <= filters.count }) else { return nil }
    return filters.indices.map { index in
      ConvolutionBlock(
        filters: filters[index], kernelSize: kernelSize[kernelSize.count == 1 ? 0 : index], padding: padding,
        isPooled: pooled.contains(index + 1))
    }
  }

  /// The convolutional network for images of `size`; nil without `--filters`. Throws if the layers do not fit the
  /// images.
  func convolutionalArchitecture(on size: ImageSize, classes: Int) throws(Failure) -> Architecture? {
    guard let blocks = convolutionBlocks, !blocks.isEmpty else { return nil }
    guard let image = size.volumeIfSmall else {
      throw Failure(
        "images of \(size) pixels are larger than the limit of"
          + " \(NumberFormat.grouped(LayerTensors.maximumWidth)) pixels: scale them down")
    }
    guard let architecture = Architecture(image: image, blocks: blocks, widths: hidden + [classes]) else {
      throw Failure(
        "images of \(size) pixels are too small for these filters: choose a smaller --kernel-size, --padding same, or"
          + " fewer layers in --pool-after")
    }
    guard let widest = architecture.layers.map(\.outputCount).max(), widest <= LayerTensors.maximumWidth
    else {
      throw Failure(
        "a layer of these --filters has \(NumberFormat.grouped(architecture.layers.map(\.outputCount).max() ?? 0))"
          + " outputs, but the limit is \(NumberFormat.grouped(LayerTensors.maximumWidth))")
    }
    let parameters = architecture.layers.reduce(0) { $0 + $1.parameters.parameterCount }
    guard parameters <= LayerTensors.maximumParameters else {
      throw Failure(
        "a network of \(NumberFormat.grouped(parameters)) weights and biases exceeds the limit of"
          + " \(NumberFormat.grouped(LayerTensors.maximumParameters)): choose fewer --filters or narrower --hidden layers"
      )
    }
    return architecture
  }

  /// Copies the convolutional layers of the initial network.
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

  /// Whether these options specify the same convolutional layers as `other`.
  func hasConvolutions(of other: TrainOptions) -> Bool {
    convolutionBlocks != nil && convolutionBlocks == other.convolutionBlocks
  }
}

extension Architecture {
  /// `filters of 5 x 5, 3 x 3`, or `no filters`, for use in a sentence.
  var wordsOnConvolutions: String {
    guard !blocks.isEmpty else { return "no filters" }
    return "filters "
      + blocks.map { "\($0.filters) of \($0.kernelSize) x \($0.kernelSize)" }.joined(separator: ", ")
  }
}
