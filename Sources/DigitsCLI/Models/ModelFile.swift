// Weights files on the command line: selection, loading, saving, and compatibility with a data set.

import DigitReader
import Embedded
import Formats
import IDX
import MLP
import Storage
import Terminal

extension Model {
  /// The maximum file size in bytes: the maximum number of values, and a header.
  private static let largestFile = 4 * LayerTensors.maximumParameters + 1_000_000

  /// Loads the model in the file at `path`.
  init(contentsOf path: String, inputs: InputStandardization = InputStandardization()) throws(Failure) {
    do {
      try self.init(ByteBuffer(contentsOf: path, limit: Self.largestFile), inputs: inputs, name: path)
    } catch ModelError.checkpoint {
      throw Failure(
        path, "this is a training checkpoint; 'digits info' describes it and how to resume it")
    } catch {
      throw Failure(path, error)
    }
  }

  /// Loads the given model; without one, the default file in the current folder, or else the embedded model. Reports
  /// on standard error which model is used and its recorded accuracy.
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

  /// Saves the model atomically.
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

  /// The result of `answer`, with the model's name added to errors.
  func named<Answer>(_ answer: (Model) throws(ModelError) -> Answer) throws(Failure) -> Answer {
    do { return try answer(self) } catch { throw Failure(name, error) }
  }

  /// Throws unless the network accepts images of `title` and has a class for each label. It may have more classes, up
  /// to 256, the number of 8-bit labels.
  func requireFit(to examples: LabeledImages, of title: String) throws(Failure) {
    let (pixels, classes) = (examples.rows * examples.columns, examples.classCount)
    guard network.inputCount == pixels, classes...256 ~= network.classCount else {
      throw Failure(
        "\(name): the network has \(network.inputCount) inputs and \(network.classCount) classes,"
          + " but \(title) needs \(pixels) and \(classes)")
    }
    let given = ImageSize(of: examples)
    if let size = history.imageSize, size == imageSize, size != given {
      throw Failure(
        "\(name): the network reads pictures of \(size) pixels, but those of \(title) have \(given)")
    }
  }
}
