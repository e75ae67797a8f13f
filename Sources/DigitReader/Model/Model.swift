// A network with what is known about it, and the bytes that both are kept as. It opens no file.

import Formats
import Images
import MLP
import Storage

/// A network and its history, as a weights file holds them.
package struct Model: Sendable {
  package let network: Network
  package let history: ModelHistory
  /// What a sentence calls it, made harmless: its file, or the weights of this program.
  package let name: String

  /// What the metadata of a checkpoint, which is no model, has as its `format`.
  package static let checkpointFormat = "digits checkpoint"

  package init(network: Network, history: ModelHistory, name: String) {
    self.network = network
    self.history = history
    self.name = name.harmless()
  }

  /// The model whose file's bytes these are.
  package init(
    _ bytes: ByteBuffer, inputs: InputStandardization = InputStandardization(), name: String
  ) throws {
    let file = try SafetensorsFile(parsing: bytes).withSequentialNames()
    guard file.metadata["format"] != Self.checkpointFormat else { throw ModelError.checkpoint }
    let said = ModelHistory(metadata: file.metadata)
    let (tensors, history) = try inputs.applied(
      to: LayerTensors(file, image: said.imageSize.flatMap(\.volumeIfSmall)), said)
    try tensors.requireFiniteOutputs()
    let field = try history.receptiveField()
    if let field {
      do { try tensors.requireWithin(field) } catch {
        throw ModelError.weightOutsideWindow("\(error)")
      }
    }
    self.init(network: Network(tensors, receptiveField: field), history: history, name: name)
  }

  /// The bytes of its file.
  package func encoded() -> [UInt8] { network.tensors.safetensors(metadata: history.metadata).encoded() }
}

extension Model {
  /// T of softmax(z / T), by which the network is as sure of itself as it should be; see
  /// `LabeledLogits.fittedTemperature`.
  ///
  /// The metadata's entry `temperature`; 1 when there is none, or when it is no finite positive number.
  package var temperature: Float {
    guard let given = history["temperature"].flatMap(Float.init), given.isFinite, given > 0 else { return 1 }
    return given
  }

  /// What its images went through before it saw them: what the metadata's entry `preprocess` says, and nothing where
  /// there is none. Throws when it says what this program does not know.
  package func preprocessing() throws(ModelError) -> Preprocessing {
    guard let word = history["preprocess"] else { return .none }
    guard let preprocessing = Preprocessing(rawValue: word) else { throw .preprocessing(word) }
    return preprocessing
  }

  /// What the network's outputs are called.
  package var classes: ClassNames { history.classNames(count: network.classCount) }

  /// The size of the pictures that the network takes: what its file says, if that is as many pixels as there are
  /// inputs; MNIST's where it has as many inputs and the file says nothing; else nil.
  package var imageSize: ImageSize? {
    let mnist = ImageSize(width: MNISTField.side, height: MNISTField.side)
    return [history.imageSize, mnist].lazy.compactMap(\.self).first { size in
      size.width.multipliedReportingOverflow(by: size.height) == (network.inputCount, false)
    }
  }

  /// How the pictures that it was trained on were framed; MNIST's way unless its data set is known for another.
  package var framing: Framing {
    guard imageSize == ImageSize(width: MNISTField.side, height: MNISTField.side) else { return .another }
    return history["dataset"].map(Framing.init(ofDataSet:)) ?? .mnist
  }
}
