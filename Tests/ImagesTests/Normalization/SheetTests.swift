import Testing

@testable import Images

@Suite struct SheetTests {
  /// A dark digit on a light sheet on a dark desk.
  static let desk = {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    var picture = Drawing.blank(200, 180, level: 50)
    picture.fill(x: 30, y: 25, width: 140, height: 130, level: 230)
    let samples = zip(picture.samples, digit.samples).map { paper, ink -> UInt8 in
      let darkened = (Int(paper) - 40) * Int(ink) / 255
      return UInt8(Int(paper) - darkened)
    }
    return GrayImage(width: 200, height: 180, samples: samples)
  }()

  @Test func `the digit on a sheet is found`() throws {
    let found = try DigitNormalizer.normalize(Self.desk.picture)
    let alone = try DigitNormalizer.normalize(Drawing.seven(80, x: 60, y: 50, on: (200, 180)).picture)
    #expect(found.field.meanDifference(from: alone.field) < 1)
    #expect(found.box == alone.box)
    #expect(found.polarity == .darkOnLight)
  }

  @Test(arguments: [(60, 60, true), (20, 60, false), (60, 20, false)])
  func `only a full piece that is not narrow is a sheet`(width: Int, height: Int, isSheet: Bool) {
    var ink = Drawing.blank(100, 100)
    ink.fill(x: 10, y: 10, width: width, height: height)
    #expect((Sheet(in: PieceSelection(of: ink)) != nil) == isSheet)
  }

  /// The pixels of a 100 x 100 picture for which `isInk`, given places from the centre on.
  private func ink(level: UInt8 = 255, _ isInk: (Double, Double) -> Bool) -> PieceSelection {
    let samples = (0..<10_000).map { index -> UInt8 in
      let (column, row) = (Double(index % 100), Double(index / 100))
      return isInk(column - 49.5, row - 49.5) ? level : 0
    }
    return PieceSelection(of: GrayImage(width: 100, height: 100, samples: samples))
  }

  @Test(arguments: [0.0, 0.1, 0.25]) func `a tilted sheet in shade has straight sides`(turn: Double) throws {
    let sheet = ink(level: 140) { x, y in abs(x - turn * y) < 35 && abs(y + turn * x) < 30 }
    #expect(try #require(Sheet(in: sheet)).isStraight)
  }

  @Test func `a disc has none`() throws {
    let disc = ink { x, y in x * x + y * y < 1_600 }
    #expect(try #require(Sheet(in: disc)).isStraight == false)
    // And one that is not even full is no sheet.
    #expect(Sheet(in: ink(level: 140) { x, y in x * x + y * y < 1_600 }) == nil)
  }

  @Test(arguments: [(18.0, true), (28, false)]) func `a sheet is mostly paper`(hole: Double, isSheet: Bool) {
    let sheet = ink { x, y in
      max(abs(x), abs(y)) < 40 && !(max(abs(x), abs(y)) < hole)
    }
    #expect((Sheet(in: sheet) != nil) == isSheet)
  }

  @Test(arguments: [(11.0, false), (13, true)]) func `a small one may be anything`(
    half: Double, isStraight: Bool
  ) {
    let square = ink { x, y in max(abs(x), abs(y)) < half }
    #expect(Sheet(in: square)?.isStraight == isStraight)
  }

  @Test func `a slanting stroke is no sheet`() {
    #expect(Sheet(in: ink { x, y in abs(x - y) < 14 && abs(x + y) < 60 }) == nil)
  }

  @Test func `a digit is no sheet`() {
    #expect(Sheet(in: PieceSelection(of: Drawing.seven(80, x: 5, y: 5, on: (90, 90)))) == nil)
  }

  @Test(arguments: [(25, true), (24, false)]) func `a sheet is broader than a one`(height: Int, isSheet: Bool)
  {
    let strip = ink { x, y in abs(x) < 30 && y < Double(height) - 20 && y > -20 }
    #expect((Sheet(in: strip) != nil) == isSheet)
  }

  @Test(arguments: [(13, true), (12, false)]) func `a sheet with a number may be a strip`(
    height: Int, isSheet: Bool
  ) {
    var strip = Drawing.blank(240, 60)
    strip.fill(x: 20, y: 10, width: 2 * 100, height: 2 * height)
    let selection = PieceSelection(of: strip)
    #expect((Sheet(in: selection, leastAspect: Sheet.leastAspectOfStrip) != nil) == isSheet)
    #expect(Sheet(in: selection) == nil)
  }

  @Test(arguments: [(232, true), (222, false)] as [(UInt8, Bool)])
  func `without straight sides a sheet is full`(level: UInt8, isSheet: Bool) {
    #expect((Sheet(in: ink(level: level) { x, y in x * x + y * y < 1_600 }) != nil) == isSheet)
  }

  @Test(arguments: [(19.0, true), (21, false)]) func `a sheet covers three quarters`(
    hole: Double, isSheet: Bool
  ) {
    let sheet = ink(level: 200) { x, y in
      max(abs(x), abs(y)) < 40 && !(max(abs(x), abs(y)) < hole)
    }
    #expect((Sheet(in: sheet) != nil) == isSheet)
  }

  @Test(arguments: [(32, true), (36, false)]) func `the sides are nearly straight`(bulge: Int, isSheet: Bool)
  {
    let sheet = ink(level: 140) { x, y in
      abs(y) < 40 && x > -40 && (x < 40 || x < 50 && abs(y) < Double(bulge) / 2)
    }
    #expect((Sheet(in: sheet) != nil) == isSheet)
  }

  @Test(arguments: [(22.0, true), (19, false)]) func `a sheet fills half of its box`(
    half: Double, isSheet: Bool
  ) {
    let slanting = ink(level: 140) { x, y in abs(x - 0.8 * y) < half && abs(y) < 25 }
    #expect((Sheet(in: slanting) != nil) == isSheet)
  }

  @Test func `the edges of a sheet are cut`() throws {
    var light = Drawing.blank(200, 150)
    light.fill(x: 40, y: 30, width: 100, height: 90, level: 230)
    for (x, y) in [(43, 70), (44, 72), (136, 70), (135, 72), (80, 33), (82, 34), (80, 116), (82, 115)] {
      light.fill(x: x, y: y, width: 1, height: 1, level: 180)
    }
    var expected = Drawing.blank(100, 90, level: 230)
    for (x, y) in [(4, 42), (95, 42), (42, 4), (42, 85)] {
      expected.fill(x: x, y: y, width: 1, height: 1, level: 180)
    }
    let sheet = try #require(Sheet(in: PieceSelection(of: light)))
    #expect(sheet.content(of: light) == expected)
  }
}
