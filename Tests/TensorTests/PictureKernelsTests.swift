// Greys between pixels and strokes of another width: as the slow twins have them, and the same bits everywhere.

import Random
import Tensor
import Testing

@Suite struct PictureKernelsTests {
  private static let kernels = supportedInstructionSets.map { PictureKernels($0) }

  /// A picture of noise in 0 ... 1 within the ink, and paper elsewhere.
  private func picture(
    width: Int, height: Int, ink: (columns: Range<Int>, rows: Range<Int>), seed: UInt64 = 1
  ) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<width * height).map { place in
      let isInk = ink.columns.contains(place % width) && ink.rows.contains(place / width)
      return isInk ? generator.uniform() : 0
    }
  }

  /// Places that reach four pixels beyond a picture on all sides, the first of them special.
  private func places(eights: Int, width: Int, height: Int) -> [SIMD8<Float>] {
    var generator = SeededGenerator(seed: 2)
    var places = (0..<2 * eights).map { i in
      let limit = Float(i % 2 == 0 ? width : height)
      return SIMD8<Float>((0..<8).map { _ in generator.uniform(-4, limit + 4) })
    }
    places[0] = SIMD8(0, 1, .infinity, -.infinity, -0.0, 1e30, -1e30, 0.5)
    places[1] = SIMD8(0, 0, 1, 1, 1, 0.5, 1e30, -.infinity)
    return places
  }

  private func interpolated(
    _ picture: [Float], width: Int, ink: (columns: Range<Int>, rows: Range<Int>), places: [SIMD8<Float>],
    columns: Int, rows: Int, _ kernels: PictureKernels
  ) -> [Float] {
    var greys = [Float](repeating: -1, count: rows * columns)
    var span = greys.mutableSpan
    kernels.interpolate(
      picture.span, stride: width, ink: ink, at: places.span, columns: columns, into: &span)
    return greys
  }

  @Test(
    arguments: [(2, 2, 1), (31, 31, 28), (9, 14, 7), (20, 5, 8), (40, 12, 17)])
  func `interpolation is the reference's to a rounding, and the same bits for every instruction set`(
    width: Int, height: Int, columns: Int
  ) {
    let rows = 12
    let eights = (columns + 7) / 8
    let places = places(eights: rows * eights, width: width, height: height)
    let whole = (0..<width, 0..<height)
    let picture = picture(width: width, height: height, ink: whole)
    let results = Self.kernels.map {
      interpolated(
        picture, width: width, ink: whole, places: places, columns: columns, rows: rows, $0)
    }
    var farthest: Double = 0
    for (place, grey) in results[0].enumerated() {
      let (eight, lane) = (place / columns * eights + place % columns / 8, place % columns % 8)
      let (x, y) = (Double(places[2 * eight][lane]), Double(places[2 * eight + 1][lane]))
      // What is a pixel outside of all ink may be paper at once; paper is what pictures have around it.
      guard x > -1, y > -1, x < Double(width), y < Double(height) else { continue }
      let expected = Reference.interpolated(picture.map(Double.init), width: width, x: x, y: y)
      farthest = max(farthest, abs(Double(grey) - expected))
    }
    #expect(farthest < 1e-6)
    for result in results { #expect(areIdentical(result, results[0])) }
  }

  @Test
  func `where there is no ink nothing is looked up, and nothing is missed`() {
    let (width, height) = (31, 31)
    let ink = (columns: 9..<20, rows: 4..<26)
    let picture = picture(width: width, height: height, ink: ink)
    let places = places(eights: 28 * 4, width: width, height: height)
    for kernels in Self.kernels {
      let part = interpolated(
        picture, width: width, ink: ink, places: places, columns: 28, rows: 28, kernels)
      let whole = interpolated(
        picture, width: width, ink: (0..<width, 0..<height), places: places, columns: 28, rows: 28, kernels)
      #expect(areIdentical(part, whole))
      #expect(part.contains { $0 > 0 })
      let none = interpolated(
        picture, width: width, ink: (1..<1, 1..<1), places: places, columns: 28, rows: 28, kernels)
      #expect(none.allSatisfy { $0 == 0 })
    }
  }

  @Test
  func `a place that is no number is at the edge`() {
    let picture: [Float] = [0.25, 1, 1, 1, 1, 1, 1, 1, 1]
    let places: [SIMD8<Float>] = [SIMD8(.nan, 0, 1, 1, 1, 1, 1, 1), SIMD8(.nan, 0, 1, 1, 1, 1, 1, 1)]
    for kernels in Self.kernels {
      let greys = interpolated(
        picture, width: 3, ink: (0..<3, 0..<3), places: places, columns: 3, rows: 1, kernels)
      #expect(greys == [0.25, 0.25, 1])
    }
  }

  @Test(
    arguments: [(3, 3), (31, 31), (4, 17), (18, 5)], [-1, -0.3, 0, 0.25, 1] as [Float])
  func `thickening is the reference's to a rounding, and the same bits for every instruction set`(
    size: (width: Int, height: Int), share: Float
  ) {
    let (width, height) = size
    let picture = picture(width: width, height: height, ink: (0..<width, 0..<height))
    let expected = Reference.thickened(picture.map(Double.init), width: width, share: Double(share))
    let results = Self.kernels.map { kernels in
      // The outermost pixels are left as they are.
      var target = picture
      var span = target.mutableSpan
      kernels.thicken(
        picture.span, stride: width, rows: 1..<height - 1, columns: 1..<width - 1, share: share, into: &span)
      return target
    }
    let farthest = zip(results[0], expected).map { abs(Double($0) - $1) }.max() ?? 1
    #expect(farthest < 1e-6)
    for result in results { #expect(areIdentical(result, results[0])) }
  }

  @Test func `what does not fit together traps`() async {
    await #expect(processExitsWith: .failure) {
      var greys = [Float](repeating: 0, count: 8)
      var span = greys.mutableSpan
      PictureKernels().interpolate(
        [Float](repeating: 0, count: 9).span, stride: 3, ink: (0..<3, 0..<3), at: [.zero].span, columns: 8,
        into: &span)
    }
    await #expect(processExitsWith: .failure) {
      var greys = [Float](repeating: 0, count: 8)
      var span = greys.mutableSpan
      PictureKernels().interpolate(
        [Float](repeating: 0, count: 3).span, stride: 3, ink: (0..<3, 0..<1), at: [.zero, .zero].span,
        columns: 8,
        into: &span)
    }
    await #expect(processExitsWith: .failure) {
      var target = [Float](repeating: 0, count: 9)
      var span = target.mutableSpan
      PictureKernels().thicken(
        [Float](repeating: 0, count: 9).span, stride: 3, rows: 1..<3, columns: 1..<2, share: 1, into: &span)
    }
  }
}
