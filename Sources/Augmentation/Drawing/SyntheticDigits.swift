// The built-in data set: any number of synthetic handwritten digits, framed like MNIST's. It is no substitute for real
// handwriting.

import Parallel
import Random

/// Digits drawn as strokes in a random style, from a seed.
///
/// Each image of a split has its own generator, so that the same seed gives the same bytes for any number of threads
/// and images. Drawing uses only arithmetic that IEEE 754 defines exactly, so the bytes are also the same on every
/// machine.
public struct SyntheticDigits: Sendable {
  /// Training or test images, which use separate generators.
  public enum Split: UInt64, Sendable {
    case training = 0
    case test = 1
  }

  /// The side of an image in pixels.
  public static let side = 28
  /// The number of digits.
  public static let classCount = 10

  /// The seed that determines the whole data set.
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// Images `first` ..< `first + count` of `split`, and their labels.
  ///
  /// A training run may request different images in each epoch; there are 2³² in each split. Ten consecutive images,
  /// starting at a multiple of ten, show the ten digits in random order.
  ///
  /// - Returns: `pixels`, `count` images of 28 rows of 28 pixels, 0 for background and 255 for ink; and `labels`, 0 to
  ///   9.
  ///
  /// Traps if `first` or `count` is negative, or their sum more than 2³². Cost: about 18 microseconds per image.
  public func images(
    _ split: Split, from first: Int = 0, count: Int, team: WorkerTeam
  ) -> (pixels: [UInt8], labels: [UInt8]) {
    precondition(
      0...Self.limit ~= first && 0...Self.limit ~= count && first + count <= Self.limit,
      "images \(first) ..< \(first) + \(count) do not lie within 0 ..< 2³²")
    let labels = labels(split, from: first, count: count)
    let pixels = team.drawImages(
      count, area: Self.side * Self.side, seed: seed, stream: { Self.stream(split, first + $0) },
      pen: { DigitRenderer() }
    ) { renderer, image, field, place, generator in
      let glyph = Glyph.choose(Int(labels[image]), using: &generator)
      renderer.draw(glyph, into: &field, at: place, using: &generator)
    }
    return (pixels, labels)
  }

  /// One `digit` in MNIST's format: 28 rows of 28 pixels, 0 for background and 255 for ink.
  ///
  /// Traps if `digit` is not 0 to 9.
  public static func draw(_ digit: Int, using generator: inout SeededGenerator) -> [UInt8] {
    precondition(0...9 ~= digit, "a digit is 0 to 9, not \(digit)")
    var pixels = [UInt8](repeating: 0, count: side * side)
    var renderer = DigitRenderer()
    var field = pixels.mutableSpan
    renderer.draw(Glyph.choose(digit, using: &generator), into: &field, at: 0, using: &generator)
    return pixels
  }

  /// One `digit` on a page of `side` by `side` pixels, like a user's scan: grey values of `ink` on `paper`, about 0.7
  /// of the page high or wide, not quite centred.
  ///
  /// The same generator draws the same shape as in `draw`, with a more even line. Traps if `digit` is not 0 to 9 or
  /// `side` is not 28 to 4,096.
  public static func drawPage(
    _ digit: Int, side: Int, ink: UInt8 = 0, paper: UInt8 = 255, using generator: inout SeededGenerator
  ) -> [UInt8] {
    precondition(0...9 ~= digit, "a digit is 0 to 9, not \(digit)")
    precondition(28...4_096 ~= side, "the side of a page is 28 to 4,096 pixels, not \(side)")
    let glyph = Glyph.choose(digit, using: &generator)
    let style = Style(using: &generator)
    var trace = Trace()
    trace.write(glyph, style: style.evenly, using: &generator)
    for _ in 0..<3 { trace.refine() }
    let middle = Float(side) * (0.5 + 0.02 * generator.bellPair())
    trace.fit(side: 0.7 * Float(side), middle: middle)
    var canvas = Canvas(side: side)
    canvas.draw(trace.points)

    return (0..<side * side).map { index in
      let coverage = Int(canvas.ink(row: index / side, column: index % side, softness: 1))
      return UInt8((Int(paper) * (255 - coverage) + Int(ink) * coverage + 127) / 255)
    }
  }

  private static let limit = 1 << 32
}

extension SyntheticDigits {
  /// The stream of the generator that draws an image.
  private static func stream(_ split: Split, _ image: Int) -> UInt64 { split.rawValue << 40 | UInt64(image) }

  /// The stream of the generator that orders the digits of images 10 `block` ..< 10 `block` + 10.
  private static func labelStream(_ split: Split, block: Int) -> UInt64 {
    1 << 48 | split.rawValue << 40 | UInt64(block)
  }

  private func labels(_ split: Split, from first: Int, count: Int) -> [UInt8] {
    var labels: [UInt8] = []
    labels.reserveCapacity(count + 20)
    let skipped = first % 10
    var block = first / 10
    while labels.count < skipped + count {
      var generator = SeededGenerator(seed: seed, stream: Self.labelStream(split, block: block))
      var digits: [UInt8] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      generator.shuffle(&digits)
      labels += digits
      block += 1
    }
    return Array(labels[skipped..<skipped + count])
  }
}
