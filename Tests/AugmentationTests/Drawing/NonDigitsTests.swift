// Drawings of what is no digit: the same bytes for a seed, framed as digits are, and of every kind.

import Parallel
import Random
import Testing

@testable import Augmentation

@Suite struct NonDigitsTests {
  private static let area = 784

  @Test func `seed and number alone decide an image`() {
    let few = NonDigits(seed: 3).images(count: 300, team: WorkerTeam(threads: 1))
    let many = NonDigits(seed: 3).images(count: 700, team: WorkerTeam(threads: 3))
    #expect(few == Array(many.prefix(few.count)))
    #expect(NonDigits(seed: 4).images(count: 300, team: WorkerTeam(threads: 1)) != few)
  }

  /// Blots and textures lie where they lie; whatever is written fills a box of 20 pixels.
  @Test(arguments: NonDigits.Kind.allCases)
  func `every kind is framed as digits are`(kind: NonDigits.Kind) throws {
    var artist = NonDigitArtist()
    var distinct: Set<[UInt8]> = []
    for seed in 0..<60 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var pixels = [UInt8](repeating: 0, count: Self.area)
      var field = pixels.mutableSpan
      artist.draw(kind, into: &field, at: 0, using: &generator)
      let inked = pixels.indices.filter { pixels[$0] > 0 }
      try #require(!inked.isEmpty, "seed \(seed) draws nothing")
      distinct.insert(pixels)
      guard kind != .blob, kind != .texture else { continue }
      let (rows, columns) = (inked.map { $0 / 28 }, inked.map { $0 % 28 })
      let longer = max(rows.max()! - rows.min()!, columns.max()! - columns.min()!) + 1
      #expect(17...20 ~= longer, "seed \(seed) draws \(longer) pixels")
    }
    #expect(distinct.count > 55)
  }

  @Test func `glyphs are in the notation`() {
    // Their poses are checked when they are first used.
    #expect(Glyph.letters.count + Glyph.signs.count + Glyph.shapes.count > 70)
    let names = (Glyph.letters + Glyph.signs + Glyph.shapes).map(\.name)
    #expect(Set(names).count == names.count)
  }
}
