// The training of an ensemble: one Trainer for each member, a batch of each in turn. What the members become together
// is in Ensemble.swift.

import IDX
import Tensor

/// A training of several networks side by side, or of one: call `next` until it returns nil.
///
/// Each member has its own order of the examples, its own distortions and dropout, and sees every example once an
/// epoch: member m, counted from 0, is trained to the bit as it would be alone with the seed m further on.
public struct EnsembleTrainer: Sendable {
  /// The options of the first member; the others differ in the seed.
  public let options: TrainingOptions
  private var members: [Trainer]

  /// The rest of a training whose members came as far as `states`, on the same examples with the same options.
  ///
  /// Traps where `Trainer` does, when there is no member, and when they stand at different steps.
  public init(
    from states: [TrainingState], on examples: LabeledImages, selection: [Int]? = nil,
    options: TrainingOptions, engine: Engine
  ) {
    precondition(
      !states.isEmpty && states.allSatisfy { $0.step == states[0].step },
      "members at steps \(states.map(\.step)) are not trained side by side")
    self.options = options
    members = states.enumerated().map { member, state in
      Trainer(
        from: state, on: examples, selection: selection, options: options.ofMember(member), engine: engine)
    }
  }

  /// Where each member stands.
  public var states: [TrainingState] { members.map(\.state) }
  /// The networks as trained so far, as one; see `Network.init(ensembleOf:)`.
  public var network: Network { Network(ensembleOf: members.map(\.network)) }

  /// Steps that every member has taken.
  public var step: Int { members[0].state.step }
  /// Examples of an epoch.
  public var exampleCount: Int { members[0].exampleCount }
  /// Batches of an epoch, the last partial one included.
  public var batchesPerEpoch: Int { members[0].batchesPerEpoch }
  /// Epochs whose last batch is done.
  public var finishedEpochs: Int { members[0].finishedEpochs }

  /// The learning rate of a step, counted from 0.
  public func learningRate(ofStep step: Int) -> Double { members[0].learningRate(ofStep: step) }

  /// Trains every member on its next batch and says how it went, each example counted once for every member, or returns
  /// nil when all epochs are done.
  ///
  /// - Throws: `TrainingError.lossNotFinite` at the first batch whose loss is not finite, before it changes its network
  ///   any further. Members before it have taken the step then, so that the training cannot be gone on with.
  public mutating func next() throws(TrainingError) -> BatchResult? {
    var all: BatchResult?
    for index in members.indices {
      guard let own = try members[index].next() else { return nil }
      all = all?.adding(own) ?? own
    }
    return all
  }
}

extension TrainingOptions {
  /// The options of a member of an ensemble, counted from 0: the same but for the seed, which is as much further on.
  public func ofMember(_ member: Int) -> TrainingOptions {
    var options = self
    options.seed = seed &+ UInt64(member)
    return options
  }
}

extension BatchResult {
  /// This and another member's batch of the same step.
  fileprivate func adding(_ other: BatchResult) -> BatchResult {
    BatchResult(
      epoch: epoch, batch: batch, batches: batches, count: count + other.count,
      lossSum: lossSum + other.lossSum, correct: correct + other.correct, learningRate: learningRate)
  }
}
