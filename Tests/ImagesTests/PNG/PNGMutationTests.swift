// Damaged files by the thousand: whatever the damage, there is a picture within the limits or an error, never a trap.
// Checksums are looked past, so that the damage reaches the inflater, the filters and the pixels.

import Random
import Storage
import Testing

@testable import Images

@Suite struct PNGMutationTests {
  static let names = PNGFixture.everyKind.map(\.name)

  private func file(_ name: String) throws -> [UInt8] {
    try #require(PNGFixture.everyKind.first { $0.name == name }).bytes
  }

  @Test(arguments: names) func `reads the file itself`(name: String) throws {
    let picture = try PNGReader.decode(file(name))
    #expect(picture.width == 5 && picture.height == 5)
  }

  /// The file cut off at every length is refused: only whole files have an end chunk.
  @Test(arguments: names) func `every truncation is refused`(name: String) throws {
    let bytes = try file(name)
    for length in bytes.indices {
      #expect(throws: PNGError.self) {
        try PNGReader.decode(Array(bytes[..<length]), verifyingChecksums: false)
      }
    }
  }

  /// Each byte in turn with each of its bits flipped, with all, and set to 0 and 255.
  @Test(arguments: names) func `every byte replaced is refused or read`(name: String) throws {
    var bytes = try file(name)
    for index in bytes.indices {
      let original = bytes[index]
      for value in (0..<8).map({ original ^ 1 << $0 }) + [~original, 0, 255] where value != original {
        bytes[index] = value
        decodeAndCheck(bytes)
      }
      bytes[index] = original
    }
  }

  /// Each byte in turn left out, and each doubled: everything after it moves.
  @Test(arguments: names) func `every byte left out or doubled is refused or read`(name: String) throws {
    let bytes = try file(name)
    for index in bytes.indices {
      var shorter = bytes
      shorter.remove(at: index)
      decodeAndCheck(shorter)
      var longer = bytes
      longer.insert(longer[index], at: index)
      decodeAndCheck(longer)
    }
  }

  /// Random rows, compressed as they should be, under a random header: the filters and pixels see them all.
  @Test func `random rows are refused or read`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let colorType = PNGColorType.allCases.randomElement(using: &generator) ?? .gray
      let depth = colorType.depths.randomElement(using: &generator) ?? 8
      let rows = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        Bool.random(using: &generator) ? UInt8.random(in: 0...255, using: &generator) : 0
      }
      decodeAndCheck(
        PNGFixture.file(
          PNGFixture.header(
            Int.random(in: 1...9, using: &generator), Int.random(in: 1...9, using: &generator),
            depth: UInt8(depth), colorType: UInt8(colorType.rawValue),
            interlace: UInt8.random(in: 0...1, using: &generator)),
          colorType == .indexed ? PNGFixture.chunk("PLTE", Array(1...12)) : [],
          PNGFixture.data(rows), PNGFixture.end))
    }
  }

  /// Reads `bytes`; a picture that comes of them cannot have more pixels than deflate makes bits of them.
  private func decodeAndCheck(_ bytes: [UInt8]) {
    do {
      let picture = try PNGReader.decode(bytes, verifyingChecksums: false)
      #expect(picture.width * picture.height <= 8 * ZlibReader.largestRatio * bytes.count)
    } catch {
      #expect(!error.description.isEmpty && !error.description.contains("\n"))
    }
  }
}
