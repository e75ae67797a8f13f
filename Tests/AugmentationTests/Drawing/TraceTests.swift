// The path of the pen: through its knots, fitted to its box.

import Random
import Testing

@testable import Augmentation

@Suite struct TraceTests {
  @Test(arguments: 0...9, [20, 196] as [Float])
  func `the ink fills the box`(digit: Int, side: Float) {
    var generator = SeededGenerator(seed: 2, stream: UInt64(digit))
    var trace = Trace()
    for glyph in Glyph.all[digit] {
      for _ in 0..<20 {
        trace.write(glyph, style: Style(using: &generator), using: &generator)
        trace.fit(side: side, middle: [100, 200])
        let lows = trace.points.map { $0.place - $0.radius }
        let highs = trace.points.map { $0.place + $0.radius }
        let low = lows.reduce(lows[0]) { pointwiseMin($0, $1) }
        let high = highs.reduce(highs[0]) { pointwiseMax($0, $1) }
        #expect(abs(max(high.x - low.x, high.y - low.y) - side) < 0.001 * side, "\(glyph.name)")
        #expect(abs((low.x + high.x) / 2 - 100) < 0.01 && abs((low.y + high.y) / 2 - 200) < 0.01)
      }
    }
  }

  @Test(arguments: 0...9)
  func `lines have a width and every stroke starts once`(digit: Int) {
    var generator = SeededGenerator(seed: 7, stream: UInt64(digit))
    var trace = Trace()
    for glyph in Glyph.all[digit] {
      for _ in 0..<20 {
        trace.write(glyph, style: Style(using: &generator), using: &generator)
        #expect(trace.points.count { !$0.isJoined } == glyph.strokeLengths.count)
        #expect(!trace.points[0].isJoined)
        for point in trace.points {
          #expect((Style.finestLine / 2...12).contains(point.radius), "\(glyph.name): \(point.radius)")
          #expect(point.place.x.isFinite && point.place.y.isFinite, "\(glyph.name)")
        }
      }
    }
  }

  @Test func `refining keeps the ends of every stroke`() {
    var generator = SeededGenerator(seed: 5)
    var trace = Trace()
    let glyph = Glyph("cross", share: 1, "0,0 50,20 100,100 | 0,100 100,0")
    trace.write(glyph, style: Style(using: &generator), using: &generator)
    let before = ends(of: trace)
    trace.refine()
    #expect(ends(of: trace) == before)
    #expect(trace.points.count { !$0.isJoined } == 2)
  }

  private func ends(of trace: Trace) -> [SIMD2<Float>] {
    trace.points.indices.compactMap { index in
      let isLast = index + 1 == trace.points.count || !trace.points[index + 1].isJoined
      return isLast || !trace.points[index].isJoined ? trace.points[index].place : nil
    }
  }
}
