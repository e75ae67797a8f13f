import Testing

@testable import Images

/// Whether something is an upright bar, a one, by its shape.
private func isBar(_ ink: GrayImage) -> Bool { Double(ink.width) / Double(ink.height) < 0.5 }

/// A judge that takes upright bars and upright boxes, zeros, for digits, and doubts everything else.
private func judge(_ inks: [GrayImage]) -> [Float] {
  inks.map { ink in
    isBar(ink) || 0.6..<0.85 ~= Double(ink.width) / Double(ink.height) ? 0.99 : 0.3
  }
}

@Suite struct NumberSegmenterTests {
  private func lines(_ ink: GrayImage, factor: Int = 1) -> [SegmentedLine] {
    let picture = Drawing.blank(ink.width * factor, ink.height * factor).picture
    var budget = NumberSegmenter.mostJudged
    return NumberSegmenter.lines(
      in: InkMap(ink: ink, factor: factor, polarity: .lightOnDark), of: picture, budget: &budget, judge: judge
    )
  }

  /// The digits of each line, bars and boxes.
  private func classes(_ lines: [SegmentedLine]) -> [[Int]] {
    lines.map { $0.digits.map { isBar($0.ink) ? 1 : 0 } }
  }

  private func page(
    _ boxes: [(x: Int, y: Int, width: Int, height: Int)], _ width: Int = 200, _ height: Int = 60
  )
    -> GrayImage
  {
    var page = Drawing.blank(width, height)
    for box in boxes { page.fill(x: box.x, y: box.y, width: box.width, height: box.height) }
    return page
  }

  @Test
  func `digits that stand apart`() {
    let found = lines(page([(10, 10, 8, 40), (40, 10, 30, 40), (90, 12, 8, 38)]))
    #expect(classes(found) == [[1, 0, 1]])
    #expect(
      found[0].digits.map(\.box) == [
        PixelBox(x: 10, y: 10, width: 8, height: 40), PixelBox(x: 40, y: 10, width: 30, height: 40),
        PixelBox(x: 90, y: 12, width: 8, height: 38),
      ])
    #expect(found[0].signs.isEmpty)
  }

  @Test
  func `digits that touch are cut apart`() {
    // Two bars, a thin bridge between them.
    let found = lines(page([(10, 10, 13, 40), (23, 28, 8, 3), (31, 10, 13, 40)]))
    #expect(classes(found) == [[1, 1]])
  }

  @Test
  func `a line under a number is no part of it, and a minus is a mark`() {
    let digits = [(x: 10, y: 5, width: 8, height: 40), (40, 5, 30, 40), (90, 5, 8, 40)]
    #expect(classes(lines(page(digits + [(5, 50, 100, 4)]))) == [[1, 0, 1]])
    let negative = lines(page([(120, 22, 20, 4)] + digits))
    #expect(classes(negative) == [[1, 0, 1]])
    #expect(
      negative[0].signs == [SegmentedSign(box: PixelBox(x: 120, y: 22, width: 20, height: 4), kind: .hyphen)])
  }

  @Test
  func `a pen far too fine for the size of a digit draws one digit all the same`() {
    // A ring of strokes of a pixel, 900 pixels high.
    let ring = lines(
      page([(10, 10, 600, 1), (10, 909, 600, 1), (10, 10, 1, 900), (609, 10, 1, 900)], 640, 930))
    #expect(classes(ring) == [[0]])
  }

  @Test
  func `strokes one above the other are one digit`() {
    let found = lines(page([(10, 5, 30, 4), (12, 14, 26, 36), (70, 5, 8, 45)]))
    #expect(classes(found) == [[0, 1]])
    #expect(found[0].digits[0].box == PixelBox(x: 10, y: 5, width: 30, height: 45))
  }

  @Test
  func `a minus and a point are passed over and counted`() {
    let found = lines(page([(2, 28, 16, 4), (35, 10, 8, 40), (60, 45, 6, 6), (80, 10, 30, 40)]))
    #expect(classes(found) == [[1, 0]])
    #expect(found[0].signs.count == 2)
  }

  @Test
  func `what is no digit is passed over as a sign, and what is far higher than one sooner`() {
    // A square: the judge's 0.3 costs less than a sign.
    #expect(lines(page([(10, 10, 8, 40), (40, 10, 40, 40), (90, 10, 8, 40)]))[0].signs.isEmpty)
    // Far higher than a line's digits.
    let high = lines(
      page([(10, 10, 30, 40), (50, 2, 37, 72), (120, 10, 30, 40), (160, 10, 8, 40)], 200, 80))[0]
    #expect(classes([high]) == [[0, 0, 1]])
    #expect(high.signs.map(\.box) == [PixelBox(x: 50, y: 2, width: 37, height: 72)])
  }

  @Test(
    arguments: [(40, false), (54, false), (55, true), (64, true)])
  func `an upright stroke far higher than the digits is a sign, others are ones`(height: Int, isSign: Bool) {
    let found = lines(page([(10, 10, 30, 40), (60, 10, 6, height), (90, 10, 30, 40)], 200, 80))[0]
    #expect(classes([found]) == (isSign ? [[0, 0]] : [[0, 1, 0]]))
    #expect(found.signs.map(\.box) == (isSign ? [PixelBox(x: 60, y: 10, width: 6, height: height)] : []))
  }

  @Test(arguments: [(44, false), (48, true)])
  func `a slanting stroke higher than the digits is a sign`(height: Int, isSign: Bool) {
    var ink = page([(10, 10, 30, 40), (100, 10, 30, 40)], 200, 80)
    for row in 0..<height { ink.fill(x: 60 + (height - 1 - row) / 4, y: 10 + row, width: 5, height: 1) }
    let found = lines(ink)[0]
    #expect(found.digits.count == (isSign ? 2 : 3))
    #expect(found.signs.map(\.kind) == (isSign ? [.slash] : []))
  }

  /// A row of boxes 120 x 60 pixels wide between lines of 3, with bars at these columns in each.
  private func table(_ cells: [[Int]]) -> GrayImage {
    var ink = Drawing.blank(cells.count * 123 + 43, 106)
    for index in cells.indices {
      ink.fill(x: 20 + 123 * index, y: 20, width: 126, height: 66)
      ink.fill(x: 23 + 123 * index, y: 23, width: 120, height: 60, level: 0)
    }
    for (index, bars) in cells.enumerated() {
      for x in bars { ink.fill(x: 23 + 123 * index + x, y: 33, width: 8, height: 40) }
    }
    return ink
  }

  @Test
  func `cells with several digits are divided where a fifth of the cells have several`() {
    let found = lines(table([[20, 60], [50], [50], [50], [50]]), factor: 2)
    #expect(found.map { $0.digits.compactMap(\.cell?.column) } == [[0, 0, 1, 2, 3, 4]])
    #expect(
      found[0].digits.prefix(2).map(\.box) == [
        PixelBox(x: 2 * 43, y: 66, width: 16, height: 80), PixelBox(x: 2 * 83, y: 66, width: 16, height: 80),
      ])
    // Bars that touch are one shape, which is wider than a digit.
    var touching = table([[20, 60], [], [50], [50], [50]])
    touching.fill(x: 186, y: 40, width: 12, height: 26)
    touching.fill(x: 198, y: 52, width: 8, height: 3)
    touching.fill(x: 206, y: 40, width: 12, height: 26)
    #expect(lines(touching).map { $0.digits.compactMap(\.cell?.column) } == [[0, 0, 1, 1, 2, 3, 4]])
    let form = lines(table([[20, 60], [50], [50], [50], [50], [50]]))
    #expect(form.map { $0.digits.compactMap(\.cell?.column) } == [[0, 1, 2, 3, 4, 5]])
  }

  @Test
  func `marks aside of the digits are skipped for little`() throws {
    let holes = (0..<6).map { (x: 10 + 30 * $0, y: 2, width: 8, height: 8) }
    let found = lines(page([(10, 40, 8, 40), (60, 40, 30, 40), (150, 40, 8, 40)] + holes, 220, 90))
    #expect(classes(found) == [[1, 0, 1]])
    #expect(found[0].signs.count == 6)
    #expect(try #require(found[0].cost) < 0.5)
  }

  @Test(
    arguments: [(24, 24, true), (24, 40, true), (36, 40, false)])
  func `a narrow shape that is hardly a digit is a sign, a wide one may be two digits`(
    width: Int, height: Int, isSign: Bool
  ) {
    // Wide boxes, at which the judge is at 0.3.
    let sizes = [(10, 10, 30, 40), (60, 10, width, height), (120, 10, 30, 40)]
    var budget = NumberSegmenter.mostJudged
    let found = NumberSegmenter.lines(
      in: InkMap(ink: page(sizes), factor: 1, polarity: .lightOnDark), of: Drawing.blank(200, 60).picture,
      budget: &budget
    ) { inks in inks.map { $0.width == width && $0.height == height ? 0.3 : 0.99 } }[0]
    #expect(found.digits.count == (isSign ? 2 : 3))
    #expect(found.signs.count == (isSign ? 1 : 0))
  }

  @Test
  func `two points one above the other are one sign`() {
    let found = lines(page([(10, 10, 8, 40), (30, 18, 6, 6), (30, 36, 6, 6), (50, 10, 8, 40)]))
    #expect(classes(found) == [[1, 1]])
    #expect(
      found[0].signs == [SegmentedSign(box: PixelBox(x: 30, y: 18, width: 6, height: 24), kind: .colon)])
  }

  @Test
  func `two rows are two numbers, the upper one first`() {
    let found = lines(page([(10, 70, 8, 40), (40, 70, 30, 40), (12, 10, 30, 40), (60, 8, 8, 40)], 200, 120))
    #expect(classes(found) == [[0, 1], [1, 0]])
  }

  @Test
  func `boxes are in the picture's own pixels, whatever was made smaller on the way`() {
    let found = lines(page([(20, 20, 16, 160), (80, 20, 100, 160)], 400, 200), factor: 3)
    #expect(
      found[0].digits.map(\.box) == [
        PixelBox(x: 60, y: 60, width: 48, height: 480), PixelBox(x: 240, y: 60, width: 300, height: 480),
      ])
  }

  @Test(
    arguments: [(50, 10, 0), (46, 10, 1), (50, 11, 1)])
  func `a line under numbers is long and low`(width: Int, height: Int, signs: Int) {
    // Beside the number, where it is one sign or none.
    let found = lines(page([(10, 10, 8, 40), (40, 10, 30, 40), (100, 25, width, height)]))
    #expect(classes(found) == [[1, 0]])
    #expect(found[0].signs.count == signs)
  }

  /// Two bars with a bridge between them, a shape so wide that can be cut.
  private static func bridged(at x: Int, width: Int) -> [(x: Int, y: Int, width: Int, height: Int)] {
    [(x, 10, 12, 40), (x + 12, 28, width - 24, 4), (x + width - 12, 10, 12, 40)]
  }

  @Test(arguments: [(0.99, 0), (0.97, 1)])
  func `every shape is judged once, and what is surely a digit is not cut`(sure: Float, more: Int) {
    var counts: [Int] = []
    var budget = NumberSegmenter.mostJudged
    let found = NumberSegmenter.lines(
      in: InkMap(
        ink: page(Self.bridged(at: 10, width: 30) + [(60, 10, 30, 40), (110, 10, 30, 40)]), factor: 1,
        polarity: .lightOnDark),
      of: Drawing.blank(200, 60).picture, budget: &budget
    ) { inks in
      counts.append(inks.count)
      return inks.map { _ in sure }
    }
    #expect(found.map(\.digits.count) == [3])
    #expect(counts[0] == 3)
    #expect(budget == NumberSegmenter.mostJudged - counts.dropFirst().reduce(0, +))
    #expect((counts.dropFirst().reduce(0, +) > 0) == (more > 0))
  }

  @Test
  func `a wide shape is cut, however surely it is a digit`() {
    var cut = 0
    var budget = NumberSegmenter.mostJudged
    _ = NumberSegmenter.lines(
      in: InkMap(
        ink: page([(10, 10, 30, 40)] + Self.bridged(at: 60, width: 31)), factor: 1, polarity: .lightOnDark),
      of: Drawing.blank(200, 60).picture, budget: &budget
    ) { inks in
      cut += inks.count { $0.width < 30 }
      return inks.map { _ in 0.99 }
    }
    #expect(cut > 0)
  }

  @Test
  func `a page of specks and of strokes that touch asks for no more than a page's worth of readings`() {
    let side = 1_440
    var samples = [UInt8](repeating: 0, count: side * side)
    func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
      for row in y..<y + height { for column in x..<x + width { samples[row * side + column] = 255 } }
    }
    // 60 rows of 60 pairs of bars with a bridge between them, and three specks under each.
    for row in 0..<60 {
      for column in 0..<60 {
        let (x, y) = (24 * column + 2, 24 * row + 2)
        fill(x, y, 3, 14)
        fill(x + 9, y, 3, 14)
        fill(x + 3, y + 6, 6, 2)
        for speck in 0..<3 { fill(x + 15 + 2 * (speck % 2), y + 4 * speck, 1, 1) }
      }
    }
    let ink = GrayImage(width: side, height: side, samples: samples)
    var (whole, pieces, budget) = (0, 0, NumberSegmenter.mostJudged)
    let found = NumberSegmenter.lines(
      in: InkMap(ink: ink, factor: 1, polarity: .lightOnDark), of: ink.picture, budget: &budget
    ) { inks in
      if whole == 0 { whole = inks.count } else { pieces += inks.count }
      return inks.map { _ in 0.3 }
    }
    #expect(found.count == 60)
    // Specks are too low to be judged, but for those one above the other.
    #expect(3_600..<3_800 ~= whole)
    #expect(1...NumberSegmenter.mostJudged ~= pieces)
    #expect(budget == NumberSegmenter.mostJudged - pieces)
  }

  /// How many whole shapes, and how many inks beside them, are judged with this budget.
  private func judged(_ ink: GrayImage, budget: Int = 50) throws -> (whole: Int, beside: Int) {
    var (counts, left) = ([Int](), budget)
    for maps in try looks(at: ink.negative.picture) {
      for map in maps {
        var isFirst = true
        _ = NumberSegmenter.lines(in: map, of: ink.picture, budget: &left) { inks in
          if isFirst { counts.append(inks.count) }
          isFirst = false
          return inks.map { _ in 0.3 }
        }
      }
    }
    return (counts.reduce(0, +), budget - left)
  }

  private func looks(at picture: Picture) throws -> [[InkMap]] {
    var looks = DigitNormalizer.looksForNumbers(in: picture)
    return Array(sequence(state: ()) { _ in looks.next() })
  }

  @Test
  func `one pixel, noise, lines alone and a lattice of cells ask for few readings or none`() throws {
    var pixel = Drawing.blank(60, 60)
    pixel.fill(x: 30, y: 30, width: 1, height: 1)
    var state: UInt32 = 1
    let noise = Drawing.blank(120, 120).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
    var lines = Drawing.blank(200, 200)
    for row in stride(from: 10, to: 200, by: 12) { lines.fill(x: 0, y: row, width: 200, height: 2) }
    var lattice = lines
    for column in stride(from: 10, to: 200, by: 12) { lattice.fill(x: column, y: 0, width: 2, height: 200) }
    #expect(try judged(pixel) == (0, 0))
    #expect(try judged(lines) == (0, 0))
    for ink in [noise, lattice] {
      let (whole, beside) = try judged(ink)
      #expect(whole <= 5 * NumberSegmenter.mostParts && beside <= 50)
    }
  }

  @Test
  func `shapes about as large as most say how a page lies`() {
    let map = InkMap(
      ink: page((0..<9).map { (20 * $0 + 4, 10, 8, 30) } + [(184, 10, 8, 19), (194, 2, 4, 46)]), factor: 1,
      polarity: .lightOnDark)
    #expect(NumberSegmenter.shapes(in: map, atMost: 20).map(\.height) == Array(repeating: 30, count: 9))
    #expect(NumberSegmenter.shapes(in: map, atMost: 3).count == 3)
    #expect(
      NumberSegmenter.shapes(
        in: InkMap(ink: Drawing.blank(30, 30), factor: 1, polarity: .lightOnDark), atMost: 3
      ).isEmpty)
  }

  @Test(arguments: [(80, 80), (81, 41), (161, 54)])
  func `digits are made smaller until they are 80 pixels high`(height: Int, expected: Int) {
    let found = lines(page([(20, 10, height / 5, height)], 200, 180))
    #expect(found[0].digits.map(\.ink.height) == [expected])
  }

  @Test
  func `no ink, no lines`() {
    #expect(lines(Drawing.blank(30, 30)).isEmpty)
  }

  @Test(
    arguments: [
      ([(10, 10, 8, 40), (40, 10, 30, 40)], true),
      ([(10, 10, 8, 40), (18, 49, 4, 1), (22, 10, 30, 40)], false),
      ([(10, 10, 8, 40), (40, 28, 30, 10)], false),
      ([(10, 10, 30, 20), (12, 34, 30, 20)], false), ([(10, 10, 30, 20), (12, 35, 30, 20)], true),
      ([(10, 0, 8, 20), (30, 34, 8, 20), (50, 0, 8, 20)], true),
      ([(10, 0, 30, 20), (60, 34, 30, 20)], true),
      ([(10, 10, 8, 40)], false),
      ([(10, 10, 8, 40), (40, 20, 8, 20)], true),
      ([(10, 10, 8, 40), (40, 20, 8, 19)], false),
      ([(10, 10, 8, 28), (40, 25, 8, 28)], true),
    ] as [([(x: Int, y: Int, width: Int, height: Int)], Bool)])
  func `two high pieces apart from each other are suspected of being two digits, no other two`(
    boxes: [(x: Int, y: Int, width: Int, height: Int)], expected: Bool
  ) {
    let map = InkMap(ink: page(boxes), factor: 1, polarity: .lightOnDark)
    #expect(NumberSegmenter.maySeeSeveralDigits(in: map) == expected)
  }

  @Test(arguments: [(10, true), (9, false)])
  func `digits side by side are a fiftieth of the higher one apart`(gap: Int, expected: Bool) {
    let ink = page([(10, 10, 80, 500), (90 + gap, 10, 80, 500)], 200, 520)
    let map = InkMap(ink: ink, factor: 1, polarity: .lightOnDark)
    #expect(NumberSegmenter.maySeeSeveralDigits(in: map) == expected)
  }
}
