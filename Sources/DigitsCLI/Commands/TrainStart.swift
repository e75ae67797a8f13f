// The starting point of a training: the network of `--from` with its settings, or random weights from the seed.

import Augmentation
import DigitReader
import Formats
import IDX
import MLP
import Random
import Tensor

extension TrainOptions {
  /// The default number of synthetic digits added to MNIST. With the default network, they cost a fifth more time and
  /// reduce mistakes on handwriting from other sources.
  static let digitsBesidesMNIST = 12_000

  /// The default number of synthetic digits added to a data set: 0 unless its images are digits framed like MNIST's.
  /// For data sets outside the catalogue, the embedded network decides.
  static func builtInDigits(besides data: OpenDataSet, engine: Engine) -> Int {
    guard data.known == nil, data.name != Catalogue.synthetic else {
      return builtInDigits(besides: data.known)
    }
    guard data[.train].classCount <= SyntheticDigits.classCount else { return 0 }
    let witness = Witness(data, .train, engine: engine)
    return witness.map { $0.asTheyAre >= Witness.wellRead } == true ? digitsBesidesMNIST : 0
  }

  static func builtInDigits(besides known: KnownDataSet?) -> Int {
    guard let known, known.framing == .mnist, ClassNames(known.classNames).areNumbers else { return 0 }
    return digitsBesidesMNIST
  }

  /// These options with the layers, receptive field and preprocessing of the initial network, if any.
  ///
  /// Throws when the options specify a different network; a preset's layers are ignored.
  func continuing(_ earlier: Model?) throws(Failure) -> TrainOptions {
    guard let earlier else { return self }
    var options = self
    options.preprocess = try earlier.named { (model) throws(ModelError) in try model.preprocessing() }
    let layers = Array(earlier.network.architecture.widths.dropLast())
    guard !given.contains("--hidden") || layers == hidden else {
      let widths =
        layers.isEmpty
        ? "no hidden layers" : "hidden layers of \(layers.map(String.init).joined(separator: ","))"
      throw Failure(
        "\(earlier.name): the network has \(widths), which cannot be changed: remove \(optionOfLayers)"
      )
    }
    let side = earlier.network.receptiveField?.side ?? 0
    options.receptiveField = side
    guard
      !given.contains("--receptive-field") || side == receptiveField
        || receptiveField == presetOptions?.receptiveField
    else {
      throw Failure(
        "\(earlier.name): the units of the network see \(side == 0 ? "whole images" : "\(side) x \(side) pixels each"),"
          + " which cannot be changed: remove --receptive-field")
    }
    options.setConvolutions(of: earlier.network.architecture)
    guard
      given.isDisjoint(with: Self.convolutionOptions) || options.hasConvolutions(of: self)
        || presetOptions.map({ $0.hasConvolutions(of: self) }) ?? false
    else {
      throw Failure(
        "\(earlier.name): the network has \(earlier.network.architecture.wordsOnConvolutions), which cannot be"
          + " changed: remove \(Self.convolutionOptions.sorted().joined(separator: ", "))")
    }
    guard !given.contains("--preprocess") || options.preprocess == preprocess else {
      throw Failure(
        "\(earlier.name): the network reads images with --preprocess \(options.preprocess.rawValue), which cannot be"
          + " changed to \(preprocess.rawValue): remove the option")
    }
    return options
  }

  /// The option that sets the hidden layers.
  private var optionOfLayers: String {
    preset.flatMap { name in hidden == presetOptions?.hidden ? "--preset \(name)" : nil } ?? "--hidden"
  }

  /// The options of the preset alone; nil without a preset.
  var presetOptions: TrainOptions? {
    guard let preset, case .run(let options)? = try? Self.table.parse(["--preset", preset]) else {
      return nil
    }
    return options
  }

  /// The smallest image side in pixels, and the minimum number of units (eight windows), for default windows.
  private static let fewestForWindows = (pixels: 16, units: 256)

  /// The side of the first layer's receptive fields for images of this size; nil for whole images.
  ///
  /// The default is 3/7 of the shorter side: 12 of 28 pixels did best on images held out from MNIST. Uses whole
  /// images where windows would miss a third or more of the pixels, as in elongated images.
  func receptiveField(on size: ImageSize, of title: String) throws(Failure) -> ReceptiveField? {
    let shorter = min(size.width, size.height)
    guard let side = receptiveField else {
      guard filters == nil, shorter >= Self.fewestForWindows.pixels, hidden[0] >= Self.fewestForWindows.units,
        let field = size.receptiveField(side: shorter * 3 / 7),
        3 * field.unseenPixels(units: hidden[0]) < size.width * size.height
      else { return nil }
      return field
    }
    guard side > 0 else { return nil }
    guard filters == nil else {
      throw Failure("--receptive-field is for networks without --filters: remove one of them")
    }
    guard let field = size.receptiveField(side: side) else {
      throw Failure(
        "the images of \(title) have \(size) pixels, so --receptive-field can be at most \(shorter), not \(side)"
      )
    }
    return field
  }

  /// The network given by `--from`, or one initialized from the seed.
  func startingNetwork(
    _ earlier: Model?, for examples: LabeledImages, of title: String
  ) throws(Failure) -> Network {
    if let earlier {
      try earlier.requireFit(to: examples, of: title)
      return earlier.network
    }
    let size = ImageSize(of: examples)
    var generator = SeededGenerator(seed: seed)
    if let convolutions = try convolutionalArchitecture(on: size, classes: examples.classCount) {
      return Network(convolutions, using: &generator)
    }
    let sizes = [examples.rows * examples.columns] + hidden + [examples.classCount]
    guard sizes[0] <= LayerTensors.maximumWidth else {
      throw Failure(
        "the images of \(title) have \(NumberFormat.grouped(sizes[0])) pixels, but the limit is"
          + " \(NumberFormat.grouped(LayerTensors.maximumWidth)): scale them down")
    }
    let parameters = LayerTensors.parameterCount(of: sizes)
    guard parameters <= LayerTensors.maximumParameters else {
      throw Failure(
        "a network of \(NumberFormat.grouped(parameters)) weights and biases exceeds the limit of"
          + " \(NumberFormat.grouped(LayerTensors.maximumParameters)): choose smaller or fewer --hidden layers"
      )
    }
    return Network(
      layerSizes: sizes, receptiveField: try receptiveField(on: size, of: title), using: &generator)
  }
}
