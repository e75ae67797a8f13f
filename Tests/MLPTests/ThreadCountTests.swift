// The same bytes for any number of threads, more of them than this machine has processors for: the command line
// takes no more threads than there are processors, so that its own tests cannot say this everywhere.

import Augmentation
import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct ThreadCountTests {
  /// 110 pictures of noise: batches of 48, the last one smaller.
  private static let examples: LabeledImages = {
    var generator = SeededGenerator(seed: 11)
    return LabeledImages(
      images: ByteBuffer(
        (0..<110 * 784).map { _ in UInt8(max(0, generator.integer(below: 512) - 256)) }),
      labels: (0..<110).map { _ in UInt8(generator.integer(below: 10)) }, rows: 28, columns: 28)
  }()

  /// A kind of network.
  enum Kind: CaseIterable, Sendable {
    case perceptron, windows, convolution

    var network: Network {
      var generator = SeededGenerator(seed: 2)
      switch self {
      case .perceptron: return Network(layerSizes: [784, 130, 65, 10], using: &generator)
      case .windows:
        let field = ReceptiveField(side: 9, imageWidth: 28, imageHeight: 28)
        return Network(layerSizes: [784, 260, 10], receptiveField: field, using: &generator)
      case .convolution:
        let blocks = [
          ConvolutionBlock(filters: 18, kernelSize: 5),
          ConvolutionBlock(filters: 33, kernelSize: 3, isPooled: false),
        ]
        let image = Volume(height: 28, width: 28, channels: 1)
        return Network(Architecture(image: image, blocks: blocks, widths: [40, 10])!, using: &generator)
      }
    }
  }

  private static var options: TrainingOptions {
    var options = TrainingOptions()
    (options.epochs, options.batchSize, options.seed) = (3, 48, 9)
    (options.distortion, options.distortionFade) = (.elastic, 0.5)
    (options.inputDropout, options.dropout, options.labelSmoothing) = (0.1, 0.2, 0.1)
    (options.averageDecay, options.weightDecay) = (0.9, 0.01)
    return options
  }

  /// A checkpoint's bytes: the weights, their average and the optimizer's state.
  private static func bytes(of trainer: Trainer) -> [UInt8] {
    TrainingCheckpoint(state: trainer.state, best: nil).safetensors(metadata: [:]).encoded(
      maximumValues: TrainingCheckpoint.maximumValues)
  }

  private static func trainer(_ kind: Kind, threads: Int, from state: TrainingState? = nil) -> Trainer {
    Trainer(
      from: state ?? TrainingState(of: kind.network, options: options), on: examples, options: options,
      engine: testEngine(threads: threads))
  }

  @Test func `an engine has the threads that it is given`() {
    for threads in [3, 4, 7] { #expect(testEngine(threads: threads).threads == threads) }
  }

  @Test(arguments: Kind.allCases)
  func `trainings on three four and seven threads are the same`(kind: Kind) throws {
    var alone = Self.trainer(kind, threads: 1)
    while try alone.next() != nil {}
    let expected = Self.bytes(of: alone)
    for threads in [2, 3, 4, 7] {
      var trainer = Self.trainer(kind, threads: threads)
      while try trainer.next() != nil {}
      let isSame = Self.bytes(of: trainer) == expected
      #expect(isSame, "\(threads) threads")
      let logits = LabeledLogits(of: trainer.network, on: Self.examples, engine: testEngine(threads: threads))
      let areSame =
        logits == LabeledLogits(of: alone.network, on: Self.examples, engine: testEngine(threads: 1))
      #expect(areSame, "\(threads) threads")
    }
  }

  @Test(arguments: Kind.allCases)
  func `a training goes on on another number of threads`(kind: Kind) throws {
    var alone = Self.trainer(kind, threads: 1)
    while try alone.next() != nil {}
    let expected = Self.bytes(of: alone)
    for (first, second) in [(3, 7), (7, 1), (4, 3)] {
      var begun = Self.trainer(kind, threads: first)
      for _ in 0..<4 { _ = try begun.next() }
      let file = try SafetensorsFile(
        parsing: ByteBuffer(Self.bytes(of: begun)), maximumValues: TrainingCheckpoint.maximumValues)
      let field = kind == .windows ? ReceptiveField(side: 9, imageWidth: 28, imageHeight: 28) : nil
      let checkpoint = try TrainingCheckpoint(
        file, options: Self.options, receptiveField: field, image: Volume(height: 28, width: 28, channels: 1))
      var resumed = Self.trainer(kind, threads: second, from: checkpoint.state)
      while try resumed.next() != nil {}
      let isSame = Self.bytes(of: resumed) == expected
      #expect(isSame, "\(first), then \(second) threads")
    }
  }
}
