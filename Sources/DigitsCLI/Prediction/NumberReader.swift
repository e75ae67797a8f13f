// Reads the numbers in a picture: the segmenter finds the digits, the network says which they are.

import Images

extension DigitReader {
  /// The numbers in `picture`, line by line. Throws `BlankPicture` where there is nothing to read.
  func readNumber(in picture: Picture) throws(BlankPicture) -> NumberReading {
    let map = try DigitNormalizer.ink(in: picture)
    let lines = NumberSegmenter.lines(in: map, of: picture) { inks in probabilities(of: inks.map(field(of:))) }
    guard !lines.isEmpty else { throw .specksOnly }
    return NumberReading(
      lines: lines.map { line in
        line.digits.map { digit in
          let reading = DigitReading(field: field(of: digit.ink), probabilities: digit.probabilities)
          return NumberDigit(box: digit.box, reading: reading)
        }
      }, marks: lines.reduce(0) { $0 + $1.marks })
  }

  /// The ink of one digit as the network takes it; an empty field where it is too faint for any.
  private func field(of ink: GrayImage) -> GrayImage {
    DigitNormalizer.field(of: ink)?.field
      ?? GrayImage(
        width: MNISTField.side, height: MNISTField.side,
        samples: [UInt8](repeating: 0, count: MNISTField.side * MNISTField.side))
  }
}
