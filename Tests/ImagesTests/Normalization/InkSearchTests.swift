import Testing

@testable import Images

/// Each look shows what the ones before it do not.
@Suite struct InkSearchTests {
  /// A digit on a sheet on a table, in light that falls off to the right.
  private static func desk(table: Double, fall: Double, x: Int = 30, y: Int = 25) -> GrayImage {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    let samples = (0..<200 * 180).map { index -> UInt8 in
      let (column, row) = (index % 200, index / 200)
      let isSheet = x..<200 - x ~= column && y..<180 - y ~= row
      let light = 1 - fall * Double(column) / 200
      let sheet: Double = 235 - 200 * Double(digit.samples[index]) / 255
      return UInt8((isSheet ? sheet : table) * light)
    }
    return GrayImage(width: 200, height: 180, samples: samples)
  }

  /// The cheapest candidate over all looks that differs from `digit` by no more than a thin edge; nil if there is none.
  private func cost(ofFinding digit: GrayImage, in picture: GrayImage) throws -> (
    cost: Float, isCheapest: Bool
  )? {
    let field = try #require(DigitNormalizer.field(of: digit)).field
    var looks = DigitNormalizer.looks(at: picture.picture)
    var all: [(cost: Float, isDigit: Bool)] = []
    while let maps = looks.next() {
      all += maps.compactMap { map in
        DigitNormalizer.field(of: map.ink).map { (map.cost, $0.field.leastDifference(from: field) < 6) }
      }
    }
    guard let found = all.filter(\.isDigit).min(by: { $0.cost < $1.cost }) else { return nil }
    return (found.cost, all.allSatisfy { $0.cost >= found.cost })
  }

  @Test(arguments: [(40.0, 0.0, 30), (40, 0.45, 30), (110, 0.3, 8), (110, 0.3, 30)])
  func `a digit on a sheet is the cheapest`(table: Double, fall: Double, x: Int) throws {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    let found = try cost(ofFinding: digit, in: Self.desk(table: table, fall: fall, x: x, y: x))
    #expect(try #require(found).isCheapest)
  }

  @Test func `a small digit on a large sheet is found`() throws {
    let digit = Drawing.seven(24, x: 160, y: 150, on: (400, 360))
    var page = Drawing.blank(400, 360, level: 60)
    page.fill(x: 40, y: 40, width: 320, height: 280, level: 230)
    let samples = zip(page.samples, digit.samples).map { paper, ink -> UInt8 in
      let darkened = 190 * Int(ink) / 255
      return UInt8(Int(paper) - darkened)
    }
    #expect(try cost(ofFinding: digit, in: GrayImage(width: 400, height: 360, samples: samples)) != nil)
  }

  @Test(arguments: [1, 3, 15, 100]) func `levels are judged against their own range`(range: Int) throws {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    let found = try cost(ofFinding: digit, in: digit.map { UInt8(Int($0) * range / 255) })
    #expect(try #require(found).isCheapest)
  }

  @Test func `the first look is enough for a plain picture`() throws {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    var search = InkSearch(of: digit.negative)
    let plain = search.next() ?? []
    #expect(try #require(plain.first?.ink).meanDifference(from: digit) < 1)
    #expect(plain.first?.cost == 0)
    while let others = search.next() {
      #expect(others.allSatisfy { $0.cost >= InkSearch.Cost.needless })
    }
  }

  @Test func `ink that reaches the edge is a candidate with and without`() {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    var torn = digit
    torn.fill(x: 90, y: 0, width: 6, height: 30)
    let candidates = Cleaning.candidates(in: PieceSelection(of: torn), polarity: .darkOnLight, cost: 0)
    #expect(candidates.first?.ink == digit)
    #expect(candidates.contains { $0.ink == torn && $0.cost == InkSearch.Cost.otherEdge })
  }

  @Test func `what runs along an edge is dropped though nothing large is inside`() {
    let digit = Drawing.seven(24, x: 160, y: 150, on: (400, 360))
    var rim = digit
    rim.fill(x: 0, y: 0, width: 400, height: 4)
    let candidates = Cleaning.candidates(in: PieceSelection(of: rim), polarity: .darkOnLight, cost: 0)
    #expect(candidates.contains { $0.ink == digit })
  }

  @Test func `pieces far from the largest are left out of a candidate`() {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    for (x, cost) in [(130, InkSearch.Cost.single), (150, InkSearch.Cost.alone)] {
      var beside = digit
      beside.fill(x: x, y: 120, width: 6, height: 20)
      let candidates = Cleaning.candidates(in: PieceSelection(of: beside), polarity: .darkOnLight, cost: 0)
      #expect(candidates.first?.ink == beside)
      #expect(candidates.first { $0.ink == digit }?.cost == cost)
    }
  }

  @Test func `defects cost`() {
    func cost(_ ink: GrayImage) -> Float? {
      Cleaning.candidates(in: PieceSelection(of: ink), polarity: .darkOnLight, cost: 0).first?.cost
    }
    var block = Drawing.blank(100, 100)
    block.fill(x: 20, y: 20, width: 60, height: 60)
    #expect(cost(block) == InkSearch.Cost.sheet)
    var edge = Drawing.blank(100, 100)
    edge.fill(x: 0, y: 0, width: 7, height: 51)
    #expect(cost(edge) == InkSearch.Cost.edge)
    edge = Drawing.blank(100, 100)
    edge.fill(x: 0, y: 0, width: 7, height: 50)
    #expect(cost(edge) == 0)
  }

  @Test(arguments: [(127, 255), (128, 228)] as [(UInt8, UInt8)])
  func `levels of a small range are spread`(range: UInt8, lightest: UInt8) {
    var light = Drawing.blank(40, 40, level: 100)
    light.fill(x: 10, y: 10, width: 5, height: 20, level: 100 + range)
    #expect(InkSearch(of: light).light[12, 12] == lightest)
  }

  @Test(arguments: [(7, false), (8, true)]) func `outlines too long are grain`(bars: Int, isGrain: Bool) {
    var ink = Drawing.blank(120, 120)
    for index in 0..<bars { ink.fill(x: 10 + 10 * index, y: 10, width: 2, height: 100) }
    #expect(PieceSelection(of: ink).isGrain == isGrain)
  }

  @Test(arguments: [(10, true), (9, false)]) func `ink on a sheet has a length`(length: Int, isFound: Bool) {
    var desk = Drawing.blank(260, 260, level: 50)
    desk.fill(x: 30, y: 30, width: 200, height: 200, level: 230)
    desk.fill(x: 120, y: 120, width: 5, height: length, level: 20)
    let found = looks(at: desk)[2].contains { $0.ink.inkBox()?.longerSide == length }
    #expect(found == isFound)
  }

  @Test func `a number on a strip is found where numbers are looked for`() {
    // A light strip of 160 x 40 pixels on a dark table, with four bars.
    var page = Drawing.blank(200, 180, level: 40)
    page.fill(x: 20, y: 70, width: 160, height: 40, level: 235)
    for x in [40, 70, 100, 130] { page.fill(x: x, y: 78, width: 5, height: 24, level: 30) }
    for forNumbers in [false, true] {
      var search = InkSearch(of: page, forNumbers: forNumbers)
      var isFound = false
      while let candidates = search.next() {
        let onSheet = InkSearch.Cost.onSheet + InkSearch.Cost.needless
        isFound = isFound || candidates.contains { $0.cost == onSheet && $0.ink.inkBox()?.width == 95 }
      }
      #expect(isFound == forNumbers)
    }
  }

  @Test(arguments: [(107, 15), (108, 65)] as [(Int, Float)]) func `ink as long as its sheet may be its edge`(
    length: Int, cost: Float
  ) {
    // On a sheet of 120 x 140 pixels.
    var page = Drawing.blank(200, 180, level: 40)
    page.fill(x: 40, y: 20, width: 120, height: 140, level: 235)
    page.fill(x: 40 + (120 - length) / 2, y: 85, width: length, height: 10, level: 30)
    #expect(costs(page)[2] == cost)
  }

  @Test(arguments: [(79, 20), (80, 60)] as [(UInt8, Float)])
  func `light strokes on a dark board are as likely as dark ones on paper`(board: UInt8, cost: Float) {
    // Light and dark bars, and grain that keeps the plain look from being clear.
    var page = Drawing.blank(200, 180, level: board)
    page.fill(x: 90, y: 50, width: 8, height: 60, level: 150)
    page.fill(x: 0, y: 0, width: 200, height: 30, level: 0)
    page.fill(x: 0, y: 150, width: 200, height: 30, level: 200)
    #expect(costs(page, .lightOnDark)[3] == cost)
  }

  @Test(arguments: [(49, true), (51, false)]) func `what covers three edges is no sheet`(
    width: Int, isSheet: Bool
  ) {
    // A dark half with a light bar in it.
    var picture = Drawing.blank(100, 100, level: 220)
    picture.fill(x: 0, y: 0, width: width, height: 100, level: 40)
    picture.fill(x: 18, y: 25, width: 12, height: 50, level: 220)
    #expect(looks(at: picture)[2].isEmpty == !isSheet)
  }

  /// What each look shows.
  private func looks(at light: GrayImage) -> [[InkCandidate]] {
    var search = InkSearch(of: light)
    var looks: [[InkCandidate]] = []
    while let found = search.next() { looks.append(found) }
    return looks
  }

  @Test func `each look has its cost`() {
    var clear = Drawing.blank(100, 100, level: 230)
    clear.fill(x: 47, y: 20, width: 4, height: 60, level: 20)
    let costs = looks(at: clear).map { $0.map { (100 * $0.cost).rounded() }.min() }
    #expect(costs == [0, 90, nil, 100, 120])
  }

  @Test(arguments: [(30, 3, true), (33, 3, false), (8, 4, true), (12, 4, false)])
  func `strokes are narrow`(width: Int, look: Int, isFound: Bool) {
    var light = Drawing.blank(200, 200, level: 230)
    light.fill(x: 80, y: 20, width: width, height: 150, level: 20)
    #expect(looks(at: light)[look].contains { $0.ink.inkBox()?.height == 150 } == isFound)
  }

  @Test(arguments: [(32, true), (31, false)]) func `small pictures have no strokes`(side: Int, isFound: Bool)
  {
    var light = Drawing.blank(side, side, level: 230)
    light.fill(x: 14, y: 6, width: 2, height: 20, level: 20)
    #expect(looks(at: light)[3].isEmpty == !isFound)
  }

  /// The least cost, in hundredths, of each look's candidates of one polarity.
  private func costs(_ light: GrayImage, _ polarity: Polarity = .darkOnLight) -> [Float?] {
    looks(at: light).map { look in
      look.filter { $0.polarity == polarity }.map { (100 * $0.cost).rounded() }.min()
    }
  }

  @Test(arguments: [(false, 0, 100, 100), (true, 200, 20, 20)] as [(Bool, Float, Float, Float)])
  func `other looks are needless where the plain one finds nothing but strokes`(
    hasBlock: Bool, plain: Float, broad: Float, light: Float
  ) {
    var picture = Drawing.blank(100, 100, level: 230)
    picture.fill(x: 10, y: 20, width: 5, height: 60, level: 20)
    if hasBlock { picture.fill(x: 40, y: 30, width: 40, height: 40, level: 20) }
    #expect(costs(picture)[0] == plain)
    #expect(costs(picture)[3] == broad)
    // The negative is as dark as a board.
    #expect(costs(picture.negative, .lightOnDark)[0] == plain)
    #expect(costs(picture.negative, .lightOnDark)[3] == light)
  }

  @Test(arguments: [(50, 90), (51, 60)] as [(Int, Float)])
  func `a defect of a half makes no look needless`(length: Int, even: Float) {
    // More than half of an edge costs 0.5.
    var picture = Drawing.blank(100, 100, level: 230)
    picture.fill(x: 0, y: 0, width: 7, height: length, level: 20)
    #expect(costs(picture)[1] == even)
  }

  @Test(arguments: [(80, 0), (50, 50)] as [(Int, Float)])
  func `a picture whose levels separate well is not uneven`(length: Int, cost: Float) {
    // Paper of 240 and 200: of the variance, ink of 8 in 100 has 0.89, and of 5 in 100 0.83.
    var picture = Drawing.blank(100, 100, level: 240)
    picture.fill(x: 50, y: 0, width: 50, height: 100, level: 200)
    picture.fill(x: 20, y: 10, width: 10, height: length, level: 20)
    #expect(costs(picture)[0] == cost)
  }

  @Test func `a picture is not uneven when even light hardly separates its levels better`() {
    // Dots on a tenth of the paper, which no light evens: 0.828 against 0.864.
    var picture = Drawing.blank(100, 100, level: 240)
    picture.fill(x: 60, y: 0, width: 40, height: 100, level: 214)
    var samples = picture.samples
    for index in samples.indices where (index % 100 + 3 * (index / 100)) % 10 == 0 { samples[index] -= 75 }
    picture = GrayImage(width: 100, height: 100, samples: samples)
    picture.fill(x: 20, y: 10, width: 10, height: 80, level: 20)
    #expect(costs(picture)[0] == 0)
  }

  @Test(arguments: [(189, true), (188, false)] as [(UInt8, Bool)])
  func `ink stands out by six spreads of the paper`(ink: UInt8, isInk: Bool) {
    // Three fifths of the paper are 10 levels off: six spreads are 88.96 levels.
    let paper: [UInt8] = [90, 100, 110, 90, 100, 110, 90, 100, 110, 100]
    let samples: [UInt8] = (0..<10_000).map { paper[($0 % 100 + 3 * ($0 / 100)) % 10] }
    var picture = GrayImage(width: 100, height: 100, samples: samples)
    picture.fill(x: 40, y: 20, width: 8, height: 60, level: ink)
    // Levels from 0 to 255, so that none are stretched.
    picture.fill(x: 0, y: 0, width: 1, height: 1, level: 0)
    picture.fill(x: 1, y: 0, width: 1, height: 1, level: 255)
    var search = InkSearch(of: picture)
    #expect((search.next()?.isEmpty == false) == isInk)
    #expect((search.blank == nil) == isInk)
  }

  @Test(arguments: [(212, true), (213, false)] as [(UInt8, Bool)])
  func `ink in even light has a contrast`(ink: UInt8, isInk: Bool) {
    // Half of the paper lies in the shade; on the other, ink takes 28 of 240 levels, 20 of 170.
    var picture = Drawing.blank(64, 64, level: 240)
    picture.fill(x: 32, y: 0, width: 32, height: 64, level: 100)
    picture.fill(x: 10, y: 10, width: 4, height: 40, level: ink)
    #expect(looks(at: picture)[1].contains { $0.ink.inkBox()?.height == 40 } == isInk)
  }

  @Test func `a disc is no sheet that explains uneven light`() {
    let samples = (0..<10_000).map { index -> UInt8 in
      let (x, y) = (Double(index % 100) - 49.5, Double(index / 100) - 49.5)
      return x * x + y * y < 324 ? 20 : 230
    }
    let disc = GrayImage(width: 100, height: 100, samples: samples)
    #expect(Array(costs(disc).prefix(2)) == [70, 80])
    var block = Drawing.blank(100, 100, level: 230)
    block.fill(x: 32, y: 32, width: 36, height: 36, level: 20)
    #expect(Array(costs(block).prefix(2)) == [200, 250])
  }

  @Test(arguments: [(7, true), (8, false)]) func `grain on a sheet is no digit`(bars: Int, isFound: Bool) {
    var desk = Drawing.blank(260, 260, level: 50)
    desk.fill(x: 30, y: 30, width: 200, height: 200, level: 230)
    for index in 0..<bars { desk.fill(x: 80 + 12 * index, y: 70, width: 2, height: 100, level: 20) }
    #expect(looks(at: desk)[2].isEmpty == !isFound)
  }

  @Test(arguments: [(10, true), (9, false)]) func `a long sheet is measured by its shorter side`(
    length: Int, isFound: Bool
  ) {
    var desk = Drawing.blank(260, 360, level: 50)
    desk.fill(x: 30, y: 30, width: 200, height: 300, level: 230)
    desk.fill(x: 120, y: 120, width: 5, height: length, level: 20)
    for picture in [desk, desk.turned(byQuarters: 1)] {
      #expect(looks(at: picture)[2].contains { $0.ink.inkBox()?.longerSide == length } == isFound)
    }
  }

  @Test func `what a sheet holds has the picture's size where numbers are looked for`() throws {
    var desk = Drawing.blank(260, 240, level: 50)
    desk.fill(x: 30, y: 20, width: 200, height: 200, level: 230)
    for x in [90, 130, 170] { desk.fill(x: x, y: 80, width: 8, height: 60, level: 20) }
    var search = InkSearch(of: desk, forNumbers: true)
    _ = (search.next(), search.next())
    let found = try #require(search.next()?.first)
    let whole = try #require(found.uncleaned)
    #expect((whole.width, whole.height) == (260, 240) && (found.ink.width, found.ink.height) == (260, 240))
    #expect(found.ink.inkBox() == PixelBox(x: 90, y: 80, width: 88, height: 60))
    #expect(whole.inkBox() == found.ink.inkBox())
  }
}
