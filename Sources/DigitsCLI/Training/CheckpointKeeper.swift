// Saves the checkpoints of one training, each replacing the last, and removes the file when the training is done. The
// checkpoint of an earlier training is kept until the first one of this training is due.

import DigitReader
import Formats
import MLP
import Storage
import Tensor

/// Keeps the checkpoint of a training in the file beside its weights.
struct CheckpointKeeper {
  /// The saved position, such as "epoch 2/10"; nil if this training has saved nothing.
  private(set) var saved: String?

  private let path: String?
  private let model: String
  private let options: [String: String]
  private let data: OpenDataSet
  private let engine: Engine
  private let earlier: EarlierTrainings
  /// Lazy, because computing it reads every image.
  private lazy var premises = TrainingPremises(data, engine, after: earlier)
  /// Whether the file belongs to an earlier training.
  private var holdsEarlier = false

  /// A keeper for training a network with `earlier` trainings on this data set with these options.
  init(_ options: TrainOptions, _ data: OpenDataSet, _ engine: Engine, after earlier: EarlierTrainings) {
    model = options.model
    path = CheckpointFile.path(beside: model)
    self.options = options.texts
    self.data = data
    self.engine = engine
    self.earlier = earlier
  }

  /// The state of the training in `checkpoint`. Throws unless it is consistent and matches these options, the window
  /// `side` (0 for whole images), the number of training `examples` and this data set.
  mutating func goOn(
    from checkpoint: CheckpointFile, _ options: TrainingOptions, side: Int, examples: Int
  ) throws(Failure) -> TrainingCheckpoint {
    let name = checkpoint.path.harmless()
    if let objection = premises.objection(to: checkpoint.premises) { throw Failure("\(name): \(objection)") }
    let damaged = Failure(
      "\(name): its contents are inconsistent: it is damaged, so start again without --resume")
    let size = ImageSize(of: data[.train])
    let field = size.receptiveField(side: side)
    guard side == 0 || field != nil else { throw damaged }
    let training = try checkpoint.training(options, field, image: size.volume)
    let network = training.state.network
    guard network.inputCount == size.width * size.height, network.classCount >= data[.train].classCount,
      checkpoint.epochs.fit(training, options, examples: examples)
    else { throw damaged }
    saved = options.position(step: training.step, examples: examples)
    return training
  }

  /// Starts a new training. Returns a message if a checkpoint already exists.
  mutating func startAnew() -> String? {
    guard let path, pathExists(path) else { return nil }
    holdsEarlier = true
    return
      "\(path.harmless()) holds an unfinished training, which --resume would continue; this one starts"
      + " again, and replaces it after its first epoch."
  }

  /// Why a training at `epochs` cannot be saved, as the end of a sentence; nil if it can.
  func obstacle(at epochs: EpochsSoFar) -> String? {
    guard let path else { return "\(model.harmless()) is not a regular file" }
    return holdsEarlier && epochs.finished.isEmpty ? "\(path.harmless()) holds an earlier training" : nil
  }

  /// Saves the state of the training, unless there is an obstacle. `position` is its displayed position.
  mutating func save(
    _ training: TrainingCheckpoint, _ epochs: EpochsSoFar, at position: String
  ) throws(Failure) {
    guard let path, obstacle(at: epochs) == nil else { return }
    try CheckpointFile.save(training, epochs: epochs, options: options, premises: premises, to: path)
    saved = position
    holdsEarlier = false
  }

  /// The remark about the checkpoint for the error message of a failed training.
  var remark: String {
    guard let path, let saved else { return "" }
    return "; \(path.harmless()) holds its state after \(saved)"
  }

  /// How to resume from the saved checkpoint.
  var advice: String {
    path == nil ? "" : "\(CheckpointFile.resumingCommand(model: model)) continues from there"
  }

  /// Removes the checkpoint of a finished training.
  func remove() {
    if let path { AtomicFile.remove(path) }
  }
}
