// What speaks against a candidate, as numbers, and what is left out of one.

import Testing

@testable import Images

@Suite struct CleaningTests {
  typealias Box = (x: Int, y: Int, width: Int, height: Int)

  private func ink(_ boxes: [Box], _ width: Int = 200, _ height: Int = 200) -> GrayImage {
    boxes.reduce(into: Drawing.blank(width, height)) {
      $0.fill(x: $1.x, y: $1.y, width: $1.width, height: $1.height)
    }
  }

  /// The cost at which `part` is a candidate in `whole`.
  private func cost(of part: GrayImage, in whole: GrayImage) -> Float? {
    Cleaning.candidates(in: PieceSelection(of: whole), polarity: .darkOnLight, cost: 0).first {
      $0.ink == part
    }?
    .cost
  }

  private static let digit: Box = (60, 40, 40, 100)

  @Test(arguments: [(24, 0.5), (25, 0.3)] as [(Int, Float)]) func `pieces near the largest belong to it`(
    gap: Int, cost: Float
  ) {
    let beside: Box = (100 + gap, 60, 10, 20)
    #expect(self.cost(of: ink([Self.digit]), in: ink([Self.digit, beside])) == cost)
    #expect(self.cost(of: ink([Self.digit, beside]), in: ink([Self.digit, beside])) == 0)
  }

  /// Several ways of cleaning leave the same pieces.
  @Test func `no picture is a candidate twice`() {
    for boxes in [
      [Self.digit], [Self.digit, (190, 60, 10, 20)], [Self.digit, (110, 60, 10, 20), (0, 0, 9, 9)],
    ] {
      let found = Cleaning.candidates(in: PieceSelection(of: ink(boxes)), polarity: .darkOnLight, cost: 0)
      for (index, candidate) in found.enumerated() {
        #expect(!found[..<index].contains { $0.ink == candidate.ink })
      }
      #expect(!found.isEmpty)
    }
  }

  @Test func `what reaches the edge is left out at a cost`() {
    let neighbour: Box = (190, 60, 10, 20)
    #expect(cost(of: ink([Self.digit]), in: ink([Self.digit, neighbour])) == 0)
    #expect(cost(of: ink([Self.digit, neighbour]), in: ink([Self.digit, neighbour])) == 0.2)
  }

  @Test(arguments: [(50, 0), (51, 1)] as [(Int, Float)]) func `a shade of a quarter may hold ink`(
    width: Int, cost: Float
  ) {
    let shade: Box = (0, 0, width, 200)
    #expect(self.cost(of: ink([Self.digit]), in: ink([Self.digit, shade])) == cost)
  }

  @Test(arguments: [(100, 0), (101, 0.5)] as [(Int, Float)]) func `an edge of ink costs`(
    length: Int, cost: Float
  ) {
    // One edge each: nothing inside could be a digit.
    for edge in [(40, 0, length, 10), (40, 190, length, 10), (0, 40, 10, length), (190, 40, 10, length)]
      as [Box]
    {
      #expect(self.cost(of: ink([edge]), in: ink([edge])) == cost)
    }
  }

  @Test func `surfaces cost`() {
    let sheet = ink([(40, 40, 100, 90)])
    #expect(cost(of: sheet, in: sheet) == 2)
    let samples = (0..<40_000).map { index -> UInt8 in
      let (x, y) = (Double(index % 200) - 99.5, Double(index / 200) - 99.5)
      return x * x + y * y < 3_600 ? 255 : 0
    }
    let disc = GrayImage(width: 200, height: 200, samples: samples)
    #expect(cost(of: disc, in: disc) == 0.7)
  }

  @Test func `a line costs beside a digit and cut off it`() {
    let beside: Box = (20, 150, 100, 4)
    let fused: Box = (20, 138, 100, 4)
    #expect(cost(of: ink([Self.digit, beside]), in: ink([Self.digit, beside])) == 0.5)
    #expect(cost(of: ink([Self.digit]), in: ink([Self.digit, beside])) == 0)
    #expect(cost(of: ink([Self.digit, fused]), in: ink([Self.digit, fused])) == 0)
    let cut = Cleaning.candidates(
      in: PieceSelection(of: ink([Self.digit, fused])), polarity: .darkOnLight, cost: 0)
    #expect(cut.map(\.cost).contains(0.6))
  }

  @Test(arguments: [(4, true), (3, false)]) func `a point beside numbers is no speck`(
    pixels: Int, isKept: Bool
  )
    throws
  {
    let both = ink([(60, 40, 20, 50), (120, 80, pixels, 1)])
    let found = try #require(
      Cleaning.candidate(
        forNumbersIn: PieceSelection(of: both), uncleaned: both, polarity: .darkOnLight, cost: 0.25))
    #expect((found.ink == both) == isKept)
    #expect(found.cost == 0.25)
  }

  @Test(arguments: [(10, 0), (11, 1)] as [(Int, Float)])
  func `where numbers are looked for a twentieth may be a shade that hides digits`(width: Int, cost: Float) {
    let found = Cleaning.candidate(
      forNumbersIn: PieceSelection(of: ink([Self.digit, (0, 0, width, 200)])), uncleaned: ink([]),
      polarity: .darkOnLight, cost: 0)
    #expect(found?.ink == ink([Self.digit]))
    #expect(found?.cost == cost)
  }

  @Test func `surfaces cost where numbers are looked for`() throws {
    let sheet = ink([(40, 40, 100, 90)])
    let found = Cleaning.candidate(
      forNumbersIn: PieceSelection(of: sheet), uncleaned: sheet, polarity: .darkOnLight, cost: 0)
    #expect(found?.cost == 2)
  }

  @Test(arguments: [(24, 0.5), (25, 0.3)] as [(Int, Float)]) func `near is near on every side`(
    gap: Int, cost: Float
  ) {
    // The digit is 100 pixels long: a quarter of that is near.
    for piece in [
      (60 - gap - 10, 80, 10, 20), (100 + gap, 80, 10, 20), (70, 40 - gap - 10, 20, 10),
      (70, 140 + gap, 20, 10),
    ] as [Box] {
      #expect(self.cost(of: ink([Self.digit]), in: ink([Self.digit, piece])) == cost)
    }
  }

  private static func frame(_ box: Box) -> [Box] {
    [
      (box.x, box.y, box.width, 3), (box.x, box.y + box.height - 3, box.width, 3),
      (box.x, box.y, 3, box.height), (box.x + box.width - 3, box.y, 3, box.height),
    ]
  }

  @Test func `a frame and specks are no part of a candidate`() {
    let whole = ink([Self.digit, (115, 60, 3, 3)] + Self.frame((30, 20, 110, 140)))
    let found = Cleaning.candidates(in: PieceSelection(of: whole), polarity: .darkOnLight, cost: 0.25)
    #expect(found.map(\.ink) == [ink([Self.digit])])
    #expect(found.map(\.cost) == [0.25])
  }

  /// The cost in hundredths of each candidate in `boxes`, for a look that costs 0.25.
  private func cost(of part: [Box], in boxes: [Box]) -> Float? {
    Cleaning.candidates(in: PieceSelection(of: ink(boxes)), polarity: .darkOnLight, cost: 0.25)
      .first { $0.ink == ink(part) }.map { ($0.cost * 100).rounded() }
  }

  @Test func `penalties are added to that of the look`() {
    let digit: Box = (80, 40, 20, 60)
    let far: Box = (130, 150, 12, 30)
    let touching: Box = (85, 0, 6, 36)
    #expect(cost(of: [digit, far], in: [digit, far, (0, 0, 101, 6)]) == 25)
    #expect(cost(of: [digit], in: [digit, far, (0, 0, 101, 6)]) == 55)
    #expect(cost(of: [digit, far], in: [digit, far, touching]) == 25)
    #expect(cost(of: [digit, far, touching], in: [digit, far, touching]) == 45)
    #expect(cost(of: [digit, touching], in: [digit, far, touching]) == 75)
    let sheet: Box = (40, 40, 100, 90)
    let besideSheet: Box = (170, 170, 10, 20)
    #expect(cost(of: [sheet, besideSheet], in: [sheet, besideSheet]) == 225)
    #expect(cost(of: [sheet], in: [sheet, besideSheet]) == 255)
  }

  @Test func `what lies along the edge, frames and specks are no part of a number`() throws {
    let digits: [Box] = [(60, 60, 20, 50), (100, 60, 20, 50)]
    let whole = ink(
      digits + [(0, 0, 200, 5), (85, 70, 1, 1), (90, 0, 4, 10)] + Self.frame((30, 40, 120, 100)))
    let found = try #require(
      Cleaning.candidate(
        forNumbersIn: PieceSelection(of: whole), uncleaned: whole, polarity: .lightOnDark, cost: 0))
    #expect(found.ink == ink(digits))
    #expect(found.uncleaned == whole && found.polarity == .lightOnDark)
    // What merely touches the edge is kept.
    let touching = ink(digits + [(180, 0, 10, 20)])
    #expect(
      Cleaning.candidate(
        forNumbersIn: PieceSelection(of: touching), uncleaned: touching, polarity: .darkOnLight, cost: 0)?
        .ink == touching)
  }

  @Test func `a surface without straight sides costs less where numbers are looked for`() {
    let samples = (0..<40_000).map { index -> UInt8 in
      let (x, y) = (Double(index % 200) - 99.5, Double(index / 200) - 99.5)
      return x * x + y * y < 3_600 ? 255 : 0
    }
    let disc = GrayImage(width: 200, height: 200, samples: samples)
    let found = Cleaning.candidate(
      forNumbersIn: PieceSelection(of: disc), uncleaned: disc, polarity: .darkOnLight, cost: 0)
    #expect(found?.cost == 0.7)
  }
}
