// The augmentation of a batch: distorted examples, and dropped inputs.

import Augmentation
import IDX
import Random
import Tensor

/// The augmentation of every example of a batch.
public struct InputVariation: Sendable {
  let distortion: Distortion
  let dropout: Float
  let seed: UInt64
  /// The epoch, counted from 1.
  let epoch: Int

  /// The variation of a batch: of step `step`, counted from 0, of `steps`.
  init(_ options: TrainingOptions, epoch: Int, step: Int, of steps: Int) {
    distortion = options.distortion(atStep: step, of: steps)
    dropout = options.inputDropout
    seed = options.seed
    self.epoch = epoch
  }

  /// Distortions at full strength that the training itself never drew: those of the epoch after its last. For a
  /// training without distortions, a `shift` of up to one pixel.
  public init(after options: TrainingOptions) {
    distortion = options.distortion.isNone ? .shift : options.distortion
    dropout = 0
    seed = options.seed
    epoch = options.epochs + 1
  }

  /// Whether examples are left unchanged.
  var isNone: Bool { distortion.isNone && dropout == 0 }

  /// The generator of one example in this epoch.
  func generator(example: Int) -> SeededGenerator {
    Self.generator(ofExample: example, epoch: epoch, seed: seed)
  }

  /// The generator of one example in an epoch, counted from 1, so that it does not matter who comes first.
  ///
  /// Streams from 2³² on: the order of the examples is drawn from those of the epochs' own numbers.
  package static func generator(ofExample example: Int, epoch: Int, seed: UInt64) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: UInt64(epoch) << 32 | UInt64(example))
  }
}

extension Backpropagation {
  /// Makes the chosen examples the batch, each varied in its own way for this epoch.
  mutating func load(
    _ chosen: [Int], of examples: LabeledImages, varied variation: InputVariation, on engine: Engine
  ) {
    engine.load(chosen, of: examples, varied: variation, into: &activations[0])
  }
}

extension Engine {
  /// Makes the chosen examples the rows of `batch`, each varied in its own way for this epoch.
  func load(
    _ chosen: [Int], of examples: LabeledImages, varied variation: InputVariation, into batch: inout Matrix
  ) {
    let pixels = examples.rows * examples.columns
    let distortion = variation.distortion.scaled(width: examples.columns, height: examples.rows)
    let dropout = Dropout(rate: variation.dropout)
    let kernels = PictureKernels(instructionSet)
    // A distortion costs some tens of multiply-adds a pixel.
    fillRows(
      of: &batch, count: chosen.count, work: 32 * pixels,
      scratch: { Augmenter(width: examples.columns, height: examples.rows, kernels: kernels) }
    ) { row, inputs, augmenter in
      let example = chosen[row]
      var generator = variation.generator(example: example)
      examples.images.withSpan { images in
        if row + Engine.examplesAhead < chosen.count {
          let next = chosen[row + Engine.examplesAhead] * pixels
          Engine.prefetch(images.extracting(next..<next + pixels))
        }
        augmenter.distort(
          images.extracting(example * pixels..<(example + 1) * pixels), label: Int(examples.labels[example]),
          by: distortion, into: &inputs, using: &generator)
      }
      if variation.dropout > 0 { dropout.apply(to: &inputs, using: &generator) }
    }
    listNonzeroRows(of: &batch)
  }
}
