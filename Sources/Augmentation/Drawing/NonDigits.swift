// Synthetic images of non-digits, framed like digits, that train a network to reject other input. They contain no data
// from elsewhere.

import Parallel
import Random

/// Images of letters, signs, shapes, scribbles, several digits, pieces of digits, and of paper without writing.
///
/// Each image has its own generator, with the same guarantees as in `SyntheticDigits`.
public struct NonDigits: Sendable {
  /// The seed that determines all images.
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// Images 0 ..< `count`: `count` times 28 rows of 28 pixels, 0 for background and 255 for ink.
  ///
  /// Traps if `count` is negative or more than 2³². Costs about as much as the same number of digits.
  public func images(count: Int, team: WorkerTeam) -> [UInt8] {
    precondition(0...1 << 32 ~= count, "\(count) images do not lie within 0 ..< 2³²")
    return team.drawImages(
      count, area: SyntheticDigits.side * SyntheticDigits.side, seed: seed,
      stream: { Self.firstStream | UInt64($0) }, pen: { NonDigitArtist() }
    ) { artist, _, field, place, generator in
      artist.draw(Kind.choose(using: &generator), into: &field, at: place, using: &generator)
    }
  }

  /// Streams from here on are not used for digits.
  private static let firstStream: UInt64 = 1 << 50
}

extension NonDigits {
  /// The content of an image, and its relative frequency.
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
