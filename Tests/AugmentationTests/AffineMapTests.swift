import Random
import Testing

@testable import Augmentation

@Suite struct AffineMapTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let map: AffineMap
    /// Where the grey at (2, 1), two to the right of the centre and one below, comes from.
    let source: (x: Float, y: Float)
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", map: .identity, source: (2, 1)),
    Case(name: "a shift by (3, -4)", map: .shift(x: 3, y: -4), source: (-1, 5)),
    Case(name: "twice as wide, half as high", map: .scale(x: 2, y: 0.5), source: (1, 2)),
    Case(name: "leaning to the right by 45 degrees", map: .shear(degrees: 45), source: (3, 1)),
    Case(name: "turned clockwise by 90 degrees", map: .rotation(degrees: 90), source: (1, -2)),
    Case(name: "turned round", map: .rotation(degrees: 180), source: (-2, -1)),
  ]

  @Test(arguments: cases)
  func `a place comes from where the map says`(test: Case) {
    let source = test.map(2, 1)
    #expect(abs(source.x - test.source.x) < 1e-6 && abs(source.y - test.source.y) < 1e-6)
  }

  @Test
  func `a rotation by 30 degrees keeps distances and turns by 30 degrees`() {
    let source = AffineMap.rotation(degrees: 30)(0, 1)
    #expect(abs(source.x - 0.5) < 1e-6 && abs(source.y - 0.866_025_4) < 1e-6)
  }

  @Test
  func `a map that follows another is undone before it`() {
    let maps: [AffineMap] = [
      .scale(x: 1.2, y: 0.9), .shear(degrees: 10), .rotation(degrees: -20), .shift(x: 1.5, y: -2),
    ]
    let whole = maps.dropFirst().reduce(maps[0]) { $0.followed(by: $1) }
    let stepwise = maps.reversed().reduce((x: Float(3), y: Float(-7))) { place, map in map(place.x, place.y) }
    let source = whole(3, -7)
    #expect(abs(source.x - stepwise.x) < 1e-5 && abs(source.y - stepwise.y) < 1e-5)
  }

  @Test
  func `drawn shifts fill their range and do not leave it`() {
    var ranges = Distortion()
    ranges.shift = 1.5
    var generator = SeededGenerator(seed: 1)
    let maps = (0..<1000).map { _ in AffineMap(drawnFrom: ranges, label: 0, using: &generator) }
    for values in [maps.map(\.x), maps.map(\.y)] {
      #expect(values.allSatisfy { abs($0) <= 1.5 })
      #expect(values.min()! < -1.45 && values.max()! > 1.45)
    }
    #expect(maps.allSatisfy { $0.xx == 1 && $0.xy == 0 && $0.yx == 0 && $0.yy == 1 })
  }

  @Test(arguments: [(0, 15), (1, 7.5), (7, 7.5), (8, 15)])
  func `ones and sevens are turned half as far`(label: Int, limit: Double) {
    var ranges = Distortion()
    ranges.rotation = 15
    var generator = SeededGenerator(seed: 2)
    // The sine of the angle.
    let sines = (0..<1000).map { _ in
      Double(AffineMap(drawnFrom: ranges, label: label, using: &generator).xy)
    }
    let degree = 0.017_453_292_519_943_295
    #expect(sines.max()! < limit * degree)
    #expect(sines.max()! > (limit - 0.3) * degree)
    #expect(sines.min()! < -(limit - 0.3) * degree)
  }

  @Test(arguments: 0...9)
  func `ones and sevens are slanted half as far`(label: Int) {
    var ranges = Distortion()
    ranges.shear = 30
    var generator = SeededGenerator(seed: 2)
    let tangents = (0..<1000).map { _ in
      Double(AffineMap(drawnFrom: ranges, label: label, using: &generator).xy)
    }
    // tan 30° and tan 15°.
    let limit = [1, 7].contains(label) ? 0.267_949_192_4 : 0.577_350_269_2
    #expect(tangents.max()! < limit + 1e-6 && tangents.max()! > 0.98 * limit)
    #expect(tangents.min()! > -limit - 1e-6 && tangents.min()! < -0.98 * limit)
  }

  /// What a range of 0 would draw is left to the next range.
  @Test
  func `a range of nothing draws nothing`() {
    var ranges = Distortion()
    ranges.rotation = 10
    var (one, other) = (SeededGenerator(seed: 4), SeededGenerator(seed: 4))
    let map = AffineMap(drawnFrom: ranges, label: 0, using: &one)
    #expect(map == .rotation(degrees: other.uniform(-10, 10)))
    #expect(one == other)
  }

  @Test
  func `axes are stretched apart from each other, within the range`() {
    var ranges = Distortion()
    ranges.scale = 0.2
    var generator = SeededGenerator(seed: 3)
    let maps = (0..<1000).map { _ in AffineMap(drawnFrom: ranges, label: 0, using: &generator) }
    #expect(maps.allSatisfy { (1 / 1.2001...1 / 0.7999).contains($0.xx) })
    #expect(maps.allSatisfy { (1 / 1.2001...1 / 0.7999).contains($0.yy) })
    #expect(maps.contains { $0.xx > 1.1 && $0.yy < 0.9 })
  }
}
