import Testing

@testable import Images

@Suite struct TonesTests {
  static let seven = Drawing.seven(30, x: 5, y: 5, on: (40, 40))

  @Test func `finds paper and ink of any levels`() throws {
    let faint = Self.seven.map { UInt8(60 + Int($0) * 80 / 255) }
    let tones = try #require(Tones(of: faint))
    #expect(tones.polarity == .lightOnDark)
    #expect(tones.paper == 60)
    #expect(tones.ink == 140)
    #expect(tones.paperSpread == 0)
  }

  @Test func `a negative has the same tones`() throws {
    let positive = try #require(Tones(of: Self.seven))
    let negative = try #require(Tones(of: Self.seven.negative))
    #expect(positive.polarity == .lightOnDark)
    #expect(negative.polarity == .darkOnLight)
    #expect(positive.ink(of: Self.seven) == negative.ink(of: Self.seven.negative))
  }

  @Test func `one level has no tones`() {
    #expect(Tones(of: Drawing.blank(5, 5, level: 200)) == nil)
  }

  @Test func `ink that touches the border is still ink`() throws {
    // Three of the four edges are crossed by strokes that reach the border.
    var picture = Drawing.blank(20, 20, level: 250)
    picture.fill(x: 0, y: 9, width: 20, height: 3, level: 10)
    picture.fill(x: 9, y: 0, width: 3, height: 12, level: 10)
    #expect(try #require(Tones(of: picture)).polarity == .darkOnLight)
  }

  @Test func `bold ink cropped tightly is still ink`() throws {
    // More than half of the picture is ink; the paper holds the border.
    var picture = Drawing.blank(20, 20, level: 250)
    picture.fill(x: 2, y: 2, width: 15, height: 15, level: 10)
    #expect(try #require(Tones(of: picture)).polarity == .darkOnLight)
  }

  @Test func `grain of the paper stays paper`() throws {
    let grainy = Self.seven.map { UInt8(40 + Int($0) * 160 / 255) }.withGrain(10)
    let tones = try #require(Tones(of: grainy))
    #expect(tones.paperSpread > 3)
    let ink = tones.ink(of: grainy)
    for (index, sample) in Self.seven.samples.enumerated() {
      if sample == 0 { #expect(ink.samples[index] == 0) }
      if sample == 255 { #expect(ink.samples[index] > 200) }
    }
  }

  @Test func `an edge keeps its greys`() throws {
    let ink = try #require(Tones(of: Self.seven)).ink(of: Self.seven)
    // All but those fainter than 4 in 100.
    let isSame = ink == Self.seven.map { $0 > 10 ? $0 : 0 }
    #expect(isSame)
  }

  /// A picture of 20 x 20 pixels with so many of each level, from the top on.
  private static func levels(_ counts: KeyValuePairs<UInt8, Int>) -> GrayImage {
    let samples = counts.flatMap { Array(repeating: $0.key, count: $0.value) }
    return GrayImage(width: 20, height: 20, samples: samples)
  }

  @Test(arguments: [(180, 20), (179, 30)]) func `the paper's level is the lower median of paper`(
    darker: Int, paper: Int
  ) throws {
    // 360 samples of paper.
    let picture = Self.levels([20: darker, 30: 360 - darker, 200: 40])
    #expect(try #require(Tones(of: picture)).paper == paper)
  }

  @Test(arguments: [(5, 200), (6, 250)]) func `a twentieth of the ink is stronger than full ink`(
    stronger: Int, ink: Int
  ) throws {
    let picture = Self.levels([20: 300, 200: 100 - stronger, 250: stronger])
    #expect(try #require(Tones(of: picture)).ink == ink)
  }

  @Test func `neighbouring levels are told apart, in either polarity`() throws {
    for (paper, ink, polarity) in [(101, 100, Polarity.darkOnLight), (100, 101, .lightOnDark)]
      as [(UInt8, UInt8, Polarity)]
    {
      var picture = Drawing.blank(20, 20, level: paper)
      picture.fill(x: 5, y: 5, width: 3, height: 10, level: ink)
      let tones = try #require(Tones(of: picture))
      #expect(tones.polarity == polarity && tones.contrast == 1)
    }
  }

  @Test(arguments: [(10, Polarity.darkOnLight), (9, .lightOnDark)])
  func `where light and dark are even, light is paper`(light: Int, polarity: Polarity) throws {
    var picture = Drawing.blank(20, 20, level: 40)
    picture.fill(x: 0, y: 0, width: light, height: 20, level: 220)
    #expect(try #require(Tones(of: picture)).polarity == polarity)
  }

  @Test(arguments: [(5, Polarity.darkOnLight), (6, .lightOnDark)])
  func `the border's share and the picture's add up`(dark: Int, polarity: Polarity) throws {
    // Dark bands at the left and the right hold more than half of the border; light holds more of the picture.
    var picture = Drawing.blank(20, 20, level: 220)
    picture.fill(x: 0, y: 0, width: dark, height: 20, level: 40)
    picture.fill(x: 19, y: 0, width: 1, height: 20, level: 40)
    #expect(try #require(Tones(of: picture)).polarity == polarity)
  }

  @Test func `ink begins three spreads above the paper, and a twenty-fifth of the contrast above that`()
    throws
  {
    // Three fifths of the paper are 10 levels off: a spread of 14.826, so that ink begins at 50 + 44.478 + 8.
    var picture = Self.levels([40: 100, 50: 150, 60: 110, 250: 40])
    for (x, level) in [(0, 102), (1, 103), (2, 172), (3, 255)] as [(Int, UInt8)] {
      picture.fill(x: x, y: 10, width: 1, height: 1, level: level)
    }
    let tones = try #require(Tones(of: picture))
    #expect(tones.paper == 50 && tones.ink == 250)
    #expect(abs(tones.paperSpread - 14.826) < 1e-9)
    let ink = tones.ink(of: picture)
    #expect((0..<4).map { ink[$0, 10] } == [0, 14, 127, 255])
    #expect(ink[0, 19] == 255)
  }

  @Test func `the border is each edge, corners once`() {
    var picture = Drawing.blank(4, 3, level: 9)
    picture.fill(x: 0, y: 0, width: 4, height: 1, level: 1)
    picture.fill(x: 0, y: 2, width: 4, height: 1, level: 2)
    picture.fill(x: 0, y: 1, width: 1, height: 1, level: 3)
    picture.fill(x: 3, y: 1, width: 1, height: 1, level: 4)
    let counts = Histogram(ofBorder: picture).counts
    #expect(Array(counts[0...9]) == [0, 4, 4, 1, 1, 0, 0, 0, 0, 0])
    #expect(Histogram(ofBorder: Drawing.blank(1, 3)).counts[0] == 3)
    #expect(Histogram(ofBorder: Drawing.blank(3, 1)).counts[0] == 3)
  }
}
