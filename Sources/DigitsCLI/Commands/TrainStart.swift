// What a training begins with: the network of `--from`, with what belongs to it, or one drawn from the seed.

import DigitReader
import IDX
import MLP
import Notation

import Random
import Synthetic
import Tensor

extension TrainOptions {
  /// The built-in digits that are trained on beside MNIST unless somebody asks for another number. Measured with the
  /// default network: a fifth more time, and fewer mistakes on other people's digits.
  static let digitsBesidesMNIST = 12_000

  /// The built-in digits to train on beside a data set, unless somebody says: none where its pictures are no digits framed
  /// as MNIST's. Of a data set that is in no catalogue the shipped network is asked.
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

  /// These options with the preprocessing and the receptive field of the network that a training goes on from, if there
  /// is one.
  ///
  /// Throws when somebody asks for another network; a preset's layers are not meant for one that is there already.
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
        "\(earlier.name): the network has \(widths), and cannot go on with others: leave \(optionOfLayers) out"
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
          + " and cannot go on with others: leave --receptive-field out")
    }
    options.setConvolutions(of: earlier.network.architecture)
    guard
      given.isDisjoint(with: Self.convolutionOptions) || options.hasConvolutions(of: self)
        || presetOptions.map({ $0.hasConvolutions(of: self) }) ?? false
    else {
      throw Failure(
        "\(earlier.name): the network has \(earlier.network.architecture.wordsOnConvolutions), and cannot go on with"
          + " others: leave \(Self.convolutionOptions.sorted().joined(separator: ", ")) out")
    }
    guard !given.contains("--preprocess") || options.preprocess == preprocess else {
      throw Failure(
        "\(earlier.name): the network reads images with --preprocess \(options.preprocess.rawValue), and cannot go on"
          + " with \(preprocess.rawValue): leave the option out")
    }
    return options
  }

  /// The option that says which layers there are to be.
  private var optionOfLayers: String {
    preset.flatMap { name in hidden == presetOptions?.hidden ? "--preset \(name)" : nil } ?? "--hidden"
  }

  /// What the preset alone asks for; nil without a preset.
  var presetOptions: TrainOptions? {
    guard let preset, case .run(let options)? = try? Self.table.parse(["--preset", preset]) else {
      return nil
    }
    return options
  }

  /// The fewest pixels along each side of images, and the fewest units, eight windows of them, with which windows are
  /// looked through unless somebody asks for them.
  private static let fewestForWindows = (pixels: 16, units: 256)

  /// What the units of a first layer see of images of this size; nil for all of them.
  ///
  /// By itself 3/7 of the shorter side, the 12 of 28 pixels that did best on MNIST's held-back images; and all of an
  /// image of which such windows together would leave a third or more unseen, as of one that is much higher than wide.
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
      throw Failure("--receptive-field is for networks without --filters: leave one of them out")
    }
    guard let field = size.receptiveField(side: side) else {
      throw Failure(
        "the images of \(title) have \(size) pixels, and --receptive-field takes \(shorter) at most, not \(side)"
      )
    }
    return field
  }

  /// The network that `--from` names, or one drawn from the seed.
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
        "the images of \(title) have \(NumberFormat.grouped(sizes[0])) pixels, and a network takes"
          + " \(NumberFormat.grouped(LayerTensors.maximumWidth)) at most: scale them down")
    }
    let parameters = LayerTensors.parameterCount(of: sizes)
    guard parameters <= LayerTensors.maximumParameters else {
      throw Failure(
        "a network of \(NumberFormat.grouped(parameters)) weights and biases is more than its file may hold,"
          + " \(NumberFormat.grouped(LayerTensors.maximumParameters)): choose smaller or fewer --hidden layers"
      )
    }
    return Network(
      layerSizes: sizes, receptiveField: try receptiveField(on: size, of: title), using: &generator)
  }
}
