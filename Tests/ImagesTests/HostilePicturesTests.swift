// Pictures made to be expensive. Whatever is drawn, the number of candidates and of readings asked for is bounded; the
// counts are those that the limits come to.

import Testing

@testable import Images

@Suite struct HostilePicturesTests {
  /// The rows `rows` over and over.
  private static func repeated(_ rows: [[UInt8]], height: Int) -> GrayImage {
    var samples: [UInt8] = []
    samples.reserveCapacity(rows[0].count * height)
    for row in 0..<height { samples += rows[row % rows.count] }
    return GrayImage(width: rows[0].count, height: height, samples: samples)
  }

  /// Dark lines of 2 pixels, one every `step` pixels.
  private static func lines(_ side: Int, step: Int) -> GrayImage {
    let rows = (0..<step).map { row in [UInt8](repeating: row < 2 ? 0 : 255, count: side) }
    return repeated(rows, height: side)
  }

  private static func lattice(_ side: Int, step: Int) -> GrayImage {
    let crossed: [UInt8] = (0..<side).map { $0 % step < 2 ? 0 : 255 }
    let rows = (0..<step).map { $0 < 2 ? [UInt8](repeating: 0, count: side) : crossed }
    return repeated(rows, height: side)
  }

  private static func dots(_ side: Int, step: Int) -> GrayImage {
    let dotted: [UInt8] = (0..<side).map { $0 % step == 0 ? 0 : 255 }
    let rows = (0..<step).map { $0 == 0 ? dotted : [UInt8](repeating: 255, count: side) }
    return repeated(rows, height: side)
  }

  private static func pixel(_ side: Int) -> GrayImage {
    var picture = Drawing.blank(side, side, level: 255)
    picture.fill(x: side / 2, y: side / 2, width: 1, height: 1, level: 0)
    return picture
  }

  private static func noise(_ width: Int, _ height: Int) -> GrayImage {
    repeated([Drawing.blank(width, 1, level: 128).withGrain(127).samples], height: height)
  }

  private func counts(_ looks: Looks) -> [Int] {
    var looks = looks
    var counts: [Int] = []
    while let maps = looks.next() { counts.append(maps.count) }
    return counts
  }

  @Test func `nothing but lines, cells, dots or a pixel has no candidates`() {
    for picture in [
      Self.lines(200, step: 4), Self.lines(200, step: 12), Self.lattice(200, step: 12),
      Self.dots(200, step: 4), Self.pixel(200),
    ] {
      #expect(counts(DigitNormalizer.looks(at: picture.picture)) == [0, 0, 0, 0, 0])
      #expect(counts(DigitNormalizer.looksForNumbers(in: picture.picture)) == [0, 0, 0, 0, 0])
      var looks = DigitNormalizer.looks(at: picture.picture)
      while looks.next() != nil {}
      #expect(looks.blank == .specksOnly)
    }
  }

  @Test func `a hundred megapixels of noise are made smaller before anything is sought`() {
    // 65,535 x 1,525: a factor of 16 for numbers.
    let strip = Self.noise(65_535, 1_525).picture
    #expect(strip.width * strip.height > 99_900_000)
    #expect(strip.reduced(toFit: DigitNormalizer.numberSide).factor == 16)
    #expect(counts(DigitNormalizer.looksForNumbers(in: strip)).allSatisfy { $0 <= 2 })
  }

  /// How many inks are judged at first, and how many more, with this budget.
  private func judged(_ ink: GrayImage, budget: Int) -> (whole: Int, beside: Int) {
    var (whole, beside, left) = (-1, 0, budget)
    _ = NumberSegmenter.lines(
      in: InkMap(ink: ink, factor: 1, polarity: .darkOnLight), of: ink.picture, budget: &left
    ) { inks in
      if whole < 0 { whole = inks.count } else { beside += inks.count }
      return inks.map { _ in 0.3 }
    }
    #expect(left == budget - beside)
    return (whole, beside)
  }

  @Test func `of five thousand parts those with the most ink are judged`() {
    // 64 rows of 64 bars of 3 x 8 pixels, below which 15 rows of finer ones are left out.
    var rows: [[UInt8]] = []
    for line in 0..<79 {
      var row: [UInt8] = []
      for _ in 0..<64 { row += [0, line < 64 ? 255 : 0, 255, 255, 0] as [UInt8] }
      for _ in 0..<8 { rows.append(row) }
      for _ in 0..<2 { rows.append([UInt8](repeating: 0, count: 320)) }
    }
    let ink = Self.repeated(rows, height: rows.count)
    #expect(InkPart.connected(in: ink).count == 79 * 64)
    let found = judged(ink, budget: 0)
    #expect(found.whole == 64 * 64 && found.beside == 0)
    #expect(NumberSegmenter.mostParts == 64 * 64)
  }
}
