// The trainer as a whole: it learns, it is reproducible to the byte, it sees every example once an epoch,
// and it stops before a loss that is no number does harm.

import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct TrainerTests {
  /// Pictures of noise with labels that have nothing to do with them.
  private static func noise(_ count: Int, rows: Int = 28, columns: Int = 28, classes: Int = 10)
    -> LabeledImages
  {
    var generator = SeededGenerator(seed: 5)
    return LabeledImages(
      images: ByteBuffer((0..<count * rows * columns).map { _ in UInt8(generator.integer(below: 256)) }),
      labels: (0..<count).map { _ in UInt8(generator.integer(below: classes)) },
      rows: rows, columns: columns, classCount: classes)
  }

  private static func network(_ sizes: [Int], seed: UInt64 = 1) -> Network {
    var generator = SeededGenerator(seed: seed)
    return Network(layerSizes: sizes, using: &generator)
  }

  private static func options(
    epochs: Int, batchSize: Int, learningRate: Double = 0.004, seed: UInt64 = 1,
    schedule: LearningRateSchedule = .oneCycle
  ) -> TrainingOptions {
    var options = TrainingOptions()
    options.epochs = epochs
    options.batchSize = batchSize
    options.learningRate = learningRate
    options.seed = seed
    options.schedule = schedule
    return options
  }

  /// Every batch's result, to the end of the training.
  private static func run(_ trainer: inout Trainer) throws -> [BatchResult] {
    var results: [BatchResult] = []
    while let result = try trainer.next() { results.append(result) }
    return results
  }

  /// Noise has no pattern: only a network that is moved by its own gradient learns a hundred pictures of it
  /// by heart.
  @Test func `learns a hundred pictures by heart`() throws {
    let examples = Self.noise(100)
    let engine = testEngine(threads: 2)
    let untrained = Self.network([784, 64, 32, 10])
    #expect(Evaluation(of: untrained, on: examples, engine: engine).accuracy < 0.3)
    var trainer = Trainer(
      untrained, on: examples, options: Self.options(epochs: 40, batchSize: 20), engine: engine)
    _ = try Self.run(&trainer)
    let evaluation = Evaluation(of: trainer.network, on: examples, engine: engine)
    #expect(evaluation.accuracy == 1)
    #expect(evaluation.loss < 0.01)
  }

  /// The last batch is smaller than the others, and the widths fill no panel.
  private static func trainedBytes(
    threads: Int, seed: UInt64, networkSeed: UInt64 = 1, hidden: [Int] = [65, 33], dropout: Float = 0,
    epochs: Int = 2, choosing: Bool = false
  ) throws -> [UInt8] {
    var options = options(epochs: epochs, batchSize: 48, seed: seed)
    options.dropout = dropout
    var trainer = Trainer(
      network([784] + hidden + [10], seed: networkSeed), on: noise(110), options: options,
      engine: testEngine(threads: threads))
    if choosing { trainer.chooseThreads(by: { 0 }) }
    _ = try run(&trainer)
    return trainer.network.tensors.safetensors(metadata: [:]).encoded()
  }

  @Test func `same seed gives the same bytes on any number of threads`() throws {
    let alone = try Self.trainedBytes(threads: 1, seed: 1)
    for threads in 1...4 {
      let isSame = try Self.trainedBytes(threads: threads, seed: 1) == alone
      #expect(isSame, "\(threads) threads")
    }
  }

  /// By a clock that stands still, all threads and one take turns: eight steps each.
  @Test func `choosing threads on the way changes no bytes`() throws {
    let alone = try Self.trainedBytes(threads: 1, seed: 1, epochs: 10)
    for threads in 2...3 {
      let isSame = try Self.trainedBytes(threads: threads, seed: 1, epochs: 10, choosing: true) == alone
      #expect(isSame, "\(threads) threads")
    }
  }

  /// Layers that are wide, and shut enough, for products to leave units out.
  @Test func `units that are left out change no bytes on any number of threads`() throws {
    func bytes(_ threads: Int) throws -> [UInt8] {
      try Self.trainedBytes(threads: threads, seed: 1, hidden: [300, 257], dropout: 0.5)
    }
    let alone = try bytes(1)
    for threads in 2...3 {
      let isSame = try bytes(threads) == alone
      #expect(isSame, "\(threads) threads")
    }
  }

  @Test func `other seeds give other bytes`() throws {
    let first = try Self.trainedBytes(threads: 1, seed: 1)
    let otherOrder = try Self.trainedBytes(threads: 1, seed: 2)
    let otherStart = try Self.trainedBytes(threads: 1, seed: 1, networkSeed: 2)
    #expect(otherOrder.count == first.count && otherStart.count == first.count)
    let allDiffer = otherOrder != first && otherStart != first
    #expect(allDiffer)
  }

  /// Whether losses are the same but for their rounding: a training's are made in Float, an evaluation's in Double.
  private static func areNear(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-6 }
  }

  /// With a learning rate of zero the network stays as it is, so that the loss of a batch of one names the
  /// example.
  @Test func `every epoch sees each example once in an order of its own`() throws {
    let examples = Self.noise(23, rows: 3, columns: 3, classes: 3)
    let network = Self.network([9, 8, 3])
    let engine = testEngine(threads: 1)
    let lossOfEach = (0..<23).map {
      Evaluation(of: network, on: examples, selection: [$0], engine: engine).loss
    }
    try #require(Set(lossOfEach).count == 23)

    var trainer = Trainer(
      network, on: examples, options: Self.options(epochs: 3, batchSize: 1, learningRate: 0), engine: engine)
    let results = try Self.run(&trainer)
    #expect(trainer.network == network)
    let epochs = (1...3).map { epoch in results.filter { $0.epoch == epoch }.map(\.lossSum) }
    #expect(epochs.allSatisfy { Self.areNear($0.sorted(), lossOfEach.sorted()) })
    #expect(epochs[0] != epochs[1] && epochs[1] != epochs[2] && epochs[0] != epochs[2])
    #expect(!epochs.contains { Self.areNear($0, lossOfEach) })

    // Batches cut the same order, and the last one is what is left: 5 + 5 + 5 + 5 + 3.
    var batched = Trainer(
      network, on: examples, options: Self.options(epochs: 3, batchSize: 5, learningRate: 0), engine: engine)
    let batches = try Self.run(&batched)
    #expect(batches.map(\.count) == [5, 5, 5, 5, 3, 5, 5, 5, 5, 3, 5, 5, 5, 5, 3])
    #expect(batches.filter(\.endsEpoch).map(\.batch) == [5, 5, 5])
    for (epoch, losses) in epochs.enumerated() {
      for (batch, start) in stride(from: 0, to: 23, by: 5).enumerated() {
        let expected = losses[start..<min(start + 5, 23)].reduce(0, +)
        #expect(abs(batches[epoch * 5 + batch].lossSum - expected) < 1e-12)
      }
    }
  }

  @Test func `trains on its selection alone`() throws {
    let examples = Self.noise(10, rows: 3, columns: 3, classes: 3)
    let network = Self.network([9, 8, 3])
    let engine = testEngine(threads: 1)
    let selection = [7, 2, 5]
    var trainer = Trainer(
      network, on: examples, selection: selection,
      options: Self.options(epochs: 1, batchSize: 1, learningRate: 0), engine: engine)
    let losses = try Self.run(&trainer).map(\.lossSum)
    let expected = selection.map {
      Evaluation(of: network, on: examples, selection: [$0], engine: engine).loss
    }
    #expect(Self.areNear(losses.sorted(), expected.sorted()))
  }

  @Test func `results say where the training is`() throws {
    let examples = Self.noise(20, rows: 3, columns: 3, classes: 3)
    let network = Self.network([9, 8, 3])
    let engine = testEngine(threads: 1)
    var trainer = Trainer(
      network, on: examples, options: Self.options(epochs: 2, batchSize: 8, learningRate: 0.01),
      engine: engine)
    #expect((trainer.batchesPerEpoch, trainer.totalSteps) == (3, 6))
    let results = try Self.run(&trainer)
    #expect(results.map(\.epoch) == [1, 1, 1, 2, 2, 2])
    #expect(results.map(\.batch) == [1, 2, 3, 1, 2, 3])
    #expect(results.allSatisfy { $0.batches == 3 })
    #expect(
      results.map(\.learningRate)
        == (0..<6).map { 0.01 * LearningRateSchedule.oneCycle.factor(step: $0, of: 6) })
    #expect(try trainer.next() == nil)

    // `correct` counts right answers: on all examples in one batch, as many as an evaluation finds.
    var whole = Trainer(
      network, on: examples, options: Self.options(epochs: 1, batchSize: 100), engine: engine)
    let evaluation = Evaluation(of: network, on: examples, engine: engine)
    let only = try #require(try whole.next())
    #expect(only.count == 20 && only.correct == evaluation.correct)
    #expect(abs(only.lossSum / 20 - evaluation.loss) < 1e-6)
  }

  @Test func `an epoch is finished with its last batch`() throws {
    var trainer = Trainer(
      Self.network([9, 8, 3]), on: Self.noise(20, rows: 3, columns: 3, classes: 3),
      options: Self.options(epochs: 2, batchSize: 8), engine: testEngine(threads: 1))
    var finished = [trainer.finishedEpochs]
    while try trainer.next() != nil { finished.append(trainer.finishedEpochs) }
    #expect(finished == [0, 0, 0, 1, 1, 1, 2])
    #expect(trainer.exampleCount == 20)
  }

  @Test func `a training of one step learns`() throws {
    for schedule in LearningRateSchedule.allCases {
      let network = Self.network([9, 8, 3])
      var trainer = Trainer(
        network, on: Self.noise(5, rows: 3, columns: 3, classes: 3),
        options: Self.options(epochs: 1, batchSize: 5, schedule: schedule), engine: testEngine(threads: 1))
      #expect(try Self.run(&trainer).count == 1)
      #expect(trainer.network != network)
    }
  }

  @Test func `infinite loss stops before its step`() throws {
    let examples = Self.noise(8, rows: 3, columns: 3, classes: 3)
    var network = Self.network([9, 8, 3])
    network.parameters[network.layers[1].parameters.weightIndex(output: 1, input: 2)] = .infinity
    network.parameters[network.layers[0].parameters.biasIndex(output: 2)] = 1_000
    var trainer = Trainer(
      network, on: examples, options: Self.options(epochs: 1, batchSize: 8, schedule: .constant),
      engine: testEngine(threads: 1))
    // A second try fails alike: the training does not step over the batch.
    for _ in 0..<2 {
      #expect(throws: TrainingError.lossNotFinite(epoch: 1, batch: 1, learningRate: 0.004)) {
        try trainer.next()
      }
      #expect(trainer.network == network)
    }
  }

  @Test func `diverging training keeps the last network with a finite loss`() throws {
    var trainer = Trainer(
      Self.network([9, 8, 8, 3]), on: Self.noise(64, rows: 3, columns: 3, classes: 3),
      options: Self.options(epochs: 50, batchSize: 8, learningRate: 1e30, schedule: .constant),
      engine: testEngine(threads: 1))
    var last = trainer.network
    var thrown: TrainingError?
    do {
      while try trainer.next() != nil { last = trainer.network }
    } catch {
      thrown = error
    }
    #expect(trainer.network == last)
    let error = try #require(thrown)
    #expect(error.description.contains("the loss is no longer finite in epoch 1, batch "))
    #expect(error.description.hasSuffix("at a learning rate of 1e+30: try a smaller --learning-rate"))
  }

  @Test func `impossible trainings trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = Trainer(
        TrainerTests.network([9, 3]), on: TrainerTests.noise(1, rows: 3, columns: 3, classes: 3),
        selection: [],
        options: TrainingOptions(), engine: testEngine(threads: 1))
    }
    await #expect(processExitsWith: .failure) {
      _ = Trainer(
        TrainerTests.network([9, 2]), on: TrainerTests.noise(1, rows: 3, columns: 3, classes: 3),
        options: TrainingOptions(), engine: testEngine(threads: 1))
    }
  }
}
