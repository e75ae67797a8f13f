import Parallel
import Random
import Testing

@testable import Augmentation

@Suite struct AugmenterTests {
  /// A picture of noise.
  private func noise(_ width: Int, _ height: Int, seed: UInt64 = 9) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<width * height).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }

  /// A ring, well inside a picture of 28 x 28.
  private let ring: [UInt8] = (0..<28 * 28).map { place in
    let (x, y) = (Float(place % 28) - 13.5, Float(place / 28) - 13.5)
    return abs((x * x + y * y).squareRoot() - 6) < 1.5 ? 255 : 0
  }

  private func distorted(
    _ picture: [UInt8], _ width: Int, _ height: Int, _ ranges: Distortion, seed: UInt64 = 1
  ) -> [UInt8] {
    var augmenter = Augmenter(width: width, height: height)
    var generator = SeededGenerator(seed: seed)
    return augmenter.distorted(picture.span, label: 0, by: ranges, using: &generator)
  }

  /// A picture through one map and nothing else, in bytes.
  private func resampled(_ picture: [UInt8], _ width: Int, _ height: Int, _ map: AffineMap) -> [UInt8] {
    var augmenter = Augmenter(width: width, height: height)
    augmenter.paddedImage.load(picture.span)
    var values = [Float](repeating: -1, count: width * height)
    var span = values.mutableSpan
    augmenter.resample(map, field: nil, into: &span)
    return values.map { UInt8($0 * 255 + 0.5) }
  }

  @Test(arguments: [(28, 28), (5, 3), (17, 40), (1, 1)])
  func `no distortion gives each byte divided by 255, exactly`(width: Int, height: Int) {
    let picture = noise(width, height)
    var augmenter = Augmenter(width: width, height: height)
    var values = [Float](repeating: -1, count: picture.count)
    var span = values.mutableSpan
    var generator = SeededGenerator(seed: 1)
    augmenter.distort(picture.span, label: 3, by: .none, into: &span, using: &generator)
    #expect(values == picture.map { Float($0) * (1 / 255) })
    #expect(generator == SeededGenerator(seed: 1), "nothing is drawn for it")
    #expect(distorted(picture, width, height, .none) == picture)
  }

  @Test(
    arguments: [(1, 0), (-1, 0), (0, 1), (0, -1), (2, -3), (30, 0)])
  func `a shift by whole pixels is exact, and paper comes in`(x: Int, y: Int) {
    let (width, height) = (28, 20)
    let picture = noise(width, height)
    let expected = (0..<width * height).map { place in
      let (column, row) = (place % width - x, place / width - y)
      return (0..<width).contains(column) && (0..<height).contains(row) ? picture[row * width + column] : 0
    }
    #expect(resampled(picture, width, height, .shift(x: Float(x), y: Float(y))) == expected)
  }

  @Test(arguments: [28, 7])
  func `a quarter turn is exact`(side: Int) {
    let picture = noise(side, side)
    let expected = (0..<side * side).map { place in
      picture[(side - 1 - place % side) * side + place / side]
    }
    #expect(resampled(picture, side, side, .rotation(degrees: 90)) == expected)
  }

  @Test
  func `half a pixel is half of each neighbour`() {
    #expect(resampled([0, 200, 100, 0], 4, 1, .shift(x: 0.5, y: 0)) == [0, 100, 150, 50])
  }

  @Test
  func `elastic displacements say where grey comes from`() {
    var augmenter = Augmenter(width: 28, height: 28)
    // A ramp to the right, whose grey tells the column that it came from.
    let ramp = [[UInt8]](repeating: Array(100..<128), count: 28).flatMap(\.self)
    augmenter.paddedImage.load(ramp.span)
    var field = DisplacementField(width: 28, height: 28)
    var generator = SeededGenerator(seed: 6)
    field.draw(size: 1.2, smoothness: 5, using: &generator)
    var values = [Float](repeating: 0, count: 784)
    var span = values.mutableSpan
    augmenter.resample(.identity, field: field, into: &span)
    for row in 6..<22 {
      let knots = field.knots(atRow: row)
      for column in 6..<22 {
        let pulled = field.displacements(knots, lanes: column / 8).u[column % 8]
        #expect(abs(values[row * 28 + column] * 255 - (Float(100 + column) + pulled)) < 0.01)
      }
    }
  }

  @Test(arguments: DistortionName.allCases)
  func `ink is kept, on average`(name: DistortionName) {
    let ink = ring.reduce(0) { $0 + Double($1) }
    let pictures = (0..<400).map { distorted(ring, 28, 28, name.distortion, seed: $0) }
    let mean = pictures.joined().reduce(0) { $0 + Double($1) } / 400
    #expect(abs(mean / ink - 1) < 0.03)
  }

  @Test(arguments: [(28, 28), (1, 1), (40, 3), (2, 9)])
  func `paper stays paper and values stay in 0 ... 1`(width: Int, height: Int) {
    var wild = Distortion.elastic
    wild.shift = 50
    wild.rotation = 89
    wild.shear = 89
    wild.scale = 0.99
    wild.elasticity = 20
    wild.smoothness = 1
    wild.thickness = 2
    for seed in 0..<50 as Range<UInt64> {
      let blank = [UInt8](repeating: 0, count: width * height)
      #expect(distorted(blank, width, height, wild, seed: seed) == blank)
      let picture = noise(width, height, seed: seed)
      var augmenter = Augmenter(width: width, height: height)
      var values = [Float](repeating: -1, count: width * height)
      var span = values.mutableSpan
      var generator = SeededGenerator(seed: seed)
      augmenter.distort(
        picture.span, label: 0, by: wild, into: &span, using: &generator)
      #expect(values.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test
  func
    `the same seed gives the same picture, whatever the augmenter was used for; another seed another picture`()
  {
    var used = Augmenter(width: 28, height: 28)
    var other = SeededGenerator(seed: 77)
    let picture = noise(28, 28)
    _ = used.distorted(picture.span, label: 1, by: .elastic, using: &other)
    var generator = SeededGenerator(seed: 1)
    let again = used.distorted(ring.span, label: 0, by: .elastic, using: &generator)
    #expect(again == distorted(ring, 28, 28, .elastic, seed: 1))
    #expect(again != distorted(ring, 28, 28, .elastic, seed: 2))
  }

  @Test(arguments: [2, 3])
  func `pictures do not depend on the number of threads`(threads: Int) {
    func pictures(threads: Int) -> [UInt8] {
      WorkerTeam(threads: threads).bytes(count: 40 * 784, chunkLength: 784) { index, target in
        let picture = distorted(ring, 28, 28, .elastic, seed: UInt64(index))
        for place in target.indices { target[place] = picture[place] }
      }
    }
    #expect(pictures(threads: threads) == pictures(threads: 1))
  }
}
