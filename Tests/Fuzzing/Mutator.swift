// Random damage to the inputs of a parser, from a seed: bits, bytes and pieces, and pieces of two inputs joined.

import Random

/// Makes inputs out of others.
struct Mutator {
  private let seeds: [[UInt8]]
  private var generator: SeededGenerator

  /// Numbers and marks that formats set store by.
  private static let pieces: [[UInt8]] =
    [[0], [1], [0x7F], [0x80], [0xFF], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF]]
    + ["\"", "{", "}", "[", ",", "\n", "-", "=", "9", "99999999999999999999", "1e9", "\\u0000"].map {
      Array($0.utf8)
    }

  init(seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    generator = SeededGenerator(seed: seed)
  }

  /// One of the seeds with one to eight things done to it.
  mutating func next() -> [UInt8] {
    var bytes = anySeed()
    for _ in 0...generator.integer(below: 8) {
      // One place more than there are bytes, so that there is one in nothing.
      let place = generator.integer(below: bytes.count + 1)
      let end = min(bytes.count, place + 1 + generator.integer(below: 8))
      switch generator.integer(below: 7) {
      case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(generator.integer(below: 8)) }
      case 1: if place < bytes.count { bytes[place] = UInt8(generator.integer(below: 256)) }
      case 2: bytes.insert(contentsOf: anyPiece(), at: place)
      case 3: bytes.replaceSubrange(place..<min(bytes.count, place + 4), with: anyPiece())
      case 4: bytes.removeSubrange(place..<end)
      case 5: bytes.insert(contentsOf: bytes[place..<end], at: generator.integer(below: bytes.count + 1))
      default:
        let other = anySeed()
        bytes = Array(bytes[..<place] + other[generator.integer(below: other.count + 1)...])
      }
    }
    return bytes
  }

  private mutating func anySeed() -> [UInt8] { seeds[generator.integer(below: seeds.count)] }

  private mutating func anyPiece() -> [UInt8] { Self.pieces[generator.integer(below: Self.pieces.count)] }
}
