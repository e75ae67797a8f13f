import IDX
import Storage
import Testing

@testable import DigitsCLI

@Suite struct PixelStatisticsTests {
  /// Two images of class 0, one of class 2, none of class 1.
  static let examples = LabeledImages(
    images: ByteBuffer([0, 0, 255, 255] + [0, 127, 128, 255] + [51, 51, 51, 51]), labels: [0, 0, 2], rows: 2,
    columns: 2, classCount: 3)

  @Test
  func `counts, means, deviations and ink, class by class`() {
    let classes = PixelStatistics(of: Self.examples).classes
    #expect(classes.map(\.images) == [2, 0, 1])
    // (0 + 0 + 1 + 1 + 0 + 127/255 + 128/255 + 1) / 8
    #expect(abs(classes[0].mean - 0.5) < 1e-12)
    // Sum of squares: 3 + (127² + 128²) / 255²
    #expect(abs(classes[0].deviation - (0.437_500_961_169 - 0.25).squareRoot()) < 1e-9)
    #expect(classes[0].ink == 0.5)
    #expect(classes[1].mean.isNaN && classes[1].ink.isNaN)
    #expect(abs(classes[2].mean - 0.2) < 1e-12 && classes[2].deviation < 1e-7 && classes[2].ink == 0)
  }

  @Test
  func `all classes together are no mean of means`() {
    let all = PixelStatistics(of: Self.examples).all
    #expect(all.images == 3)
    #expect(abs(all.mean - 0.4) < 1e-12)
    #expect(abs(all.ink - 4.0 / 12) < 1e-12)
    #expect(all.histogram.reduce(0, +) == 12)
  }
}
