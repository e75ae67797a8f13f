// Drawings beside the data set's digits: the bytes of a seed are a contract there as well, since a training with non-digits
// can be repeated to the bit, and pages are what other tests are made of. Who changes a glyph, a style or the order of
// random draws changes these sums, and says so.

import Parallel
import Random
import Testing

@testable import Augmentation

@Suite struct DrawingContractTests {
  private func fnv1a(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static let kinds: [(NonDigits.Kind, UInt64)] = [
    (.letter, 16_387_742_087_217_042_289), (.sign, 11_031_128_965_720_192_069),
    (.shape, 15_159_334_157_431_459_530), (.scribble, 6_746_523_012_920_963_330),
    (.severalDigits, 5_746_135_669_789_642_740), (.pieceOfDigit, 749_866_139_001_504_411),
    (.turnedDigit, 944_490_213_462_121_630), (.framedDigit, 17_342_349_101_778_888_716),
    (.blob, 6_696_468_212_355_700_258), (.texture, 16_551_398_424_463_815_010),
  ]

  @Test(arguments: kinds)
  func `a kind of non digit`(kind: NonDigits.Kind, sum: UInt64) {
    var artist = NonDigitArtist()
    var pixels = [UInt8](repeating: 0, count: 60 * 784)
    for image in 0..<60 {
      var generator = SeededGenerator(seed: 5, stream: UInt64(image))
      var field = pixels.mutableSpan
      artist.draw(kind, into: &field, at: image * 784, using: &generator)
    }
    #expect(fnv1a(pixels) == sum, "\(kind)")
  }

  @Test func `non digits of a seed`() {
    let drawings = NonDigits(seed: 2).images(count: 300, team: WorkerTeam(threads: 2))
    #expect(fnv1a(drawings) == 4_036_569_517_669_629_701)
    // Streams of their own: none is what digits of the same seed are drawn from.
    let digits = SyntheticDigits(seed: 2).images(.training, count: 300, team: WorkerTeam(threads: 2)).pixels
    let pictures = [drawings, digits].map { pixels in
      Set((0..<300).map { Array(pixels[$0 * 784..<($0 + 1) * 784]) })
    }
    #expect(pictures[0].count == 300 && pictures[0].isDisjoint(with: pictures[1]))
  }

  @Test func `pages of a seed`() {
    var generator = SeededGenerator(seed: 3)
    let pages = (0..<30).map { page in
      SyntheticDigits.drawPage(page % 10, side: 40 + 7 * page, using: &generator)
    }
    #expect(fnv1a(Array(pages.joined())) == 14_816_849_604_414_731_635)
  }

  /// Letters are more than a fifth of the drawings, textures one in twenty-five.
  @Test func `kinds have their shares`() {
    var generator = SeededGenerator(seed: 4)
    var counts: [NonDigits.Kind: Int] = [:]
    for _ in 0..<20_000 { counts[NonDigits.Kind.choose(using: &generator), default: 0] += 1 }
    let shares: [(NonDigits.Kind, Double)] = [
      (.letter, 0.22), (.sign, 0.14), (.shape, 0.1), (.scribble, 0.12), (.severalDigits, 0.14),
      (.pieceOfDigit, 0.08), (.turnedDigit, 0.05), (.framedDigit, 0.05), (.blob, 0.06), (.texture, 0.04),
    ]
    for (kind, share) in shares {
      // Five standard errors at most.
      let found = Double(counts[kind] ?? 0) / 20_000
      #expect(abs(found - share) < 5 * (share * (1 - share) / 20_000).squareRoot(), "\(kind): \(found)")
    }
  }
}
