import Augmentation
import IDX
import Random
import Storage
import Testing

@testable import DigitsCLI

@Suite struct SamplesTests {
  /// 300 images of 8 x 8 pixels, all pixels of one being its number's low byte; label 3 is rare.
  static let examples = LabeledImages(
    images: ByteBuffer((0..<300).flatMap { [UInt8](repeating: UInt8($0 % 256), count: 64) }),
    labels: (0..<300).map { $0 % 100 == 0 ? 3 : UInt8($0 % 2) }, rows: 8, columns: 8)

  @Test
  func `different images, each with its own label and pixels`() {
    let samples = Sample.draw(300, from: Self.examples, label: nil, seed: 1)
    #expect(samples.map(\.number).sorted() == Array(0..<300))
    for sample in samples {
      #expect(sample.label == Int(Self.examples.labels[sample.number]))
      #expect(sample.pixels == [UInt8](repeating: UInt8(sample.number % 256), count: 64))
    }
  }

  @Test
  func `the seed decides, and a larger number begins with the same ones`() {
    let ten = Sample.draw(10, from: Self.examples, label: nil, seed: 5)
    #expect(ten.count == 10)
    #expect(Array(Sample.draw(20, from: Self.examples, label: nil, seed: 5).prefix(10)) == ten)
    #expect(Sample.draw(10, from: Self.examples, label: nil, seed: 6) != ten)
  }

  @Test(arguments: [(3, 3), (7, 0)])
  func `those with one label, as many as there are`(label: Int, count: Int) {
    let samples = Sample.draw(20, from: Self.examples, label: label, seed: 1)
    #expect(samples.count == count)
    #expect(samples.map(\.label) == [Int](repeating: label, count: count))
  }

  @Test
  func `distorted as the first epoch of a training distorts them`() {
    var pixels = [UInt8](repeating: 0, count: 400)
    for row in 5..<15 { pixels[row * 20 + 10] = 255 }
    let sample = Sample(number: 77, label: 1, pixels: pixels)
    var augmenter = Augmenter(width: 20, height: 20)
    let distorted = sample.distorted(by: .elastic, seed: 9, in: &augmenter)
    #expect(distorted.number == 77 && distorted.label == 1 && distorted.pixels != pixels)
    // The stream that Trainer uses for example 77 of epoch 1.
    var generator = SeededGenerator(seed: 9, stream: 1 << 32 | 77)
    #expect(
      distorted.pixels
        == augmenter.distorted(
          pixels.span, label: 1, by: Distortion.elastic.scaled(width: 20, height: 20), using: &generator))
    #expect(sample.distorted(by: .none, seed: 9, in: &augmenter).pixels == pixels)
  }
}
