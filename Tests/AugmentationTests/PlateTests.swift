import Tensor
import Testing

@testable import Augmentation

@Suite struct PlateTests {
  private func plate(_ rows: [[UInt8]]) -> Plate {
    var plate = Plate(width: rows[0].count, height: rows.count, kernels: PictureKernels())
    let pixels = rows.flatMap { $0 }
    plate.load(pixels.span)
    return plate
  }

  /// The greys of all pixels as bytes, row by row.
  private func greys(_ plate: Plate) -> [[Int]] {
    (1...plate.height).map { y in
      (1...plate.width).map { x in Int((255 * grey(plate, Float(x), Float(y))).rounded()) }
    }
  }

  private func grey(_ plate: Plate, _ x: Float, _ y: Float) -> Float {
    let eights = plate.height * Lanes.count(over: plate.width)
    let places = (0..<eights).flatMap { _ in [Lanes(repeating: x), Lanes(repeating: y)] }
    var greys = [Float](repeating: -1, count: plate.width * plate.height)
    var span = greys.mutableSpan
    plate.look(at: places.span, into: &span)
    #expect(Set(greys).count == 1, "the same place has different greys")
    return greys[0]
  }

  @Test("A loaded picture is framed by paper")
  func load() {
    let plate = plate([[255, 51], [102, 0]])
    #expect(greys(plate) == [[255, 51], [102, 0]])
    #expect(grey(plate, 0, 1) == 0 && grey(plate, 3, 1) == 0 && grey(plate, 1, 0) == 0)
  }

  @Test("Between pixels there is grey in proportion")
  func between() {
    let plate = plate([[255, 0], [0, 255]])
    #expect(grey(plate, 1.5, 1) == 0.5)
    #expect(grey(plate, 1.5, 1.5) == 0.5)
    #expect(grey(plate, 1.25, 1) == 0.75)
    #expect(grey(plate, 0.75, 1) == 0.75)
    #expect(grey(plate, 2.5, 2.5) == 0.25)
  }

  @Test(
    "Far outside there is paper",
    arguments: [(-5, 1), (1, -0.5), (400, 1), (1, 1e9), (-1e9, -1e9)] as [(Float, Float)])
  func outside(x: Float, y: Float) {
    #expect(grey(plate([[255, 255], [255, 255]]), x, y) == 0)
  }

  @Test("Thickening by two pixels gives a dot its four neighbours, by one half of them")
  func thicker() {
    let dot: [[UInt8]] = [[0, 0, 0], [0, 200, 0], [0, 0, 0]]
    var whole = plate(dot)
    whole.thicken(by: 2)
    #expect(greys(whole) == [[0, 200, 0], [200, 200, 200], [0, 200, 0]])
    var half = plate(dot)
    half.thicken(by: 1)
    #expect(greys(half) == [[0, 100, 0], [100, 200, 100], [0, 100, 0]])
  }

  @Test("Thinning takes ink from where paper is near")
  func thinner() {
    var plate = plate([[200, 200, 0, 0], [200, 200, 200, 0], [200, 200, 200, 200], [200, 200, 200, 200]])
    plate.thicken(by: -1)
    #expect(
      greys(plate) == [[100, 100, 0, 0], [100, 200, 100, 0], [100, 200, 200, 100], [100, 100, 100, 100]])
  }

  @Test("Ink at the edge does not run out of the picture")
  func edge() {
    var plate = plate([[255]])
    plate.thicken(by: 2)
    #expect(self.grey(plate, 0, 1) == 0 && self.grey(plate, 1, 1) == 1 && self.grey(plate, 2, 1) == 0)
    let grey: [UInt8] = [51]
    plate.load(grey.span)
    #expect(greys(plate) == [[51]], "what was thickened is gone")
  }

  @Test("A change of nothing changes nothing")
  func zero() {
    var plate = plate([[1, 2, 3], [250, 251, 252]])
    plate.thicken(by: 0)
    #expect(greys(plate) == [[1, 2, 3], [250, 251, 252]])
  }
}
