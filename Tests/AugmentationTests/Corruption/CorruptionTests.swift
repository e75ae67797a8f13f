// What all kinds of damage have in common: the same bytes from the same generator, and more of it at each strength.

import Parallel
import Random
import Testing

@testable import Augmentation

/// A picture damaged once; the generator is that of image `image`.
func damaged(
  _ pixels: [UInt8], width: Int = 28, by kind: Corruption, strength: Int, image: Int = 0, seed: UInt64 = 1
) -> [UInt8] {
  var corruptor = Corruptor(width: width, height: pixels.count / width)
  var generator = kind.generator(seed: seed, image: image)
  return corruptor.corrupted(pixels.span, by: kind, strength: strength, using: &generator)
}

@Suite struct CorruptionTests {
  /// Forty synthetic digits.
  private static let digits: [[UInt8]] = {
    let pixels = SyntheticDigits(seed: 3).images(.test, count: 40, team: WorkerTeam(threads: 1)).pixels
    return stride(from: 0, to: pixels.count, by: 784).map { Array(pixels[$0..<$0 + 784]) }
  }()

  /// Kinds that draw nothing.
  private static let fixed: Set<Corruption> = [.gaussianBlur, .pixelate, .scale, .brightness]

  @Test func `there are fifteen at five strengths`() {
    #expect(Corruption.allCases.count == 15)
    #expect(Corruption.allCases.allSatisfy { $0.amounts.count == Corruption.strengths.count })
    #expect(Corruption.allCases.allSatisfy { $0.rawValue == $0.rawValue.lowercased() })
    #expect(Set(Corruption.allCases.map(\.summary)).count == 15)
  }

  /// The amounts go one way, so that no strength is a slip of the pen.
  @Test(arguments: Corruption.allCases)
  func `amounts go one way`(kind: Corruption) {
    let steps = zip(kind.amounts, kind.amounts.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }, "\(kind.amounts)")
  }

  @Test(arguments: Corruption.allCases)
  func `more strength changes more`(kind: Corruption) {
    let changes = Corruption.strengths.map { strength in
      Self.digits.enumerated().reduce(0) { sum, item in
        let found = damaged(item.element, by: kind, strength: strength, image: item.offset)
        return sum + zip(found, item.element).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      }
    }
    #expect(changes[0] > 0)
    #expect(zip(changes, changes.dropFirst()).allSatisfy { $0 < $1 }, "\(changes)")
  }

  /// What a corruptor did before does not show.
  @Test(arguments: Corruption.allCases)
  func `the same generator gives the same bytes`(kind: Corruption) {
    var used = Corruptor(width: 28, height: 28)
    for (image, digit) in Self.digits.enumerated() {
      let strength = 1 + image % 5
      var generator = kind.generator(seed: 1, image: image)
      let again = used.corrupted(digit.span, by: kind, strength: strength, using: &generator)
      let isSame = again == damaged(digit, by: kind, strength: strength, image: image)
      #expect(isSame, "image \(image)")
    }
  }

  @Test(arguments: Corruption.allCases)
  func `images and seeds differ`(kind: Corruption) {
    let digit = Self.digits[0]
    let results = Set((0..<8).map { damaged(digit, by: kind, strength: 5, image: $0) })
    #expect(Self.fixed.contains(kind) ? results.count == 1 : results.count > 1)
    let seeds = Set((0..<8).map { damaged(digit, by: kind, strength: 5, seed: $0) })
    #expect(Self.fixed.contains(kind) ? seeds.count == 1 : seeds.count > 1)
  }

  @Test(arguments: [(1, 1), (1, 7), (7, 1), (3, 5), (40, 20), (256, 1), (256, 256)])
  func `every size can be damaged`(width: Int, height: Int) {
    var generator = SeededGenerator(seed: 2)
    let noise = (0..<width * height).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    for kind in Corruption.allCases {
      for strength in [1, 5] {
        #expect(damaged(noise, width: width, by: kind, strength: strength).count == noise.count)
      }
    }
  }

  /// Pictures whose shorter side is twice MNIST's: lengths are twice as long.
  @Test(arguments: [(56, 84), (84, 56)], Corruption.strengths)
  func `lengths are in proportion to the shorter side`(size: (width: Int, height: Int), strength: Int) {
    var noise = SeededGenerator(seed: 2)
    let pixels = (0..<size.width * size.height).map { _ in UInt8(truncatingIfNeeded: noise.next()) }
    let kinds: [(Corruption, (inout GreyPicture, Float, inout SeededGenerator) -> Void)] = [
      (.gaussianBlur, { picture, length, _ in picture.blur(deviation: length) }),
      (.pixelate, { picture, length, _ in picture.pixelate(side: length) }),
      (.stripe, { picture, length, generator in picture.invertStripe(width: length, using: &generator) }),
      (
        .zigzagLine,
        { picture, length, generator in picture.drawZigzagLine(width: length, using: &generator) }
      ),
    ]
    for (kind, damage) in kinds {
      var picture = GreyPicture(pixels.span, width: size.width, height: size.height)
      #expect(picture.unit == 2)
      var generator = kind.generator(seed: 1, image: 0)
      damage(&picture, 2 * kind.amounts[strength - 1], &generator)
      let isSame = damaged(pixels, width: size.width, by: kind, strength: strength) == picture.bytes
      #expect(isSame, "\(kind)")
    }
  }

  /// Kinds do not share random numbers.
  @Test func `every kind has generators of its own`() {
    let numbers = Corruption.allCases.flatMap { kind in
      (0..<3).map { image in
        var generator = kind.generator(seed: 1, image: image)
        return generator.next()
      }
    }
    #expect(Set(numbers).count == 3 * Corruption.allCases.count)
  }

  /// Nothing but what adds ink, or takes paper for it, puts anything on an empty picture.
  @Test func `paper stays paper`() {
    let paper = [UInt8](repeating: 0, count: 784)
    let changing = Corruption.allCases.filter { damaged(paper, by: $0, strength: 5) != paper }
    #expect(
      changing == [.impulseNoise, .brightness, .fog, .stripe, .spatter, .dottedLine, .zigzagLine])
  }
}
