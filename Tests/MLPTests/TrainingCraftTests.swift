// What options do to a training as a whole: each does something, none depends on the number of threads, and what is
// off leaves no trace.

import Augmentation
import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct TrainingCraftTests {
  /// Bars at places that depend on the label, with noise: 110 pictures, so that the last batch is smaller.
  private static let examples: LabeledImages = {
    var generator = SeededGenerator(seed: 8)
    var labels: [UInt8] = []
    var pixels: [UInt8] = []
    for _ in 0..<110 {
      let label = generator.integer(below: 10)
      labels.append(UInt8(label))
      let bar = 4 + 2 * label..<7 + 2 * label
      for place in 0..<784 {
        pixels.append(bar.contains(place % 28) ? UInt8(200 + generator.integer(below: 56)) : 0)
      }
    }
    return LabeledImages(images: ByteBuffer(pixels), labels: labels, rows: 28, columns: 28)
  }()

  struct Option: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let set: @Sendable (inout TrainingOptions) -> Void
  }

  static let options = [
    Option(testDescription: "distortion") { $0.distortion = .elastic },
    Option(testDescription: "distortion that fades") { ($0.distortion, $0.distortionFade) = (.elastic, 0.7) },
    Option(testDescription: "input dropout") { $0.inputDropout = 0.2 },
    Option(testDescription: "dropout") { $0.dropout = 0.2 },
    Option(testDescription: "distortion and input dropout") {
      $0.distortion = .shift
      $0.inputDropout = 0.2
    },
    Option(testDescription: "label smoothing") { $0.labelSmoothing = 0.1 },
    Option(testDescription: "average") { $0.averageDecay = 0.9 },
    Option(testDescription: "warm-up") {
      $0.schedule = .cosine
      $0.warmUp = 0.3
    },
  ]

  private static func trained(threads: Int, _ set: (inout TrainingOptions) -> Void) throws -> Network {
    var options = TrainingOptions()
    options.epochs = 2
    options.batchSize = 48
    set(&options)
    var generator = SeededGenerator(seed: 1)
    var trainer = Trainer(
      Network(layerSizes: [784, 65, 10], using: &generator), on: examples, options: options,
      engine: testEngine(threads: threads))
    while try trainer.next() != nil {}
    return trainer.network
  }

  @Test(arguments: options)
  func `threads do not matter and the option does`(option: Option) throws {
    let network = try Self.trained(threads: 1, option.set)
    for threads in 2...4 {
      let same = try Self.trained(threads: threads, option.set) == network
      #expect(same, "\(threads) threads")
    }
    let plain = try Self.trained(threads: 1) { _ in } == network
    #expect(!plain)
  }

  @Test func `the seed and the epoch say how an example is varied`() {
    var options = TrainingOptions()
    func draw(_ epoch: Int, _ example: Int) -> UInt64 {
      var generator = InputVariation(options, epoch: epoch, step: 0, of: 1).generator(example: example)
      return generator.next()
    }
    let first = draw(1, 0)
    #expect(draw(1, 0) == first)
    #expect(draw(2, 0) != first)
    #expect(draw(1, 1) != first)
    options.seed = 2
    #expect(draw(1, 0) != first)
  }

  @Test func `epochs and examples have streams of their own`() {
    let numbers = (0..<8).flatMap { epoch in
      (0..<8).map { example in
        var generator = InputVariation.generator(ofExample: example, epoch: epoch, seed: 1)
        return generator.next()
      }
    }
    #expect(Set(numbers).count == 64)
  }

  /// What calibration sees is of an epoch that was not trained, and moved at least.
  @Test func `variation after the training is another`() {
    var options = TrainingOptions()
    options.epochs = 7
    options.inputDropout = 0.5
    #expect(InputVariation(after: options).distortion == .shift)
    options.distortion = .elastic
    let variation = InputVariation(after: options)
    #expect(variation.distortion == .elastic && variation.dropout == 0)
    #expect(variation.epoch == 8 && variation.seed == options.seed)
  }

  @Test func `a variation is none without distortion and dropout`() {
    func isNone(_ set: (inout TrainingOptions) -> Void) -> Bool {
      var options = TrainingOptions()
      set(&options)
      return InputVariation(options, epoch: 1, step: 0, of: 1).isNone
    }
    #expect(isNone { $0.dropout = 0.5 })
    #expect(!isNone { $0.inputDropout = 0.5 })
    #expect(!isNone { $0.distortion.thickness = 0.5 })
  }

  /// Pictures half the size of MNIST's, in an order of their own: each is distorted by the ranges for its size, as its
  /// label asks for, by its own generator, which then drops inputs.
  @Test func `every row is its own example`() {
    let labels: [UInt8] = [0, 1, 7, 3, 1, 2, 8, 7]
    var noise = SeededGenerator(seed: 3)
    let pixels = (0..<8 * 14 * 14).map { _ in UInt8(noise.integer(below: 256)) }
    let examples = LabeledImages(
      images: ByteBuffer(pixels), labels: labels, rows: 14, columns: 14, classCount: 10)
    var options = TrainingOptions()
    options.distortion = .elastic
    options.inputDropout = 0.25
    let chosen = [6, 1, 0, 2, 4, 7]
    var batch = Matrix(rows: 6, columns: 196)
    testEngine(threads: 2).load(
      chosen, of: examples, varied: InputVariation(options, epoch: 2, step: 0, of: 1), into: &batch)
    let ranges = Distortion.elastic.scaled(width: 14, height: 14)
    let expected = chosen.flatMap { example in
      var augmenter = Augmenter(width: 14, height: 14)
      var generator = InputVariation.generator(ofExample: example, epoch: 2, seed: options.seed)
      let picture = Array(pixels[example * 196..<(example + 1) * 196])
      var values = [Float](repeating: 0, count: 196)
      var span = values.mutableSpan
      augmenter.distort(
        picture.span, label: Int(labels[example]), by: ranges, into: &span, using: &generator)
      Dropout(rate: 0.25).apply(to: &span, using: &generator)
      return values
    }
    let isSame = batch.elements == expected
    #expect(isSame)
  }

  @Test func `the seed the epoch and the layer say which units are dropped`() throws {
    var options = TrainingOptions()
    #expect(HiddenDropout(options, examples: [0], epoch: 1) == nil)
    options.dropout = 0.5
    let engine = testEngine(threads: 1)
    func mask(_ examples: [Int], epoch: Int = 1, layer: Int = 0) throws -> [Float] {
      var units = Matrix(
        rows: examples.count, columns: 64, [Float](repeating: 1, count: 64 * examples.count))
      try #require(HiddenDropout(options, examples: examples, epoch: epoch))
        .apply(to: &units, layer: layer, on: engine)
      return units.elements
    }
    let first = try mask([0])
    #expect(try mask([5, 0]).suffix(64) == first[...])
    #expect(try mask([1]) != first)
    #expect(try mask([0], epoch: 2) != first)
    #expect(try mask([0], layer: 1) != first)
    options.seed = 2
    #expect(try mask([0]) != first)
  }

  @Test func `distortions fade in the last share of the steps`() {
    var options = TrainingOptions()
    options.distortion = .shift
    func shift(_ step: Int) -> Float { options.distortion(atStep: step, of: 10).shift }
    #expect((0..<10).allSatisfy { shift($0) == 1 })
    options.distortionFade = 0.5
    #expect((0...5).allSatisfy { shift($0) == 1 })
    #expect((6..<10).map(shift) == [0.8, 0.6, 0.4, 0.2])
    options.distortionFade = 1
    #expect(shift(0) == 1 && shift(5) == 0.5)
  }

  /// A batch that is varied by nothing is the one that is read from the bytes.
  @Test func `no variation is the batch itself`() {
    var generator = SeededGenerator(seed: 1)
    let engine = testEngine(threads: 2)
    let chosen = [5, 3, 109, 3]
    var plain = Backpropagation(for: Network(layerSizes: [784, 10], using: &generator), capacity: 4)
    var varied = plain
    plain.load(chosen, of: Self.examples, on: engine)
    varied.load(
      chosen, of: Self.examples, varied: InputVariation(TrainingOptions(), epoch: 1, step: 0, of: 1),
      on: engine)
    let same = plain.activations[0].elements == varied.activations[0].elements
    #expect(same)
  }

  @Test func `an example is another one in each epoch and the same in each batch`() {
    var options = TrainingOptions()
    options.distortion = .elastic
    let engine = testEngine(threads: 1)
    var generator = SeededGenerator(seed: 1)
    let empty = Backpropagation(for: Network(layerSizes: [784, 10], using: &generator), capacity: 2)
    func pixels(_ chosen: [Int], epoch: Int, row: Int) -> [Float] {
      var pass = empty
      pass.load(
        chosen, of: Self.examples, varied: InputVariation(options, epoch: epoch, step: 0, of: 1), on: engine)
      return (0..<784).map { pass.activations[0][row, $0] }
    }
    let first = pixels([7, 8], epoch: 1, row: 0)
    #expect(pixels([9, 7], epoch: 1, row: 1) == first)
    #expect(pixels([7, 8], epoch: 2, row: 0) != first)
  }

  /// The network that a trainer shows is the average, while it goes on from the last weights.
  @Test func `the average is shown and not trained on`() throws {
    func losses(_ decay: Double) throws -> [Double] {
      var options = TrainingOptions()
      options.epochs = 2
      options.batchSize = 48
      options.averageDecay = decay
      var generator = SeededGenerator(seed: 1)
      var trainer = Trainer(
        Network(layerSizes: [784, 65, 10], using: &generator), on: Self.examples, options: options,
        engine: testEngine(threads: 1))
      var losses: [Double] = []
      while let result = try trainer.next() { losses.append(result.lossSum) }
      return losses
    }
    #expect(try losses(0.9) == losses(0))
  }
}
