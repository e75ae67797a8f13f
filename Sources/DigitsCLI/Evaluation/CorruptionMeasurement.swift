// The measurement of `digits eval --corrupt`: classifies every image under every corruption. One block of images is
// in memory at a time, and all threads corrupt it.

import Augmentation
import DigitReader
import IDX
import MLP
import Storage
import Tensor
import Terminal

extension CorruptionResults {
  /// The random seed of the corruptions, which are the same in every run.
  private static let seed: UInt64 = 1
  /// Images per block: some hundredths of a second of work.
  private static let blockSize = 1_000
  /// Images per unit of work for a thread.
  private static let chunkSize = 50

  /// Classifies the unpreprocessed images of `data` under each corruption at each strength.
  ///
  /// Corruption precedes preprocessing, as in real use. `sample` is the index of the image whose corrupted versions
  /// are kept.
  init(of model: Model, on data: OpenDataSet, _ split: Split, sample: Int, engine: Engine, console: Console) {
    let images = data.original(split)
    let blocks = stride(from: 0, to: images.count, by: Self.blockSize).map {
      $0..<min($0 + Self.blockSize, images.count)
    }
    var progress = WorkProgress(
      console: console, title: "Damaging",
      total: max(1, Corruption.allCases.count * Corruption.strengths.count * blocks.count))
    var done = 0
    let rows = Corruption.allCases.map { kind in
      var (correct, samples): ([Int], [Sample]) = ([], [])
      for strength in Corruption.strengths {
        var right = 0
        for block in blocks {
          progress.update(
            done: done, at: console.environment.clock(), working: "\(kind.rawValue) \(strength)")
          let damaged = Self.damaged(images, block, by: kind, strength: strength, engine: engine)
          let answers = Predictions(
            LabeledLogits(
              of: model.network, on: data.preprocessing.prepare(damaged, team: engine.team), engine: engine)
          ).answers
          right += zip(answers, damaged.labels).count { $0 == Int($1) }
          if block.contains(sample) {
            let place = sample - block.lowerBound
            samples.append(Sample(pixels: damaged.image(at: place).array, answer: answers[place]))
          }
          done += 1
        }
        correct.append(right)
      }
      return Row(kind: kind, correct: correct, samples: samples)
    }
    progress.clear()
    self.init(count: images.count, sample: sample, rows: rows)
  }

  /// The corrupted images of a block. The bytes do not depend on the number of threads.
  private static func damaged(
    _ images: LabeledImages, _ block: Range<Int>, by kind: Corruption, strength: Int, engine: Engine
  ) -> LabeledImages {
    let area = images.rows * images.columns
    let pixels = engine.team.bytes(
      count: block.count * area, chunkLength: chunkSize * area
    ) { chunk, target in
      var corruptor = Corruptor(width: images.columns, height: images.rows)
      for place in 0..<target.count / area {
        let image = block.lowerBound + chunk * chunkSize + place
        var generator = kind.generator(seed: seed, image: image)
        let damaged = images.image(at: image).withSpan {
          corruptor.corrupted($0, by: kind, strength: strength, using: &generator)
        }
        for pixel in damaged.indices { target[place * area + pixel] = damaged[pixel] }
      }
    }
    return LabeledImages(
      images: ByteBuffer(pixels), labels: Array(images.labels[block]), rows: images.rows,
      columns: images.columns, classCount: images.classCount)
  }

  /// Throws if the images are larger than corruptions support.
  static func requireSize(of images: LabeledImages, _ title: String) throws(Failure) {
    let limit = Corruptor.sideLimit
    guard images.rows <= limit, images.columns <= limit else {
      throw Failure(
        "--corrupt damages images of up to \(limit) x \(limit) pixels, and those of \(title) have"
          + " \(ImageSize(of: images))")
    }
  }
}
