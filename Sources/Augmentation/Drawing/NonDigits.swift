// Drawings of what is no digit, framed as digits are: what a network is shown so that it is sure of digits alone.
// Strokes of this file's own hand; no picture of anybody's is in them.

import Parallel
import Random

/// Images of letters, signs, shapes, scribbles, several digits, pieces of digits, and of paper without writing.
///
/// Image i is drawn by a generator of its own, as those of `SyntheticDigits` are, with the same promises.
public struct NonDigits: Sendable {
  /// What the whole set follows from.
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// Images 0 ..< `count`: `count` times 28 rows of 28 pixels, 0 for paper and 255 for ink.
  ///
  /// Traps when `count` is negative or more than 2³². Cost: about that of as many digits.
  public func images(count: Int, team: WorkerTeam) -> [UInt8] {
    precondition(0...1 << 32 ~= count, "\(count) images do not lie within 0 ..< 2³²")
    return team.drawImages(
      count, area: SyntheticDigits.side * SyntheticDigits.side, seed: seed,
      stream: { Self.firstStream | UInt64($0) }, pen: { NonDigitArtist() }
    ) { artist, _, field, place, generator in
      artist.draw(Kind.choose(using: &generator), into: &field, at: place, using: &generator)
    }
  }

  /// Streams that no digit is drawn from.
  private static let firstStream: UInt64 = 1 << 50
}

extension NonDigits {
  /// What a drawing shows, and how often against the others.
  enum Kind: Int, CaseIterable {
    case letter, sign, shape, scribble, severalDigits, pieceOfDigit, turnedDigit, framedDigit, blob, texture

    private var share: Int {
      switch self {
      case .letter: 22
      case .sign: 14
      case .shape: 10
      case .scribble: 12
      case .severalDigits: 14
      case .pieceOfDigit: 8
      case .turnedDigit: 5
      case .framedDigit: 5
      case .blob: 6
      case .texture: 4
      }
    }

    static func choose(using generator: inout SeededGenerator) -> Kind {
      var ticket = generator.integer(below: allCases.reduce(0) { $0 + $1.share })
      for kind in allCases {
        if ticket < kind.share { return kind }
        ticket -= kind.share
      }
      preconditionFailure("no ticket is left over")
    }
  }
}
