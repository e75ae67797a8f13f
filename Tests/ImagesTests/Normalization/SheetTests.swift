import Testing

@testable import Images

@Suite struct SheetTests {
  /// A dark digit on a light sheet on a dark desk.
  static let desk = {
    let digit = Drawing.seven(80, x: 60, y: 50, on: (200, 180))
    var picture = Drawing.blank(200, 180, level: 50)
    picture.fill(x: 30, y: 25, width: 140, height: 130, level: 230)
    let samples = zip(picture.samples, digit.samples).map { paper, ink in
      UInt8(Int(paper) - (Int(paper) - 40) * Int(ink) / 255)
    }
    return GrayImage(width: 200, height: 180, samples: samples)
  }()

  @Test func theDigitOnASheetIsFound() throws {
    let found = try DigitNormalizer.normalize(Self.desk.picture)
    let alone = try DigitNormalizer.normalize(Drawing.seven(80, x: 60, y: 50, on: (200, 180)).picture)
    #expect(found.field.meanDifference(from: alone.field) < 1)
    #expect(found.box == alone.box)
    #expect(found.polarity == .darkOnLight)
  }

  @Test(arguments: [(60, 60, true), (20, 60, false), (60, 20, false)])
  func onlyAFullPieceThatIsNotNarrowIsASheet(width: Int, height: Int, isSheet: Bool) {
    var ink = Drawing.blank(100, 100)
    ink.fill(x: 10, y: 10, width: width, height: height)
    #expect((Sheet(in: PieceSelection(of: ink)) != nil) == isSheet)
  }

  @Test func aDigitIsNoSheet() {
    #expect(Sheet(in: PieceSelection(of: Drawing.seven(80, x: 5, y: 5, on: (90, 90)))) == nil)
  }
}
