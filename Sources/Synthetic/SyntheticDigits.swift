// The built-in data set: handwritten digits that nobody wrote, as many as wanted, framed as MNIST's are.
// It needs no file and no network; it is no substitute for real handwriting.

import Parallel
import Random

/// Digits drawn as strokes with a random style, from a seed.
public struct SyntheticDigits: Sendable {
  /// Which images: those to learn from, or others to be measured by.
  public enum Split: UInt64, Sendable {
    case training = 0
    case test = 1
  }

  /// Pixels along a side of an image, as in MNIST.
  public static let side = 28

  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  public func images(
    _ split: Split, count: Int, team: WorkerTeam
  ) -> (pixels: [UInt8], labels: [UInt8]) {
    let area = Self.side * Self.side
    let labels = labels(split, count: count)
    var pixels = [UInt8](repeating: 0, count: count * area)
    let imagesPerChunk = 250
    team.fillChunks(of: &pixels, chunkLength: imagesPerChunk * area) { chunk, slice in
      var easel = Easel()
      for image in 0..<slice.count / area {
        let index = chunk * imagesPerChunk + image
        var generator = SeededGenerator(seed: seed, stream: Self.stream(split, index))
        easel.draw(Int(labels[index]), into: &slice, at: image * area, using: &generator)
      }
    }
    return (pixels, labels)
  }

  static func stream(_ split: Split, _ index: Int) -> UInt64 { split.rawValue << 40 | UInt64(index) }

  func labels(_ split: Split, count: Int) -> [UInt8] {
    var labels: [UInt8] = []
    labels.reserveCapacity(count + 9)
    var generator = SeededGenerator(seed: seed, stream: 1 << 60 | split.rawValue)
    while labels.count < count {
      var block: [UInt8] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      generator.shuffle(&block)
      labels += block
    }
    labels.removeLast(labels.count - count)
    return labels
  }
}
