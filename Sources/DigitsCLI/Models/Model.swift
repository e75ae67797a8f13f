// A network with what is known about it, and the file that both are kept in.

import IDX
import Images
import MLP
import Pretrained
import Storage
import Terminal

/// A network and its history, as a weights file holds them.
struct Model {
  let network: Network
  let history: ModelHistory
  /// What a sentence calls it, made harmless: its file, or the weights of this program.
  let name: String

  /// No weights file is larger than this: the most values that are read, and room for the header.
  private static let largestFile = 4 * LayerTensors.maximumParameters + 1_000_000

  init(network: Network, history: ModelHistory, name: String) {
    self.network = network
    self.history = history
    self.name = name.harmless()
  }

  /// The model in the file at `path`.
  init(contentsOf path: String, inputs: InputStandardization = InputStandardization()) throws(Failure) {
    do {
      try self.init(ByteBuffer(contentsOf: path, limit: Self.largestFile), inputs: inputs, name: path)
    } catch {
      throw Failure(path, error)
    }
  }

  /// The model whose file's bytes these are.
  init(
    _ bytes: ByteBuffer, inputs: InputStandardization = InputStandardization(), name: String
  ) throws {
    let file = try inputs.applied(to: SafetensorsFile(parsing: bytes).withSequentialNames())
    guard file.metadata["format"] != CheckpointFile.format else {
      throw Failure(
        "this is the checkpoint of a training; 'digits info' says of which, and how to go on with it")
    }
    let history = ModelHistory(metadata: file.metadata)
    let tensors = try LayerTensors(file, image: history.imageSize.flatMap(\.volumeIfSmall))
    try tensors.requireFiniteOutputs()
    let field = try history.receptiveField()
    if let field {
      do { try tensors.requireWithin(field) } catch {
        throw Failure("\(error): a layer that has them all says no receptive_field in its metadata")
      }
    }
    self.init(network: Network(tensors, receptiveField: field), history: history, name: name)
  }

  /// The model that the user named; without a name the one in the current folder, or else the one that the
  /// program was built with. Standard error says which it is, and what it has reached.
  init(
    chosen path: String?, inputs: InputStandardization = InputStandardization(), console: Console
  ) throws(Failure) {
    var reason = ""
    if let path {
      try self.init(contentsOf: path, inputs: inputs)
    } else if pathExists(defaultModelFile) {
      try self.init(contentsOf: defaultModelFile, inputs: inputs)
    } else {
      reason = ", since there is no \(defaultModelFile) here"
      let name = "the pretrained weights"
      do { try self.init(PretrainedWeights.bytes, name: name) } catch { throw Failure(name, error) }
    }
    console.note(wrapping: "Using \(name)\(history.reached.map { " (\($0))" } ?? "")\(reason).")
  }

  /// Saves the model so that the old file or the new one is there and whole, whatever happens.
  func save(to path: String) throws(Failure) {
    let tensors = network.tensors
    do {
      try tensors.safetensors(metadata: history.metadata).requireFiniteValues()
      try tensors.requireFiniteOutputs()
      try AtomicFile.write(encoded(), to: path)
    } catch {
      throw Failure(path, error)
    }
  }

  /// The bytes of its file.
  func encoded() -> [UInt8] { network.tensors.safetensors(metadata: history.metadata).encoded() }
}

extension Model {
  /// T of softmax(z / T), by which the network is as sure of itself as it should be; see
  /// `LabeledLogits.fittedTemperature`.
  ///
  /// The metadata's entry `temperature`; 1 when there is none, or when it is no finite positive number.
  var temperature: Float {
    guard let given = history["temperature"].flatMap(Float.init), given.isFinite, given > 0 else { return 1 }
    return given
  }

  /// What its images went through before it saw them: what the metadata's entry `preprocess` says, and nothing where
  /// there is none. Throws when it says what this program does not know.
  func preprocessing() throws(Failure) -> Preprocessing {
    guard let word = history["preprocess"] else { return .none }
    guard let preprocessing = Preprocessing(rawValue: word) else {
      throw Failure(
        "\(name): the network asks for images prepared by '\(word.harmless(limit: 40))', and this program knows only"
          + " \(Preprocessing.allCases.map(\.rawValue).joined(separator: " and "))")
    }
    return preprocessing
  }

  /// What the network's outputs are called.
  var classes: ClassNames { history.classNames(count: network.classCount) }

  /// The size of the pictures that the network takes: what its file says, if that is as many pixels as there are
  /// inputs; MNIST's where it has as many inputs and the file says nothing; else nil.
  var imageSize: ImageSize? {
    let mnist = ImageSize(width: MNISTField.side, height: MNISTField.side)
    return [history.imageSize, mnist].lazy.compactMap(\.self).first { size in
      size.width.multipliedReportingOverflow(by: size.height) == (network.inputCount, false)
    }
  }

  /// How the pictures that it was trained on were framed; MNIST's way unless its data set is known for another.
  var framing: KnownDataSet.Framing {
    guard imageSize == ImageSize(width: MNISTField.side, height: MNISTField.side) else { return .another }
    return history["dataset"].flatMap(Catalogue.dataSet)?.framing ?? .mnist
  }

  /// Throws unless the network takes images of `title` and has a class for each of their labels: perhaps more than
  /// those, but never more than the 256 that a label can tell apart.
  func requireFit(to examples: LabeledImages, of title: String) throws(Failure) {
    let (pixels, classes) = (examples.rows * examples.columns, examples.classCount)
    guard network.inputCount == pixels, classes...256 ~= network.classCount else {
      throw Failure(
        "\(name): the network goes from \(network.inputCount) inputs to \(network.classCount) classes,"
          + " and \(title) needs one from \(pixels) to \(classes)")
    }
    let given = ImageSize(of: examples)
    if let size = history.imageSize, size == imageSize, size != given {
      throw Failure(
        "\(name): the network reads pictures of \(size) pixels, and those of \(title) have \(given)")
    }
  }
}
