// The data set: the same bytes from the same seed, and MNIST's framing and ink.

import Parallel
import Random
import Testing

@testable import Augmentation

@Suite struct SyntheticDigitsTests {
  private let digits = SyntheticDigits(seed: 1)
  private let team = WorkerTeam(threads: 2)

  @Test func `threads do not change the bytes`() {
    let expected = digits.images(.training, count: 503, team: WorkerTeam(threads: 1))
    for threads in 2...4 {
      let found = digits.images(.training, count: 503, team: WorkerTeam(threads: threads))
      // Compared outside of the macro, which would spend minutes on the difference of two arrays.
      let areSame = found.pixels == expected.pixels
      #expect(areSame, "\(threads) threads")
      #expect(found.labels == expected.labels, "\(threads) threads")
    }
  }

  @Test(arguments: [0, 9, 10, 57])
  func `an image does not depend on the others asked for`(first: Int) {
    let all = digits.images(.training, count: 120, team: team)
    let some = digits.images(.training, from: first, count: 60, team: team)
    #expect(some.labels == Array(all.labels[first..<first + 60]))
    let areSame = some.pixels == Array(all.pixels[first * 784..<(first + 60) * 784])
    #expect(areSame)
  }

  @Test func `seeds and splits differ`() {
    let training = digits.images(.training, count: 50, team: team)
    let test = digits.images(.test, count: 50, team: team)
    let other = SyntheticDigits(seed: 2).images(.training, count: 50, team: team)
    let images = [training, test, other].flatMap { set in
      (0..<50).map { Array(set.pixels[$0 * 784..<($0 + 1) * 784]) }
    }
    #expect(Set(images).count == 150)
  }

  /// The bytes are a contract: weights trained on a seed can be trained again. Who changes a glyph, a style
  /// or the order of random draws changes these sums, and says so.
  @Test func `the bytes of a seed are a contract`() {
    let training = digits.images(.training, count: 100, team: team)
    let test = digits.images(.test, count: 100, team: team)
    #expect(fnv1a(training.pixels + training.labels) == 121_964_389_147_813_382)
    #expect(fnv1a(test.pixels + test.labels) == 3_364_833_897_173_433_281)
  }

  @Test func `ten in a row show the ten digits`() {
    let labels = digits.images(.training, count: 200, team: team).labels
    let blocks = stride(from: 0, to: 200, by: 10).map { Array(labels[$0..<$0 + 10]) }
    for block in blocks { #expect(block.sorted() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) }
    #expect(Set(blocks).count == 20)
  }

  @Test func `counts of nothing and beyond the limit`() async {
    let none = digits.images(.test, count: 0, team: team)
    #expect(none.pixels.isEmpty && none.labels.isEmpty)
    await #expect(processExitsWith: .failure) {
      _ = SyntheticDigits(seed: 1).images(.test, count: -1, team: WorkerTeam(threads: 1))
    }
    await #expect(processExitsWith: .failure) {
      _ = SyntheticDigits(seed: 1).images(.test, from: 1 << 33, count: 1, team: WorkerTeam(threads: 1))
    }
  }

  @Test(arguments: 0...9)
  func `every glyph is framed as in MNIST`(digit: Int) {
    var renderer = DigitRenderer()
    var generator = SeededGenerator(seed: 8, stream: UInt64(digit))
    for glyph in Glyph.all[digit] {
      for _ in 0..<20 {
        var pixels = [UInt8](repeating: 0, count: 784)
        var field = pixels.mutableSpan
        renderer.draw(glyph, into: &field, at: 0, using: &generator)
        let frame = Frame(pixels)
        #expect(max(frame.height, frame.width) == 20, "\(glyph.name)")
        // The whole pixel nearest to the ink's centre of mass, unless the field's edge is in the way.
        #expect(abs(frame.centre.x - 14) <= 0.5 || frame.touchesEdge, "\(glyph.name)")
        #expect(abs(frame.centre.y - 14) <= 0.5 || frame.touchesEdge, "\(glyph.name)")
        #expect(pixels.contains { $0 > 200 }, "\(glyph.name) is pale")
      }
    }
  }

  /// Of MNIST's training images: mean 0.1307, standard deviation 0.3081, 19.1 % inked, 7.4 % 250 or more.
  @Test func `the ink is as much as MNIST s`() {
    let pixels = digits.images(.training, count: 500, team: team).pixels
    let values = pixels.map { Double($0) / 255 }
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    #expect((0.12...0.145).contains(mean))
    #expect((0.29...0.33).contains((square - mean * mean).squareRoot()))
    let inked = Double(pixels.count { $0 > 0 }) / Double(pixels.count)
    let black = Double(pixels.count { $0 >= 250 }) / Double(pixels.count)
    #expect((0.17...0.21).contains(inked))
    #expect((0.065...0.09).contains(black))
  }

  @Test func `draw is one image of the set`() {
    var generator = SeededGenerator(seed: 12)
    let seven = SyntheticDigits.draw(7, using: &generator)
    #expect(seven.count == 784)
    #expect(max(Frame(seven).height, Frame(seven).width) == 20)
  }

  @Test(arguments: 0...9)
  func `a page shows the same shape`(digit: Int) {
    let start = SeededGenerator(seed: 21, stream: UInt64(digit))
    var (first, second, third) = (start, start, start)
    let small = SyntheticDigits.draw(digit, using: &first)
    let side = 400
    let page = SyntheticDigits.drawPage(digit, side: side, using: &second)
    let negative = SyntheticDigits.drawPage(digit, side: side, ink: 255, paper: 0, using: &third)
    #expect(page.count == side * side)
    #expect(zip(page, negative).allSatisfy { Int($0) + Int($1) == 255 })
    #expect(negative[..<(10 * side)].allSatisfy { $0 == 0 } && negative.contains(255))

    // The longer side is 280 pixels, 14 to each of the small drawing's 20; the shorter side agrees.
    let (frame, reduced) = (Frame(negative), Frame(small))
    #expect((279...282).contains(max(frame.height, frame.width)))
    #expect(abs(Double(frame.height) / 14 - Double(reduced.height)) < 2.5)
    #expect(abs(Double(frame.width) / 14 - Double(reduced.width)) < 2.5)
  }

  private func fnv1a(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// Where the ink of a square image lies.
private struct Frame {
  let side: Int
  let top: Int
  let left: Int
  let bottom: Int
  let right: Int
  let centre: (x: Double, y: Double)

  var height: Int { bottom - top + 1 }
  var width: Int { right - left + 1 }
  var touchesEdge: Bool { top == 0 || left == 0 || bottom == side - 1 || right == side - 1 }

  init(_ pixels: [UInt8]) {
    side = Int(Double(pixels.count).squareRoot())
    let inked = pixels.indices.filter { pixels[$0] > 0 }
    let side = side
    (top, bottom) = (inked[0] / side, inked[inked.count - 1] / side)
    left = inked.reduce(side) { min($0, $1 % side) }
    right = inked.reduce(0) { max($0, $1 % side) }
    let mass = inked.reduce(0) { $0 + Double(pixels[$1]) }
    centre = (
      x: inked.reduce(0) { $0 + Double(pixels[$1]) * Double($1 % side) } / mass,
      y: inked.reduce(0) { $0 + Double(pixels[$1]) * Double($1 / side) } / mass
    )
  }
}
