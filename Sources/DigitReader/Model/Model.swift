// A network with its metadata, and their encoding as the bytes of a weights file.

import Formats
import Images
import MLP
import Storage

/// A network and its history, as stored in a weights file.
package struct Model: Sendable {
  package let network: Network
  package let history: ModelHistory
  /// The model's name in messages, sanitised: its file, or the embedded weights.
  package let name: String

  /// The `format` entry in the metadata of a training checkpoint, which is not a model.
  package static let checkpointFormat = "digits checkpoint"

  package init(network: Network, history: ModelHistory, name: String) {
    self.network = network
    self.history = history
    self.name = name.harmless()
  }

  /// Decodes the contents of a weights file.
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

  /// The contents of the weights file.
  package func encoded() -> [UInt8] { network.tensors.safetensors(metadata: history.metadata).encoded() }
}

extension Model {
  /// The temperature T of softmax(z / T) that calibrates the network's confidence; see
  /// `LabeledLogits.fittedTemperature`.
  ///
  /// The metadata's entry `temperature`; 1 when it is missing, not finite or not positive.
  package var temperature: Float {
    guard let given = history["temperature"].flatMap(Float.init), given.isFinite, given > 0 else { return 1 }
    return given
  }

  /// The preprocessing of the network's images: the metadata's entry `preprocess`, or none when it is missing. Throws
  /// when the entry is unknown.
  package func preprocessing() throws(ModelError) -> Preprocessing {
    guard let word = history["preprocess"] else { return .none }
    guard let preprocessing = Preprocessing(rawValue: word) else { throw .preprocessing(word) }
    return preprocessing
  }

  /// The names of the network's outputs.
  package var classes: ClassNames { history.classNames(count: network.classCount) }

  /// The size of the network's pictures: the size in the metadata if it matches the number of inputs; else MNIST's size
  /// if that matches; else nil.
  package var imageSize: ImageSize? {
    let mnist = ImageSize(width: MNISTField.side, height: MNISTField.side)
    return [history.imageSize, mnist].lazy.compactMap(\.self).first { size in
      size.width.multipliedReportingOverflow(by: size.height) == (network.inputCount, false)
    }
  }

  /// The framing of the training images: MNIST's for images of its size, unless the data set is known to differ.
  package var framing: Framing {
    guard imageSize == ImageSize(width: MNISTField.side, height: MNISTField.side) else { return .another }
    return history["dataset"].map(Framing.init(ofDataSet:)) ?? .mnist
  }
}
