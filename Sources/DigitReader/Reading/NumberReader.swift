// Reads the numbers in a picture: the segmenter finds the digits, the network says which they are.

import Images

extension PictureReader {
  /// Where ink is cut into digits, the network's logits are divided by this once more.
  ///
  /// It is nearly as sure of half a digit, or of two in one, as of a digit; softened, a digit's probability says by how
  /// much it beats the others. Of MNIST's training digits in rows of 3 to 5, two of which touch, the pretrained weights
  /// read 79 % wholly right without it, each with the costs fitted anew, 84 % with 2 and 77 % with 6.6.
  private static let softening: Float = 1.5
  /// Each of several digits is this likely at least: pieces of one digit that broke are read with less confidence.
  private static let leastOfSeveral: Float = 0.9

  /// A look whose digits are so likely, on average, is not bettered by another.
  private static let sureLook: Float = 0.9
  /// A digit less likely than this speaks against the look that shows it.
  private static let evenOdds: Float = 0.6

  /// A picture whose digits are less likely than this, on average, may lie on its side or stand on its head,
  private static let sureDigits: Float = 0.9
  /// when it has so many of them, and reads so many times better when it is turned.
  private static let fewestTurned = 3
  private static let turnedGain: Float = 1.3
  /// So many of its digits, at most, say how it should be turned.
  private static let mostSampled = 64

  /// The numbers in `picture`, line by line, turned by quarters of a circle where that reads better. Throws
  /// `BlankPicture` where there is nothing to read.
  package func readNumber(in picture: Picture) throws(BlankPicture) -> NumberReading {
    var budget = NumberSegmenter.mostJudged
    let upright = try readUprightNumber(in: picture, budget: &budget)
    guard let quarters = likelyTurn(of: upright),
      let turned = try? readUprightNumber(
        in: picture.turned(byQuarters: quarters), budget: &budget),
      turned.score > max(upright.score, 0) * Self.turnedGain
    else { return NumberReading(lines: upright.readings) }
    var reading = NumberReading(lines: turned.readings)
    reading.turn(back: picture, quarters: quarters)
    return reading
  }

  /// By how many quarters of a circle a picture should be turned clockwise before it is read once more; nil where it
  /// stands as it should, or has too few digits to tell. Some of its shapes are turned one by one.
  private func likelyTurn(of found: FoundNumber) -> Int? {
    let digits = found.lines.flatMap(\.digits)
    // Rows that lie on their side are columns of one or two pieces.
    let areColumns = found.lines.count >= Self.fewestTurned && digits.count < 2 * found.lines.count
    guard digits.count >= Self.fewestTurned,
      areColumns || found.readings.confidences.reduce(0, +) < Self.sureDigits * Float(digits.count)
    else { return nil }
    let sample = NumberSegmenter.shapes(in: found.map, atMost: Self.mostSampled)
    let sums = (0...3).map { quarters in
      likelihoods(of: sample.map { $0.turned(byQuarters: quarters) }).reduce(0, +)
    }
    let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
    return best > 0 ? best : nil
  }

  /// The digits of a picture in one way of looking at it.
  private struct FoundNumber {
    let map: InkMap
    let lines: [SegmentedLine]
    let readings: [NumberLineReading]
    /// By how much the digits are likelier than `evenOdds`, in sum, without the cost of the look.
    let score: Float
  }

  /// Of the ways of looking at the picture, the plainest that shows sure digits is taken; where none does, the one
  /// that shows most of them. The score is the sum of by how much each digit is likelier than `evenOdds`.
  private func readUprightNumber(
    in picture: Picture, budget: inout Int
  ) throws(BlankPicture) -> FoundNumber {
    var looks = DigitNormalizer.looksForNumbers(in: picture)
    var best: FoundNumber?
    search: while let maps = looks.next() {
      for map in maps {
        let lines = lines(in: map, of: picture, budget: &budget)
        guard !lines.isEmpty else { continue }
        let readings = lines.map(readings)
        let confidences = readings.confidences
        let score = confidences.reduce(0) { $0 + $1 - Self.evenOdds } - map.cost
        if score > best?.score ?? -.infinity {
          best = FoundNumber(map: map, lines: lines, readings: readings, score: score)
        }
        if map.cost < Self.evenOdds,
          confidences.reduce(0, +) >= Self.sureLook * Float(confidences.count)
        {
          break search
        }
      }
    }
    guard let best else { throw looks.blank }
    return best
  }

  /// Whether several digits stand in the picture that `map` was made from, each of them easily read.
  func holdsSeveralDigits(_ map: InkMap, of picture: Picture) -> Bool {
    guard NumberSegmenter.maySeeSeveralDigits(in: map) else { return false }
    var budget = NumberSegmenter.mostJudged
    return lines(in: map, of: picture, budget: &budget).map(readings).confidences
      .count { $0 >= Self.leastOfSeveral } >= 2
  }

  private func lines(in map: InkMap, of picture: Picture, budget: inout Int) -> [SegmentedLine] {
    NumberSegmenter.lines(in: map, of: picture, budget: &budget, judge: likelihoods)
  }

  /// How likely each ink is one digit. A batch at a time, for a page may have tens of thousands.
  private func likelihoods(of inks: [GrayImage]) -> [Float] {
    stride(from: 0, to: inks.count, by: Self.batch).flatMap { start in
      let fields = inks[start..<min(start + Self.batch, inks.count)].map(field(of:))
      return probabilities(of: fields, softening: Self.softening).map { $0.max() ?? 0 }
    }
  }

  /// So many pictures are judged at once.
  private static let batch = 256

  private func readings(of line: SegmentedLine) -> NumberLineReading {
    let fields = line.digits.map { field(of: $0.ink) }
    let digits = zip(line.digits, zip(fields, probabilities(of: fields))).map { digit, read in
      NumberDigit(
        box: digit.box, reading: DigitReading(field: read.0, probabilities: read.1, box: digit.box),
        cell: digit.cell)
    }
    return NumberLineReading(digits: digits, signs: line.signs)
  }

  /// The ink of one digit as the network takes it; an empty field where it is too faint for any.
  private func field(of ink: GrayImage) -> GrayImage {
    preprocessing.prepare(
      DigitNormalizer.field(of: ink)?.field
        ?? GrayImage(
          width: MNISTField.side, height: MNISTField.side,
          samples: [UInt8](repeating: 0, count: MNISTField.side * MNISTField.side)))
  }
}

extension [NumberLineReading] {
  /// How likely each digit is, over all lines.
  fileprivate var confidences: [Float] { joined().map(\.reading.confidence) }
}
