// The weights files of the command line: which of them is read, how one is saved, and whether it fits a data set.

import DigitReader
import Embedded
import Formats
import IDX
import MLP
import Storage
import Terminal

extension Model {
  /// No weights file is larger than this: the most values that are read, and room for the header.
  private static let largestFile = 4 * LayerTensors.maximumParameters + 1_000_000

  /// The model in the file at `path`.
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

  /// What `answer` says of this model, or its error with the model's name before it.
  func named<Answer>(_ answer: (Model) throws(ModelError) -> Answer) throws(Failure) -> Answer {
    do { return try answer(self) } catch { throw Failure(name, error) }
  }

  /// Throws unless the network takes images of `title` and has a class for each of their labels: perhaps more than
  /// those, but never more than the 256 that a label can tell apart.
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
