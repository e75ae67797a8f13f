import Tensor
import Testing

@testable import Augmentation

@Suite struct PaddedImageTests {
  private func paddedImage(_ rows: [[UInt8]]) -> PaddedImage {
    var paddedImage = PaddedImage(width: rows[0].count, height: rows.count, kernels: PictureKernels())
    let pixels = rows.flatMap { $0 }
    paddedImage.load(pixels.span)
    return paddedImage
  }

  /// The greys of all pixels as bytes, row by row.
  private func greys(_ paddedImage: PaddedImage) -> [[Int]] {
    (1...paddedImage.height).map { y in
      (1...paddedImage.width).map { x in Int((255 * grey(paddedImage, Float(x), Float(y))).rounded()) }
    }
  }

  private func grey(_ paddedImage: PaddedImage, _ x: Float, _ y: Float) -> Float {
    let eights = paddedImage.height * Lanes.count(over: paddedImage.width)
    let places = (0..<eights).flatMap { _ in [Lanes(repeating: x), Lanes(repeating: y)] }
    var greys = [Float](repeating: -1, count: paddedImage.width * paddedImage.height)
    var span = greys.mutableSpan
    paddedImage.look(at: places.span, into: &span)
    #expect(Set(greys).count == 1, "the same place has different greys")
    return greys[0]
  }

  @Test
  func `a loaded picture is framed by paper`() {
    let paddedImage = paddedImage([[255, 51], [102, 0]])
    #expect(greys(paddedImage) == [[255, 51], [102, 0]])
    #expect(grey(paddedImage, 0, 1) == 0 && grey(paddedImage, 3, 1) == 0 && grey(paddedImage, 1, 0) == 0)
  }

  @Test
  func `between pixels there is grey in proportion`() {
    let paddedImage = paddedImage([[255, 0], [0, 255]])
    #expect(grey(paddedImage, 1.5, 1) == 0.5)
    #expect(grey(paddedImage, 1.5, 1.5) == 0.5)
    #expect(grey(paddedImage, 1.25, 1) == 0.75)
    #expect(grey(paddedImage, 0.75, 1) == 0.75)
    #expect(grey(paddedImage, 2.5, 2.5) == 0.25)
  }

  @Test(
    arguments: [(-5, 1), (1, -0.5), (400, 1), (1, 1e9), (-1e9, -1e9)] as [(Float, Float)])
  func `far outside there is paper`(x: Float, y: Float) {
    #expect(grey(paddedImage([[255, 255], [255, 255]]), x, y) == 0)
  }

  @Test
  func `thickening by two pixels gives a dot its four neighbours, by one half of them`() {
    let dot: [[UInt8]] = [[0, 0, 0], [0, 200, 0], [0, 0, 0]]
    var whole = paddedImage(dot)
    whole.thicken(by: 2)
    #expect(greys(whole) == [[0, 200, 0], [200, 200, 200], [0, 200, 0]])
    var half = paddedImage(dot)
    half.thicken(by: 1)
    #expect(greys(half) == [[0, 100, 0], [100, 200, 100], [0, 100, 0]])
  }

  @Test
  func `thinning takes ink from where paper is near`() {
    var paddedImage = paddedImage([
      [200, 200, 0, 0], [200, 200, 200, 0], [200, 200, 200, 200], [200, 200, 200, 200],
    ])
    paddedImage.thicken(by: -1)
    #expect(
      greys(paddedImage) == [
        [100, 100, 0, 0], [100, 200, 100, 0], [100, 200, 200, 100], [100, 100, 100, 100],
      ])
  }

  @Test
  func `ink at the edge does not run out of the picture`() {
    var paddedImage = paddedImage([[255]])
    paddedImage.thicken(by: 2)
    #expect(
      self.grey(paddedImage, 0, 1) == 0 && self.grey(paddedImage, 1, 1) == 1
        && self.grey(paddedImage, 2, 1) == 0)
    let grey: [UInt8] = [51]
    paddedImage.load(grey.span)
    #expect(greys(paddedImage) == [[51]], "what was thickened is gone")
  }

  @Test
  func `a change of nothing changes nothing`() {
    var paddedImage = paddedImage([[1, 2, 3], [250, 251, 252]])
    paddedImage.thicken(by: 0)
    #expect(greys(paddedImage) == [[1, 2, 3], [250, 251, 252]])
  }
}
