// Shifts by whole pixels: held against the resampling that every other distortion goes through.

import Random
import Testing

@testable import Augmentation

@Suite struct WholeShiftTests {
  private static let sizes = [(1, 1), (1, 7), (7, 1), (3, 5), (28, 28)]

  private func picture(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: 5)
    return (0..<count).map { _ in UInt8(1 + generator.integer(below: 255)) }
  }

  private func values(_ width: Int, _ height: Int, _ write: (inout MutableSpan<Float>) -> Void) -> [Float] {
    // What was there before must not shine through.
    var values = [Float](repeating: .nan, count: width * height)
    var span = values.mutableSpan
    write(&span)
    return values
  }

  @Test(arguments: sizes)
  func `a shift gives what resampling gives, out of the picture and beyond`(width: Int, height: Int) {
    let pixels = picture(width * height)
    var augmenter = Augmenter(width: width, height: height)
    augmenter.paddedImage.load(pixels.span)
    for right in -width - 2...width + 2 {
      for down in -height - 2...height + 2 {
        let fast = values(width, height) {
          WholeShift(right: right, down: down).copy(pixels.span, width: width, into: &$0)
        }
        let slow = values(width, height) {
          augmenter.resample(.shift(x: Float(right), y: Float(down)), field: nil, into: &$0)
        }
        #expect(fast == slow, "by (\(right), \(down))")
      }
    }
  }

  @Test
  func `shifts are as often to one side as to the other, and within their range`() {
    var generator = SeededGenerator(seed: 6)
    var counts: [Int: Int] = [:]
    for _ in 0..<40_000 {
      let shift = WholeShift(within: 1.5, using: &generator)
      counts[shift.right, default: 0] += 1
      counts[10 + shift.down, default: 0] += 1
    }
    #expect(counts.keys.sorted() == [-1, 0, 1, 9, 10, 11])
    // A third of 40,000 each; five standard deviations are 471.
    #expect(counts.values.allSatisfy { abs($0 - 13_333) < 471 })
  }

  @Test
  func `a distortion that is a shift and no more goes by whole pixels`() {
    let pixels = picture(30)
    var augmenter = Augmenter(width: 6, height: 5)
    var (one, other) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    for _ in 0..<20 {
      let distorted = values(6, 5) {
        augmenter.distort(pixels.span, label: 0, by: .shift, into: &$0, using: &one)
      }
      let shift = WholeShift(within: Distortion.shift.shift, using: &other)
      #expect(distorted == values(6, 5) { shift.copy(pixels.span, width: 6, into: &$0) })
    }
    #expect(one == other)
  }
}
