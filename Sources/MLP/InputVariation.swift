// The augmentation of a batch: distortion and input dropout.

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

  /// The augmentation of the batch of step `step`, counted from 0, of `steps`.
  init(_ options: TrainingOptions, epoch: Int, step: Int, of steps: Int) {
    distortion = options.distortion(atStep: step, of: steps)
    dropout = options.inputDropout
    seed = options.seed
    self.epoch = epoch
  }

  /// Distortions at full strength that the training run did not draw: those of the epoch after its last. If training
  /// used no distortions, a `shift` of up to one pixel.
  public init(after options: TrainingOptions) {
    distortion = options.distortion.isNone ? .shift : options.distortion
    dropout = 0
    seed = options.seed
    epoch = options.epochs + 1
  }

  /// Whether examples are left unchanged.
  var isNone: Bool { distortion.isNone && dropout == 0 }

  /// The generator for one example in this epoch.
  func generator(example: Int) -> SeededGenerator {
    Self.generator(ofExample: example, epoch: epoch, seed: seed)
  }

  /// The generator for one example in an epoch, counted from 1, so that results do not depend on the order of examples.
  ///
  /// Uses streams from 2³² up; the streams below are the epochs' own, which shuffle the examples.
  package static func generator(ofExample example: Int, epoch: Int, seed: UInt64) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: UInt64(epoch) << 32 | UInt64(example))
  }
}

extension Backpropagation {
  /// Loads the chosen examples as the batch, each augmented for this epoch.
  mutating func load(
    _ chosen: [Int], of examples: LabeledImages, varied variation: InputVariation, on engine: Engine
  ) {
    engine.load(chosen, of: examples, varied: variation, into: &activations[0])
  }
}

extension Engine {
  /// Writes the chosen examples to the rows of `batch`, each augmented for this epoch.
  func load(
    _ chosen: [Int], of examples: LabeledImages, varied variation: InputVariation, into batch: inout Matrix
  ) {
    let pixels = examples.rows * examples.columns
    let distortion = variation.distortion.scaled(width: examples.columns, height: examples.rows)
    let dropout = Dropout(rate: variation.dropout)
    let kernels = PictureKernels(instructionSet)
    // A distortion costs tens of multiply-adds per pixel.
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
