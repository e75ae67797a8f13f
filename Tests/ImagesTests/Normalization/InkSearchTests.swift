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
      return UInt8((isSheet ? 235 - 200 * Double(digit.samples[index]) / 255 : table) * light)
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
  func aDigitOnASheetIsTheCheapest(table: Double, fall: Double, x: Int) throws {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    let found = try cost(ofFinding: digit, in: Self.desk(table: table, fall: fall, x: x, y: x))
    #expect(try #require(found).isCheapest)
  }

  @Test func aSmallDigitOnALargeSheetIsFound() throws {
    let digit = Drawing.seven(24, x: 160, y: 150, on: (400, 360))
    var page = Drawing.blank(400, 360, level: 60)
    page.fill(x: 40, y: 40, width: 320, height: 280, level: 230)
    let samples = zip(page.samples, digit.samples).map { UInt8(Int($0) - 190 * Int($1) / 255) }
    #expect(try cost(ofFinding: digit, in: GrayImage(width: 400, height: 360, samples: samples)) != nil)
  }

  @Test(arguments: [1, 3, 15, 100]) func levelsAreJudgedAgainstTheirOwnRange(range: Int) throws {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    let found = try cost(ofFinding: digit, in: digit.map { UInt8(Int($0) * range / 255) })
    #expect(try #require(found).isCheapest)
  }

  @Test func theFirstLookIsEnoughForAPlainPicture() throws {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    var search = InkSearch(of: digit.negative)
    let plain = search.next() ?? []
    #expect(try #require(plain.first?.ink).meanDifference(from: digit) < 1)
    #expect(plain.first?.cost == 0)
    while let others = search.next() {
      #expect(others.allSatisfy { $0.cost >= InkSearch.Cost.needless })
    }
  }

  @Test func inkThatReachesTheEdgeIsACandidateWithAndWithout() {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    var torn = digit
    torn.fill(x: 90, y: 0, width: 6, height: 30)
    let candidates = Cleaning.candidates(in: PieceSelection(of: torn), polarity: .darkOnLight, cost: 0)
    #expect(candidates.first?.ink == digit)
    #expect(candidates.contains { $0.ink == torn && $0.cost == InkSearch.Cost.otherEdge })
  }

  @Test func whatRunsAlongAnEdgeIsDroppedThoughNothingLargeIsInside() {
    let digit = Drawing.seven(24, x: 160, y: 150, on: (400, 360))
    var rim = digit
    rim.fill(x: 0, y: 0, width: 400, height: 4)
    let candidates = Cleaning.candidates(in: PieceSelection(of: rim), polarity: .darkOnLight, cost: 0)
    #expect(candidates.contains { $0.ink == digit })
  }

  @Test func piecesFarFromTheLargestAreLeftOutOfACandidate() {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    for (x, cost) in [(130, InkSearch.Cost.single), (150, InkSearch.Cost.alone)] {
      var beside = digit
      beside.fill(x: x, y: 120, width: 6, height: 20)
      let candidates = Cleaning.candidates(in: PieceSelection(of: beside), polarity: .darkOnLight, cost: 0)
      #expect(candidates.first?.ink == beside)
      #expect(candidates.first { $0.ink == digit }?.cost == cost)
    }
  }

  @Test func defectsCost() {
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
}
