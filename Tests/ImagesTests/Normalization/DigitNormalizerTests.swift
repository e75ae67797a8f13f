import Testing

@testable import Images

@Suite struct DigitNormalizerTests {
  static let seven = Drawing.seven(40, x: 8, y: 6, on: (56, 56))

  private func field(_ image: GrayImage) throws -> GrayImage {
    try DigitNormalizer.normalize(image.picture).field
  }

  @Test func `says where the digit is and what it is drawn with`() throws {
    let digit = try DigitNormalizer.normalize(Self.seven.negative.picture)
    #expect(digit.polarity == .darkOnLight)
    #expect(digit.box == PixelBox(x: 9, y: 7, width: 30, height: 40))
    #expect(digit.field.inkBox()?.longerSide == 20)
  }

  @Test func `the box is given in pixels of a large picture`() throws {
    var picture = Drawing.blank(2_101, 150)
    picture.fill(x: 2_070, y: 30, width: 31, height: 90)
    let digit = try DigitNormalizer.normalize(picture.picture)
    #expect(digit.box == PixelBox(x: 2_070, y: 30, width: 31, height: 90))
  }

  @Test func `the negative gives the same field`() throws {
    #expect(try field(Self.seven.negative) == field(Self.seven))
  }

  @Test(arguments: [(0, 0), (8, 3), (100, 60)])
  func `the same place on the paper or another`(x: Int, y: Int) throws {
    let moved = Drawing.seven(40, x: Double(x), y: Double(y), on: (150, 110))
    #expect(try field(moved) == field(Self.seven))
  }

  @Test(arguments: [0.75, 2.0, 5.0, 8.0])
  func `another size gives nearly the same field`(scale: Double) throws {
    let side = Int(56 * scale)
    let scaled = Drawing.seven(40 * scale, x: 8 * scale, y: 6 * scale, on: (side, side))
    // A centre of mass near the half-way line may fall to its other side, which moves the whole field by a pixel.
    let expected = try field(Self.seven)
    let actual = try field(scaled)
    #expect(actual.leastDifference(from: expected) < 4)
  }

  @Test(arguments: [(0, 60), (100, 140), (30, 255), (255, 180)])
  func `any two levels give nearly the same field`(paper: Int, ink: Int) throws {
    let faint = Self.seven.map { UInt8(paper + Int($0) * (ink - paper) / 255) }
    #expect(try field(faint).meanDifference(from: field(Self.seven)) < 0.5)
  }

  @Test func `colour and transparency change nothing`() throws {
    let samples = Self.seven.samples.flatMap { alpha -> [UInt8] in [0, 0, 0, alpha] }
    let picture = Picture(width: 56, height: 56, channels: .rgba, samples: samples)
    let digit = try DigitNormalizer.normalize(picture)
    #expect(digit.polarity == .darkOnLight)
    #expect(try digit.field == field(Self.seven))
  }

  @Test func `specks and grain are tolerated`() throws {
    let large = Drawing.seven(160, x: 30, y: 20, on: (224, 224))
    var dirty = large.map { UInt8(40 + Int($0) * 180 / 255) }.withGrain(12)
    dirty.fill(x: 2, y: 2, width: 3, height: 3, level: 220)
    dirty.fill(x: 200, y: 210, width: 4, height: 2, level: 220)
    #expect(try field(dirty).meanDifference(from: field(large)) < 3)
  }

  @Test func `a faint halo does not shrink the digit`() throws {
    // Grey of 20 levels in a block around the stroke, as JPEG leaves it.
    var haloed = Drawing.blank(60, 60)
    haloed.fill(x: 12, y: 12, width: 21, height: 41, level: 20)
    haloed.fill(x: 20, y: 20, width: 5, height: 25)
    let digit = try DigitNormalizer.normalize(haloed.picture)
    #expect(digit.box == PixelBox(x: 20, y: 20, width: 5, height: 25))
    #expect(digit.field.inkBox()?.height == 20)
  }

  /// Pictures without a digit.
  struct Blank: CustomTestStringConvertible {
    let testDescription: String
    let image: GrayImage
    let error: BlankPicture
  }

  /// A page that darkens to the left.
  private static var shade: GrayImage {
    let row = stride(from: 0, to: 600, by: 3).map { UInt8(100 + $0 / 4) }
    let samples = [[UInt8]](repeating: row, count: 100).flatMap(\.self)
    return GrayImage(width: 200, height: 100, samples: samples)
  }

  private static var specks: GrayImage {
    var paper = Drawing.blank(300, 200, level: 240)
    paper.fill(x: 100, y: 80, width: 5, height: 4, level: 20)
    paper.fill(x: 200, y: 20, width: 2, height: 3, level: 20)
    return paper
  }

  private static var dot: GrayImage {
    var paper = Drawing.blank(28, 28)
    paper.fill(x: 4, y: 4, width: 3, height: 3)
    return paper
  }

  static let blanks: [Blank] = [
    Blank(testDescription: "one pixel", image: Drawing.filled(1, 1), error: .oneShade),
    Blank(testDescription: "white", image: Drawing.filled(28, 28), error: .oneShade),
    Blank(testDescription: "black", image: Drawing.blank(500, 30), error: .oneShade),
    Blank(
      testDescription: "grain of few levels", image: Drawing.blank(100, 100, level: 128).withGrain(4),
      error: .tooLittleContrast(levels: 8)),
    Blank(
      testDescription: "strong grain", image: Drawing.blank(100, 100, level: 128).withGrain(60),
      error: .nothingStandsOut),
    Blank(
      testDescription: "a shade that runs across the page",
      image: shade, error: .nothingStandsOut),
    Blank(testDescription: "a few specks on a large page", image: specks, error: .specksOnly),
    Blank(testDescription: "a dot of three pixels", image: dot, error: .specksOnly),
  ]

  @Test(arguments: blanks) func `invents no digit`(_ blank: Blank) {
    #expect(throws: blank.error) { try DigitNormalizer.normalize(blank.image.picture) }
    var looks = DigitNormalizer.looks(at: blank.image.negative.picture)
    #expect(looks.next()?.isEmpty == true)
  }

  @Test(arguments: [BlankPicture.oneShade, .tooLittleContrast(levels: 9), .nothingStandsOut, .specksOnly])
  func `says that the picture is blank`(error: BlankPicture) {
    #expect(error.description.hasPrefix("the picture is blank: "))
    #expect(!error.description.contains("\n"))
  }

  @Test(.enabled(if: MNISTTestImages.path != nil, "set DIGITS_DATA to a folder that holds mnist/"))
  func `is nearly the identity on MNIST`() throws {
    // Every fifth picture, debug builds being slow, of those whose strokes are of a usual width.
    let images = try MNISTTestImages.load().enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    let usual = images.filter { image in
      let digit = image.cropped(to: image.inkBox(atLeast: DigitNormalizer.faintestEdge)!)
      return StrokeWidth.moderated(digit) == digit
    }
    #expect(usual.count > images.count * 4 / 5)
    let differences = try usual.map { try field($0).meanDifference(from: $0) }
    let sum: Double = differences.reduce(0, +)
    #expect(sum < 0.5 * Double(differences.count))
    #expect(differences.count { $0 > 5 } < usual.count / 50)
  }

  @Test(
    arguments: [(19, BlankPicture.tooLittleContrast(levels: 19)), (20, .specksOnly)]
      as [(UInt8, BlankPicture)])
  func `contrast has a limit`(levels: UInt8, error: BlankPicture) {
    var paper = Drawing.blank(200, 200, level: 100)
    paper.fill(x: 50, y: 50, width: 2, height: 2, level: 100 + levels)
    #expect(throws: error) { try DigitNormalizer.normalize(paper.picture) }
  }

  @Test(arguments: [(24, 21), (23, 20)] as [(UInt8, Int)]) func `an edge fainter than this is cut off`(
    level: UInt8, height: Int
  ) {
    var ink = Drawing.blank(40, 40)
    ink.fill(x: 10, y: 9, width: 6, height: 1, level: level)
    ink.fill(x: 10, y: 10, width: 6, height: 20)
    #expect(DigitNormalizer.field(of: ink)?.box.height == height)
  }

  @Test(arguments: [(1_024, 1, 1), (1_025, 2, 1), (2_049, 3, 1), (4_096, 4, 1), (4_097, 5, 2)])
  func `large pictures are made smaller`(width: Int, factor: Int, factorForNumbers: Int) throws {
    var ink = Drawing.blank(width, 400)
    ink.fill(x: 500, y: 40, width: 50, height: 320)
    #expect(try DigitNormalizer.ink(in: ink.picture).factor == factor)
    var looks = DigitNormalizer.looksForNumbers(in: ink.picture)
    #expect(looks.next()?.first?.factor == factorForNumbers)
  }
}
