// Ensembles: one network that answers with the mean of its members' logits, each of them trained as it would be alone.

import Random
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct EnsembleTests {
  private static var engine: Engine { Engine(threads: 2) }
  private static let (examples, field) = (TrainingCheckpointTests.examples, TrainingCheckpointTests.field)

  /// Networks with the same layers and seeds that follow one another, trained a little so that biases are not zero.
  private static func members(_ count: Int, hidden: [Int], field: ReceptiveField? = nil) throws -> [Network] {
    try (0..<count).map { member in
      var generator = SeededGenerator(seed: UInt64(member))
      let network = Network(layerSizes: [36] + hidden + [4], receptiveField: field, using: &generator)
      var trainer = Trainer(network, on: examples, options: options, engine: engine)
      while try trainer.next() != nil {}
      return trainer.network
    }
  }

  private static let options: TrainingOptions = {
    var options = TrainingOptions()
    (options.epochs, options.batchSize, options.seed) = (2, 20, 7)
    (options.distortion, options.inputDropout, options.dropout) = (.elastic, 0.1, 0.2)
    options.averageDecay = 0.5
    return options
  }()

  @Test(arguments: [[], [33], [33, 7], [40, 33, 7]], [1, 2, 3, 5])
  func logitsAreTheMeanOfTheMembers(hidden: [Int], count: Int) throws {
    for field in [nil, Self.field] {
      let members = try Self.members(count, hidden: hidden, field: field)
      let ensemble = Network(ensembleOf: members)
      #expect(ensemble.layerSizes == [36] + hidden.map { $0 * count } + [4])
      var generator = SeededGenerator(seed: 9)
      let batch = Matrix(rows: 11, columns: 36, (0..<11 * 36).map { _ in generator.uniform() })
      let logits = ensemble.logits(of: batch, on: Self.engine)
      let own = members.map { $0.logits(of: batch, on: Self.engine) }
      for row in 0..<11 {
        for column in 0..<4 {
          let mean = own.reduce(0) { $0 + Double($1[row, column]) } / Double(count)
          #expect(abs(Double(logits[row, column]) - mean) < 2e-5, "\(row), \(column)")
        }
      }
    }
  }

  @Test func anEnsembleOfOneIsItself() throws {
    let member = try Self.members(1, hidden: [33], field: Self.field)[0]
    #expect(Network(ensembleOf: [member]) == member)
  }

  /// A training of three members, and those of each alone.
  private static func trainings() throws -> (together: EnsembleTrainer, alone: [Trainer]) {
    let states = try members(3, hidden: [33, 7], field: field).map { TrainingState(of: $0, options: options) }
    let together = EnsembleTrainer(from: states, on: examples, options: options, engine: engine)
    let alone = states.enumerated().map { member, state in
      var options = options
      options.seed += UInt64(member)
      return Trainer(from: state, on: examples, options: options, engine: engine)
    }
    return (together, alone)
  }

  @Test func everyMemberIsTrainedAsItWouldBeAlone() throws {
    var (together, alone) = try Self.trainings()
    var steps = 0
    while let result = try together.next() {
      let own = try alone.indices.map { try #require(try alone[$0].next()) }
      #expect(result.count == own.reduce(0) { $0 + $1.count })
      #expect(result.lossSum == own.reduce(0) { $0 + $1.lossSum })
      #expect(result.correct == own.reduce(0) { $0 + $1.correct })
      #expect(result.endsEpoch == own[0].endsEpoch && result.learningRate == own[0].learningRate)
      steps += 1
    }
    #expect(steps == 6 && together.step == 6 && together.finishedEpochs == 2)
    #expect(together.states == alone.map(\.state))
    #expect(Set(together.states.map { $0.network.tensors.layers[0].weight.array }).count == 3)
    #expect(together.network == Network(ensembleOf: alone.map(\.network)))
  }

  @Test(arguments: 0...6)
  func goesOnFromACheckpointAsIfItHadNotStopped(steps: Int) throws {
    var (whole, _) = try Self.trainings()
    var first = whole
    while try whole.next() != nil {}
    for _ in 0..<steps { _ = try first.next() }
    let best = EarlyStopping.Candidate(network: first.network, epoch: 1, correct: 3, loss: 0.1)
    let kept = TrainingCheckpoint(states: first.states, best: best)
    let file = try SafetensorsFile(parsing: ByteBuffer(kept.safetensors(metadata: [:]).encoded()))
    let read = try TrainingCheckpoint(file, options: Self.options, receptiveField: Self.field, members: 3)
    #expect(read == kept)
    var second = EnsembleTrainer(
      from: read.states, on: Self.examples, options: Self.options, engine: Self.engine)
    while try second.next() != nil {}
    #expect(second.states == whole.states)
  }

  @Test func aCheckpointOfOtherMembersIsRefused() throws {
    let (together, _) = try Self.trainings()
    let file = TrainingCheckpoint(states: together.states, best: nil).safetensors(metadata: [:])
    func error(members: Int) -> TrainingCheckpointError? {
      #expect(throws: TrainingCheckpointError.self) {
        try TrainingCheckpoint(file, options: Self.options, receptiveField: Self.field, members: members)
      }
    }
    #expect(error(members: 4) == .badPart("4.trained", .noTensors))
    #expect(error(members: 2) == .unexpected("3.trained.0.weight"))
  }
}
