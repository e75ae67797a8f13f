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
}
