// The glyph table and its notation.

import Random
import Testing

@testable import Augmentation

@Suite struct GlyphTests {
  @Test func `notation is read`() {
    let seven = Glyph(
      "crossed", share: 2, "2,10 60,4^ 30,100 | 14,54 -7.5,50", "0,8 58,8^ 30,100 | 2,48 66,54")
    #expect(seven.strokeLengths == [3, 2])
    #expect(seven.turns == [false, true, false, false, false])
    #expect(seven.poses.count == 2)
    #expect(seven.poses[0] == [[2, 10], [60, 4], [30, 100], [14, 54], [-7.5, 50]])
  }

  @Test func `poses must agree`() async {
    await #expect(processExitsWith: .failure) { _ = Glyph("none", share: 1) }
    await #expect(processExitsWith: .failure) { _ = Glyph("knots", share: 1, "0,0 1,1", "0,0 1,1 2,2") }
    await #expect(processExitsWith: .failure) { _ = Glyph("turns", share: 1, "0,0 1,1^ 2,2", "0,0 1,1 2,2") }
    await #expect(processExitsWith: .failure) {
      _ = Glyph("strokes", share: 1, "0,0 1,1 | 0,0 1,1", "0,0 1,1")
    }
  }

  @Test(arguments: ["0,0", "0,0 1", "0,0 1;1", "0,0 1,1,1", "0,0 x,1", ""])
  func `texts outside the notation trap`(pose: String) async {
    await #expect(processExitsWith: .failure) { [pose] in _ = Glyph("wrong", share: 1, pose) }
  }

  @Test(arguments: 0...9)
  func `every digit is written in several ways`(digit: Int) {
    let glyphs = Glyph.all[digit]
    #expect(glyphs.count >= 3)
    #expect(Set(glyphs.map(\.name)).count == glyphs.count, "two glyphs of one name")
    for glyph in glyphs {
      #expect(glyph.share > 0, "\(glyph.name)")
      #expect(glyph.poses.count >= 2, "\(glyph.name)")
      for place in glyph.poses.joined() {
        #expect((-20...125).contains(place.x) && (-20...110).contains(place.y), "\(glyph.name): \(place)")
      }
    }
  }

  @Test func `glyphs are chosen as often as their shares say`() {
    var generator = SeededGenerator(seed: 4)
    let glyphs = Glyph.all[7]
    var counts: [String: Int] = [:]
    for _ in 0..<4_000 { counts[Glyph.choose(7, using: &generator).name, default: 0] += 1 }
    let total = glyphs.reduce(0) { $0 + $1.share }
    for glyph in glyphs {
      let expected = 4_000 * glyph.share / total
      // Five standard deviations of a count.
      #expect(abs(Float(counts[glyph.name] ?? 0) - expected) < 5 * expected.squareRoot(), "\(glyph.name)")
    }
  }
}
