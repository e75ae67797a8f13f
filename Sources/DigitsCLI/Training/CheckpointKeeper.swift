// Saves the checkpoints of one training over one another, and removes the last when the training is done.
// It gives way to the checkpoint of an earlier training until this one has an epoch to show for itself.

import DigitReader
import Formats
import MLP
import Storage
import Tensor

/// Keeps the checkpoint of a training in the file beside its weights.
struct CheckpointKeeper {
  /// What the checkpoint holds, "epoch 2/10" for instance; nil when none of this training was saved.
  private(set) var saved: String?

  private let path: String?
  private let model: String
  private let options: [String: String]
  private let data: OpenDataSet
  private let engine: Engine
  private let earlier: EarlierTrainings
  /// Found out when it is needed first: it takes a look at every image.
  private lazy var premises = TrainingPremises(data, engine, after: earlier)
  /// Whether the file is an earlier training's.
  private var holdsEarlier = false

  /// A keeper for a training with these options on this data set, of a network with `earlier` trainings.
  init(_ options: TrainOptions, _ data: OpenDataSet, _ engine: Engine, after earlier: EarlierTrainings) {
    model = options.model
    path = CheckpointFile.path(beside: model)
    self.options = options.texts
    self.data = data
    self.engine = engine
    self.earlier = earlier
  }

  /// Where the training in `checkpoint` stands; throws unless it is of these options, windows of this `side`, 0 for
  /// whole images, so many `examples` training images of this data set, and fits together.
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

  /// Starts anew; returns what there is to say about a checkpoint that is there already.
  mutating func startAnew() -> String? {
    guard let path, pathExists(path) else { return nil }
    holdsEarlier = true
    return
      "\(path.harmless()) holds an unfinished training, which --resume would continue; this one starts"
      + " again, and replaces it after its first epoch."
  }

  /// Why nothing can be kept of a training that stands at `epochs`, as the end of a sentence; nil when it can.
  func obstacle(at epochs: EpochsSoFar) -> String? {
    guard let path else { return "\(model.harmless()) is not a regular file" }
    return holdsEarlier && epochs.finished.isEmpty ? "\(path.harmless()) holds an earlier training" : nil
  }

  /// Saves where the training stands, which people call `position`, unless there is an obstacle.
  mutating func save(
    _ training: TrainingCheckpoint, _ epochs: EpochsSoFar, at position: String
  ) throws(Failure) {
    guard let path, obstacle(at: epochs) == nil else { return }
    try CheckpointFile.save(training, epochs: epochs, options: options, premises: premises, to: path)
    saved = position
    holdsEarlier = false
  }

  /// What a failure of the training should say about its checkpoint.
  var remark: String {
    guard let path, let saved else { return "" }
    return "; \(path.harmless()) holds its state after \(saved)"
  }

  /// How to go on with what was saved.
  var advice: String {
    path == nil ? "" : "\(CheckpointFile.resumingCommand(model: model)) continues from there"
  }

  /// Removes the checkpoint of a training that is done.
  func remove() {
    if let path { AtomicFile.remove(path) }
  }
}
