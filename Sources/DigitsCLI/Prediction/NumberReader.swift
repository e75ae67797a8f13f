// Reads the numbers in a picture: the segmenter finds the digits, the network says which they are.

import Images

extension DigitReader {
  /// The numbers in `picture`, line by line. Throws `BlankPicture` where there is nothing to read.
  func readNumber(in picture: Picture) throws(BlankPicture) -> NumberReading {
    let map = try DigitNormalizer.ink(in: picture)
    let lines = lines(in: map, of: picture)
    guard !lines.isEmpty else { throw .specksOnly }
    return NumberReading(
      lines: lines.map { line in
        line.digits.map { digit in
          let reading = DigitReading(field: field(of: digit.ink), probabilities: digit.probabilities)
          return NumberDigit(box: digit.box, reading: reading)
        }
      }, marks: lines.reduce(0) { $0 + $1.marks })
  }

  /// Each of several digits is this likely at least: pieces of one digit that broke are read with less confidence.
  private static let leastOfSeveral: Float = 0.9

  /// Whether digits stand side by side in the picture that `map` was made from, each of them easily read.
  func holdsSeveralDigits(_ map: InkMap, of picture: Picture) -> Bool {
    guard NumberSegmenter.maySeeSeveralDigits(in: map) else { return false }
    return lines(in: map, of: picture).contains { line in
      line.digits.count { ($0.probabilities.max() ?? 0) >= Self.leastOfSeveral } >= 2
    }
  }

  private func lines(in map: InkMap, of picture: Picture) -> [SegmentedLine] {
    NumberSegmenter.lines(in: map, of: picture) { inks in probabilities(of: inks.map(field(of:))) }
  }

  /// The ink of one digit as the network takes it; an empty field where it is too faint for any.
  private func field(of ink: GrayImage) -> GrayImage {
    DigitNormalizer.field(of: ink)?.field
      ?? GrayImage(
        width: MNISTField.side, height: MNISTField.side,
        samples: [UInt8](repeating: 0, count: MNISTField.side * MNISTField.side))
  }
}
