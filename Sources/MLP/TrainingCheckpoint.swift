// A training checkpoint as a safetensors file: the tensors of the state and of the best network so far. The caller
// chooses the path and adds its own metadata.

import Tensor

/// A checkpoint of a training run. Resuming from it gives bit-identical results.
///
/// The safetensors file has a part for each network or vector of the same layout. Tensors are named as in a weights
/// file, prefixed with the part: `trained.0.weight`, `first-moment.0.weight`, `second-moment.0.weight`, and optionally
/// `average.0.weight` and `best.0.weight`. Numbers are stored in the metadata.
public struct TrainingCheckpoint: Sendable, Equatable {
  /// The state of the training run.
  public let state: TrainingState
  /// The best network so far, if early stopping is used.
  public let best: EarlyStopping.Candidate?

  /// The maximum number of values in the file: five parts of the largest network.
  public static let maximumValues = Part.allCases.count * LayerTensors.maximumParameters

  fileprivate enum Part: String, CaseIterable {
    case trained
    case firstMoment = "first-moment"
    case secondMoment = "second-moment"
    case average
    case best

    /// The prefix of the part's tensor names.
    var prefix: String { "\(rawValue)." }
  }

  /// The metadata keys of a checkpoint.
  private enum Text: String {
    case step = "step"
    case bestEpoch = "best_epoch"
    case bestCorrect = "best_correct"
    case bestLoss = "best_loss"
  }

  public init(state: TrainingState, best: EarlyStopping.Candidate?) {
    self.state = state
    self.best = best
  }

  /// The number of steps taken.
  public var step: Int { state.step }

  /// The checkpoint as a safetensors file, with `metadata` added to its own.
  public func safetensors(metadata: [String: String]) -> SafetensorsFile {
    var texts = metadata
    texts[Text.step.rawValue] = "\(step)"
    var tensors: [SafetensorsFile.Tensor] = []
    let network = state.network
    tensors +=
      network.tensors.tensors(of: .trained)
      + network.tensors(in: state.optimizer.firstMoment).tensors(of: .firstMoment)
      + network.tensors(in: state.optimizer.secondMoment).tensors(of: .secondMoment)
    if let average = state.average { tensors += average.network.tensors.tensors(of: .average) }
    if let best {
      tensors += best.network.tensors.tensors(of: .best)
      texts[Text.bestEpoch.rawValue] = "\(best.epoch)"
      texts[Text.bestCorrect.rawValue] = "\(best.correct)"
      texts[Text.bestLoss.rawValue] = "\(best.loss)"
    }
    return SafetensorsFile(tensors: tensors, metadata: texts)
  }

  /// Reads the checkpoint of a training run with these options and this receptive field. `image` is the input size of a
  /// convolutional network.
  ///
  /// Throws unless every part required by the options is present and complete, and there are no other tensors.
  public init(
    _ file: SafetensorsFile, options: TrainingOptions, receptiveField: ReceptiveField? = nil,
    image: Volume? = nil
  ) throws(TrainingCheckpointError) {
    func number<Number: LosslessStringConvertible>(_ text: Text) throws(TrainingCheckpointError) -> Number {
      guard let value = file.metadata[text.rawValue].flatMap(Number.init) else {
        throw .badText(text.rawValue)
      }
      return value
    }
    let step: Int = try number(.step)
    guard step >= 0 else { throw .badText(Text.step.rawValue) }
    var prefixes: [String] = []
    var layers: [Layer]?
    func network(_ part: Part) throws(TrainingCheckpointError) -> Network {
      prefixes.append(part.prefix)
      return try file.network(part.prefix, receptiveField, image, layers: layers)
    }
    let trained = try network(.trained)
    layers = trained.layers
    let average = options.averageDecay > 0 ? try network(.average) : nil
    state = TrainingState(
      network: trained,
      optimizer: Adam(
        step: step, firstMoment: try network(.firstMoment).parameters,
        secondMoment: try network(.secondMoment).parameters,
        weightDecay: options.weightDecay),
      average: average.map { WeightAverage($0, after: step, decay: options.averageDecay) })
    if file.metadata[Text.bestEpoch.rawValue] != nil {
      best = EarlyStopping.Candidate(
        network: try network(.best), epoch: try number(.bestEpoch), correct: try number(.bestCorrect),
        loss: try number(.bestLoss))
    } else {
      best = nil
    }
    for tensor in file.tensors where !prefixes.contains(where: tensor.name.hasPrefix) {
      throw .unexpected(tensor.name)
    }
  }
}

/// Why a well-formed safetensors file is not a valid checkpoint.
public enum TrainingCheckpointError: Error, Equatable, Sendable {
  /// A part is not a network.
  case badPart(String, LayerTensorsError)
  /// A part is a network with sizes other than those of the trained network.
  case otherSizes(part: String, found: [Int], expected: [Int])
  case unexpected(String)
  /// A number in the metadata is missing or malformed.
  case badText(String)
}

extension TrainingCheckpointError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badPart(let part, let error): "in its part '\(part)', \(error)"
    case .otherSizes(let part, let found, let expected):
      "its part '\(part)' is of a network of \(found), but the trained network has \(expected)"
    case .unexpected(let tensor): "tensor \(tensor.quoted) is not part of a checkpoint"
    case .badText(let name): "its metadata does not record the '\(name)' of the training"
    }
  }
}

extension LayerTensors {
  /// The tensors named as in a part of a checkpoint.
  fileprivate func tensors(of part: TrainingCheckpoint.Part) -> [SafetensorsFile.Tensor] {
    safetensors(metadata: [:]).tensors.map {
      .init(name: part.prefix + $0.name, shape: $0.shape, values: $0.values)
    }
  }
}

extension SafetensorsFile {
  /// The network formed by the tensors whose names begin with `prefix`. Its layers must equal `layers`, if given.
  fileprivate func network(
    _ prefix: String, _ receptiveField: ReceptiveField?, _ image: Volume?, layers: [Layer]?
  ) throws(TrainingCheckpointError) -> Network {
    let part = String(prefix.dropLast())
    let own = tensors.filter { $0.name.hasPrefix(prefix) }.map {
      Tensor(name: String($0.name.dropFirst(prefix.count)), shape: $0.shape, values: $0.values)
    }
    // Without its prefix, a name may be the reserved metadata key.
    guard !own.contains(where: { $0.name == Self.metadataKey }) else {
      throw .unexpected(prefix + Self.metadataKey)
    }
    let tensors: LayerTensors
    do {
      tensors = try LayerTensors(SafetensorsFile(tensors: own), image: image)
      if let receptiveField { try tensors.requireWithin(receptiveField) }
    } catch {
      throw .badPart(part, error)
    }
    let network = Network(tensors, receptiveField: receptiveField)
    if let layers, network.layers != layers {
      throw .otherSizes(
        part: part, found: network.layerSizes,
        expected: [layers[0].inputCount] + layers.map(\.outputCount))
    }
    return network
  }
}
