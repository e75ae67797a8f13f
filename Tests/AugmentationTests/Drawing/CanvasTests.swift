// The rasteriser against areas and pixels worked out by hand.

import Testing

@testable import Augmentation

@Suite struct CanvasTests {
  private func point(_ x: Float, _ y: Float, _ radius: Float, isJoined: Bool = true) -> TracePoint {
    TracePoint(place: [x, y], radius: radius, isJoined: isJoined)
  }

  @Test func `a level line covers its rows`() {
    var canvas = Canvas(side: 20)
    // From y = 8.5 to y = 11.25: half of row 8, rows 9 and 10, a quarter of row 11.
    canvas.draw([point(2, 9.875, 1.375, isJoined: false), point(18, 9.875, 1.375)])
    let column = (0..<20).map { canvas.ink(row: $0, column: 10, softness: 1) }
    #expect(Array(column[7...12]) == [0, 128, 255, 255, 64, 0])
    #expect(column[..<7].allSatisfy { $0 == 0 } && column[13...].allSatisfy { $0 == 0 })
  }

  @Test func `the ink is as much as the shape is large`() {
    var canvas = Canvas(side: 40)
    canvas.draw([point(10, 12, 3, isJoined: false), point(30, 27, 3)])
    var ink = 0
    for row in 0..<40 {
      for column in 0..<40 { ink += Int(canvas.ink(row: row, column: column, softness: 1)) }
    }
    // A bar of 25 by 6 with a round end of radius 3 at either side.
    let area = 25.0 * 6 + .pi * 9
    #expect(abs(Double(ink) / 255 - area) < 0.01 * area)
  }

  @Test func `strokes that are not joined leave no line`() {
    var canvas = Canvas(side: 20)
    canvas.draw([
      point(2, 2, 1, isJoined: false), point(2, 18, 1), point(18, 18, 1, isJoined: false), point(18, 2, 1),
    ])
    #expect((5..<15).allSatisfy { canvas.ink(row: 17, column: $0, softness: 1) == 0 })
    #expect(canvas.ink(row: 10, column: 1, softness: 1) == 255)
    #expect(canvas.ink(row: 10, column: 18, softness: 1) == 255)
  }

  @Test func `lines beyond the edge are cut off`() {
    var canvas = Canvas(side: 20)
    canvas.draw([point(-50, 10, 2, isJoined: false), point(90, 10, 2)])
    #expect((0..<20).allSatisfy { canvas.ink(row: 9, column: $0, softness: 1) == 255 })
    canvas.draw([point(-50, -10, 2, isJoined: false), point(-9, 60, 2)])
    #expect((0..<20).allSatisfy { canvas.ink(row: 9, column: $0, softness: 1) == 0 })
  }

  @Test func `a soft edge is wide`() {
    var canvas = Canvas(side: 20)
    canvas.draw([point(-5, 10, 3, isJoined: false), point(25, 10, 3)])
    #expect(canvas.ink(row: 12, column: 10, softness: 1) == 255)
    #expect(canvas.ink(row: 12, column: 10, softness: 2) == 191)
    #expect(canvas.ink(row: 13, column: 10, softness: 2) == 64)
  }
}
