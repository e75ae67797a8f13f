// Pictures of numbers for the tests of `predict --number`: digits of MNIST or drawn ones, set in a row.

import Augmentation
import IDX
import Images
import Random

/// A row of digits, and the picture that they make.
struct NumberPicture {
  let digits: [Int]
  let row: DigitRow

  var number: String { digits.map(String.init).joined() }

  /// Dark on light, as a PGM file.
  var file: [UInt8] {
    NetpbmWriter.encode(
      GrayImage(width: row.width, height: row.height, samples: row.samples.map { 255 - $0 }))
  }

  /// Digits of MNIST in a row, up to 2 pixels off the line. Those that do not touch are 2 to 9 pixels apart where they
  /// are nearest; where two touch, which `touches` says of each pair, their ink meets or overlaps by a pixel.
  init(
    of images: LabeledImages, count: Int, using generator: inout SeededGenerator,
    touches: (_ pair: Int) -> Bool
  ) {
    let chosen = (0..<count).map { _ in generator.integer(below: images.count) }
    digits = chosen.map { Int(images.labels[$0]) }
    let inks = chosen.map { DigitInk(croppedFrom: images.image(at: $0).array, side: images.columns) }
    let gaps = (0..<count - 1).map { pair in
      touches(pair) ? -generator.integer(below: 2) : 2 + generator.integer(below: 8)
    }
    row = DigitRow(inks, gaps: gaps, rises: inks.map { _ in generator.integer(below: 5) }, margin: 8)
  }

  /// Digits drawn by the Synthetic module, apart.
  init(drawing digits: [Int], side: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.digits = digits
    let inks = digits.map { DigitInk(drawing: $0, side: side, using: &generator) }
    row = DigitRow(
      inks, gaps: [Int](repeating: side / 10, count: digits.count - 1),
      rises: [Int](repeating: 0, count: digits.count), margin: side / 4)
  }
}
