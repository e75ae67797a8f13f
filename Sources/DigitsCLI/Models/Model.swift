// A network with what is known about it, and the file that both are kept in.

import Images
import MLP
import Pretrained
import Storage
import Terminal

/// A network and its history, as a weights file holds them.
struct Model {
  let network: Network
  let history: ModelHistory

  /// No weights file is larger than this: the most values that are read, and room for the header.
  private static let largestFile = 4 * LayerTensors.maximumParameters + 1_000_000

  init(network: Network, history: ModelHistory) {
    self.network = network
    self.history = history
  }

  /// The model in the file at `path`.
  init(contentsOf path: String) throws(Failure) {
    do {
      try self.init(ByteBuffer(contentsOf: path, limit: Self.largestFile))
    } catch {
      throw Failure(path, error)
    }
  }

  /// The model whose file's bytes these are.
  private init(_ bytes: ByteBuffer) throws {
    let file = try bytes.withSpan { span in try SafetensorsFile(parsing: span) }
    network = Network(try LayerTensors(file))
    history = ModelHistory(metadata: file.metadata)
  }

  /// The model that the user named; without a name the one in the current folder, or else the one that the
  /// program was built with, which is said on standard error.
  init(chosen path: String?, console: Console) throws(Failure) {
    if let path {
      try self.init(contentsOf: path)
    } else if pathExists(defaultModelFile) {
      try self.init(contentsOf: defaultModelFile)
    } else {
      console.note(
        "There is no \(defaultModelFile) here, so the pretrained weights are used; 'digits train' makes your own."
      )
      do {
        try self.init(PretrainedWeights.bytes)
      } catch {
        throw Failure("the pretrained weights of this program", error)
      }
    }
  }

  /// Saves the model so that the old file or the new one is there and whole, whatever happens.
  func save(to path: String) throws(Failure) {
    let file = network.tensors.safetensors(metadata: history.metadata)
    do {
      try file.requireFiniteValues()
      try AtomicFile.write(file.encoded(), to: path)
    } catch {
      throw Failure(path, error)
    }
  }
}

extension Model {
  /// What `network` makes of MNIST fields: pictures of 28 x 28, ink 255.
  func requireDigitPictures() throws(Failure) {
    let pixels = MNISTField.side * MNISTField.side
    guard network.inputCount == pixels else {
      throw Failure(
        "the network takes \(network.inputCount) inputs, and pictures of digits have \(pixels); "
          + "'digits info' describes it")
    }
  }
}
