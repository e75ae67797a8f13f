// Reads the numbers in a picture: the segmenter finds the digits, and the network classifies them.

import Images

extension PictureReader {
  /// The additional temperature by which the logits are divided when ink is cut into digits.
  ///
  /// The network is nearly as confident about half a digit, or two digits in one, as about a digit. With softened
  /// probabilities, the confidence reflects the margin over the other classes. On rows of 3 to 5 of MNIST's training
  /// digits, two of which touch, the pretrained weights read 79 % entirely right without softening, 84 % with 2 and
  /// 77 % with 6.6, each with refitted costs.
  private static let softening: Float = 1.5
  /// The least probability of each of several digits: fragments of one broken digit are read with less confidence.
  private static let leastOfSeveral: Float = 0.9

  /// A picture with a lower mean digit probability may be rotated.
  private static let sureDigits: Float = 0.9
  /// The most digits that are sampled to choose a rotation.
  private static let mostSampled = 64

  /// Reads the numbers in `picture`, line by line, after rotating it by quarter turns if that reads better. Throws
  /// `BlankPicture` if there is nothing to read.
  package func readNumber(in picture: Picture) throws(BlankPicture) -> NumberReading {
    var budget = NumberSegmenter.mostJudged
    let (upright, fullest) = try readUprightNumber(in: picture, budget: &budget)
    // What is read poorly on a page on its side may be the shapes of its shadows.
    guard let quarters = likelyTurn(of: upright.score.isPoor ? fullest : upright),
      let turned = try? readUprightNumber(
        in: picture.turned(byQuarters: quarters), budget: &budget
      ).best,
      turned.score.isClearlyBetter(than: upright.score)
    else { return NumberReading(lines: upright.readings, isFarFetched: upright.score.isFarFetched) }
    var reading = NumberReading(lines: turned.readings, isFarFetched: turned.score.isFarFetched)
    reading.turn(back: picture, quarters: quarters)
    return reading
  }

  /// The number of clockwise quarter turns to apply before reading the picture again; nil if it is upright or has too
  /// few digits to tell. Decided by rotating a sample of its shapes.
  private func likelyTurn(of found: FoundNumber) -> Int? {
    let (digits, lines) = (found.score.digits, found.readings.count)
    // Rows of a picture on its side become columns of one or two pieces.
    let areColumns = lines >= NumberScore.fewestTurned && digits < 2 * lines
    guard digits >= NumberScore.fewestTurned,
      areColumns || found.readings.confidences.reduce(0, +) < Self.sureDigits * Float(digits)
    else { return nil }
    let sample = NumberSegmenter.shapes(in: found.map, atMost: Self.mostSampled)
    let sums = (0...3).map { quarters in
      likelihoods(of: sample.map { $0.turned(byQuarters: quarters) }).reduce(0, +)
    }
    let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
    return best > 0 ? best : nil
  }

  /// The digits found in one ink map of a picture.
  private struct FoundNumber {
    let map: InkMap
    let readings: [NumberLineReading]
    let score: NumberScore
  }

  /// Reads the picture in its orientation. The best is the plainest ink map that reads surely; if there is none, the
  /// one with the highest score. The fullest is the one with the most digits, right or wrong.
  private func readUprightNumber(
    in picture: Picture, budget: inout Int
  ) throws(BlankPicture) -> (best: FoundNumber, fullest: FoundNumber) {
    var looks = DigitNormalizer.looksForNumbers(in: picture)
    var best: FoundNumber?
    var fullest: FoundNumber?
    var hasInk = false
    search: while let maps = looks.next() {
      for map in maps {
        hasInk = true
        let lines = lines(in: map, of: picture, budget: &budget)
        let readings = lines.map(readings)
        // Lines of signs alone cost something, too.
        let score = NumberScore(of: readings, pathCosts: lines.map(\.cost), mapCost: map.cost)
        guard score.digits > 0 else { continue }
        let found = FoundNumber(map: map, readings: readings.filter { !$0.digits.isEmpty }, score: score)
        if best.map({ score.value > $0.score.value }) ?? true { best = found }
        if fullest.map({ score.digits > $0.score.digits }) ?? true { fullest = found }
        if score.isSure { break search }
      }
    }
    guard let best, let fullest else { throw hasInk ? .noDigit : looks.blank }
    return (best, fullest)
  }

  /// Whether the picture that `map` was made from contains several digits, each read with confidence.
  func holdsSeveralDigits(_ map: InkMap, of picture: Picture) -> Bool {
    guard NumberSegmenter.maySeeSeveralDigits(in: map) else { return false }
    var budget = NumberSegmenter.mostJudged
    return lines(in: map, of: picture, budget: &budget).map(readings).confidences
      .count { $0 >= Self.leastOfSeveral } >= 2
  }

  private func lines(in map: InkMap, of picture: Picture, budget: inout Int) -> [SegmentedLine] {
    NumberSegmenter.lines(in: map, of: picture, budget: &budget, judge: likelihoods)
  }

  /// The probability that each ink is one digit. Runs in batches, because a page may have tens of thousands.
  private func likelihoods(of inks: [GrayImage]) -> [Float] {
    stride(from: 0, to: inks.count, by: Self.batch).flatMap { start in
      let fields = inks[start..<min(start + Self.batch, inks.count)].map(field(of:))
      return probabilities(of: fields, softening: Self.softening).map { $0.max() ?? 0 }
    }
  }

  /// The batch size.
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

  /// The ink of one digit as the network's input; an empty field if it is too faint.
  private func field(of ink: GrayImage) -> GrayImage {
    preprocessing.prepare(
      DigitNormalizer.field(of: ink)?.field
        ?? GrayImage(
          width: MNISTField.side, height: MNISTField.side,
          samples: [UInt8](repeating: 0, count: MNISTField.side * MNISTField.side)))
  }
}

extension [NumberLineReading] {
  /// The probability of each digit, over all lines.
  fileprivate var confidences: [Float] { joined().map(\.reading.confidence) }
}
