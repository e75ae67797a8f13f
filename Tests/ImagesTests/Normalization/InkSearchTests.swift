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
}
