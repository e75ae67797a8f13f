// Checkpoints: a training that is broken off anywhere, written to bytes and read again ends with the bytes of one that
// was not; and bytes that are no checkpoint of it are refused.

import Augmentation
import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct TrainingCheckpointTests {
  /// 50 pictures of noise, 6 x 6: three batches of 20 an epoch, the last one smaller.
  static let examples: LabeledImages = {
    var generator = SeededGenerator(seed: 5)
    return LabeledImages(
      images: ByteBuffer((0..<50 * 36).map { _ in UInt8(generator.integer(below: 256)) }),
      labels: (0..<50).map { _ in UInt8(generator.integer(below: 4)) }, rows: 6, columns: 6, classCount: 4)
  }()

  static let network: Network = {
    var generator = SeededGenerator(seed: 1)
    return Network(layerSizes: [36, 33, 7, 4], using: &generator)
  }()

  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let options: TrainingOptions

    init(_ name: String, _ set: (inout TrainingOptions) -> Void = { _ in }) {
      testDescription = name
      var options = TrainingOptions()
      options.epochs = 3
      options.batchSize = 20
      set(&options)
      self.options = options
    }
  }

  static let trainings = [
    Example("plain"),
    Example("decay and smoothing") { ($0.weightDecay, $0.labelSmoothing) = (0.1, 0.1) },
    Example("average") { $0.averageDecay = 0.9 },
    Example("distortion and dropout") { ($0.distortion, $0.inputDropout) = (.elastic, 0.2) },
    Example("dropout") { $0.dropout = 0.2 },
    Example("distortion that fades") { ($0.distortion, $0.distortionFade) = (.elastic, 0.7) },
    Example("cosine with warm-up") { ($0.schedule, $0.warmUp) = (.cosine, 0.3) },
  ]

  static func trainer(_ options: TrainingOptions, from state: TrainingState? = nil) -> Trainer {
    Trainer(
      from: state ?? TrainingState(of: network, options: options), on: examples, options: options,
      engine: testEngine(threads: 2))
  }

  /// A network on the same pictures whose units see windows.
  static let field = ReceptiveField(side: 3, imageWidth: 6, imageHeight: 6)
  static let windowed: Network = {
    var generator = SeededGenerator(seed: 1)
    return Network(layerSizes: [36, 33, 7, 4], receptiveField: field, using: &generator)
  }()

  @Test func `windows are kept`() throws {
    let options = Self.trainings[2].options
    var trainer = Self.trainer(options, from: TrainingState(of: Self.windowed, options: options))
    for _ in 0..<5 { _ = try trainer.next() }
    #expect(trainer.network != Self.windowed)
    let checkpoint = TrainingCheckpoint(state: trainer.state, best: nil)
    let file = try SafetensorsFile(parsing: ByteBuffer(Self.bytes(of: checkpoint)))
    #expect(try TrainingCheckpoint(file, options: options, receptiveField: Self.field) == checkpoint)
    // After five steps what units do not see still has no weight, and no moment.
    for part in [
      trainer.network.tensors, trainer.state.network.tensors(in: trainer.state.optimizer.firstMoment),
    ] {
      try part.requireWithin(Self.field)
    }
    let other = ReceptiveField(side: 2, imageWidth: 6, imageHeight: 6)
    #expect(throws: TrainingCheckpointError.badPart("trained", .outside(other))) {
      try TrainingCheckpoint(file, options: options, receptiveField: other)
    }
  }

  private static func bytes(of checkpoint: TrainingCheckpoint) -> [UInt8] {
    checkpoint.safetensors(metadata: ["of": "somebody"]).encoded()
  }

  private static func checkpoint(
    _ bytes: [UInt8], _ options: TrainingOptions
  ) throws -> TrainingCheckpoint {
    try TrainingCheckpoint(SafetensorsFile(parsing: ByteBuffer(bytes)), options: options)
  }

  @Test(arguments: trainings)
  func `ends with the same bytes wherever it is broken off`(example: Example) throws {
    var whole = Self.trainer(example.options)
    var results: [BatchResult] = []
    while let result = try whole.next() { results.append(result) }
    #expect(results.count == 9)
    for steps in 0...9 {
      var first = Self.trainer(example.options)
      for _ in 0..<steps { _ = try first.next() }
      let kept = Self.bytes(of: TrainingCheckpoint(state: first.state, best: nil))
      var second = Self.trainer(example.options, from: try Self.checkpoint(kept, example.options).state)
      #expect(second.state == first.state)
      var rest: [BatchResult] = []
      while let result = try second.next() { rest.append(result) }
      #expect(rest == Array(results[steps...]), "broken off after \(steps) steps")
      #expect(second.network == whole.network, "broken off after \(steps) steps")
    }
  }

  @Test func `keeps the best network with every bit of its figures`() throws {
    let options = Self.trainings[0].options
    let best = EarlyStopping.Candidate(network: Self.network, epoch: 2, correct: 17, loss: 0.1 + 0.2)
    var trainer = Self.trainer(options)
    for _ in 0..<7 { _ = try trainer.next() }
    let checkpoint = TrainingCheckpoint(state: trainer.state, best: best)
    #expect(try Self.checkpoint(Self.bytes(of: checkpoint), options) == checkpoint)
  }

  /// Its file with some change.
  private static func changed(
    _ change: (inout [SafetensorsFile.Tensor], inout [String: String]) -> Void
  ) -> SafetensorsFile {
    let options = trainings[0].options
    let file = TrainingCheckpoint(state: TrainingState(of: network, options: options), best: nil)
      .safetensors(metadata: [:])
    var (tensors, metadata) = (file.tensors, file.metadata)
    change(&tensors, &metadata)
    return SafetensorsFile(tensors: tensors, metadata: metadata)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: SafetensorsFile
    let error: TrainingCheckpointError
    let sentence: String
  }

  static let refusals = [
    Refusal(
      testDescription: "no part of it",
      file: changed { tensors, _ in tensors.removeAll { $0.name.hasPrefix("second-moment.") } },
      error: .badPart("second-moment", .noTensors),
      sentence: "in its part 'second-moment', the file holds no tensors; a network has '0.weight', '0.bias',"
        + " '2.weight', '2.bias', ..."),
    Refusal(
      testDescription: "a part of other sizes",
      file: changed { tensors, _ in
        tensors.removeAll { $0.name.hasPrefix("first-moment.") }
        tensors.append(
          .init(
            name: "first-moment.0.weight", shape: [2, 36],
            values: FloatValues([Float](repeating: 0, count: 72))))
        tensors.append(.init(name: "first-moment.0.bias", shape: [2], values: [0, 0]))
      },
      error: .otherSizes(part: "first-moment", found: [36, 2], expected: [36, 33, 7, 4]),
      sentence:
        "its part 'first-moment' is of a network of [36, 2], but the trained network has [36, 33, 7, 4]"),
    Refusal(
      testDescription: "an average that the options do not ask for",
      file: changed { tensors, _ in
        tensors.append(.init(name: "average.0.weight", shape: [1, 1], values: [0]))
      },
      error: .unexpected("average.0.weight"),
      sentence: "tensor 'average.0.weight' is not part of a checkpoint"),
    Refusal(
      testDescription: "a weights file", file: network.tensors.safetensors(metadata: ["step": "0"]),
      error: .badPart("trained", .noTensors),
      sentence: "in its part 'trained', the file holds no tensors; a network has '0.weight', '0.bias',"
        + " '2.weight', '2.bias', ..."),
    Refusal(
      testDescription: "no step", file: changed { $1["step"] = nil }, error: .badText("step"),
      sentence: "its metadata does not record the 'step' of the training"),
    Refusal(
      testDescription: "a step before the first", file: changed { $1["step"] = "-1" },
      error: .badText("step"),
      sentence: "its metadata does not record the 'step' of the training"),
    Refusal(
      testDescription: "a tensor with the metadata's name",
      file: changed { tensors, _ in
        tensors.append(.init(name: "trained.__metadata__", shape: [1], values: [0]))
      }, error: .unexpected("trained.__metadata__"),
      sentence: "tensor 'trained.__metadata__' is not part of a checkpoint"),
    Refusal(
      testDescription: "a best network without its figures", file: changed { $1["best_epoch"] = "1" },
      error: .badPart("best", .noTensors),
      sentence: "in its part 'best', the file holds no tensors; a network has '0.weight', '0.bias',"
        + " '2.weight', '2.bias', ..."),
  ]

  @Test(arguments: refusals)
  func `is refused`(refusal: Refusal) {
    #expect(throws: refusal.error) {
      try TrainingCheckpoint(refusal.file, options: Self.trainings[0].options)
    }
    #expect("\(refusal.error)" == refusal.sentence)
  }

  @Test func `a state of other options traps`() async {
    await #expect(processExitsWith: .failure) {
      var other = TrainingCheckpointTests.trainings[0].options
      other.averageDecay = 0.5
      let state = TrainingState(of: TrainingCheckpointTests.network, options: other)
      _ = TrainingCheckpointTests.trainer(TrainingCheckpointTests.trainings[0].options, from: state)
    }
    await #expect(processExitsWith: .failure) {
      var other = TrainingCheckpointTests.trainings[0].options
      other.weightDecay = 0.5
      let state = TrainingState(of: TrainingCheckpointTests.network, options: other)
      _ = TrainingCheckpointTests.trainer(TrainingCheckpointTests.trainings[0].options, from: state)
    }
  }
}

extension TrainingCheckpointTests {
  @Test func `whatever byte is another it is read or refused`() throws {
    var generator = SeededGenerator(seed: 3)
    let network = Network(layerSizes: [2, 2, 1], using: &generator)
    var options = TrainingOptions()
    options.averageDecay = 0.5
    let best = EarlyStopping.Candidate(network: network, epoch: 1, correct: 2, loss: 0.5)
    let file = TrainingCheckpoint(state: TrainingState(of: network, options: options), best: best)
      .safetensors(metadata: ["a": "b"]).encoded()
    let values: [UInt8] = [0, 1, 0x20, 0x22, 0x2C, 0x2D, 0x30, 0x39, 0x5C, 0x7B, 0x7D, 0x80, 0xFF]
    var read = 0
    for index in file.indices {
      // Three of the values at each place, others at the next.
      for value in (0..<3).map({ values[(3 * index + $0) % values.count] }) {
        var bytes = file
        bytes[index] = value
        guard let parsed = try? SafetensorsFile(parsing: ByteBuffer(bytes)),
          let checkpoint = try? TrainingCheckpoint(parsed, options: options)
        else { continue }
        read += 1
        #expect(checkpoint.state.network.layerSizes == [2, 2, 1])
      }
    }
    #expect(read > 0)
  }
}
