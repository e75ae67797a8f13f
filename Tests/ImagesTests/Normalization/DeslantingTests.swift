// Slant found and taken away: strokes whose slant is known, and what must not change.

import Foundation
import Testing

@testable import Images

@Suite struct DeslantingTests {
  private func upright(_ picture: GrayImage) -> GrayImage {
    var samples = [UInt8](repeating: 77, count: picture.samples.count)
    var span = samples.mutableSpan
    Deslanting.deslant(picture.samples.span, width: picture.width, into: &span)
    return GrayImage(width: picture.width, height: picture.height, samples: samples)
  }

  private func slant(of picture: GrayImage) -> Float {
    Deslanting.slant(of: picture.samples.span, width: picture.width).slant
  }

  /// A stroke from row 4 to row 24 of a field, four columns wide, which leans by `slant` columns a row. Its profile is
  /// half a wave of a cosine, which four samples can follow.
  private func stroke(leaning slant: Float) -> GrayImage {
    var samples = [UInt8](repeating: 0, count: 28 * 28)
    for row in 4...24 {
      let middle = 14 + slant * Float(row - 14)
      for column in 0..<28 {
        let distance = min(abs(Double(column) - Double(middle)) / 4, 1)
        samples[row * 28 + column] = UInt8(127.5 * (1 + cos(.pi * distance)))
      }
    }
    return GrayImage(width: 28, height: 28, samples: samples)
  }

  @Test(arguments: [-0.7, -0.33, -0.1, 0.05, 0.2, 0.5, 0.9] as [Float])
  func `takes away a slant`(slant: Float) {
    let leaning = stroke(leaning: slant)
    #expect(abs(self.slant(of: leaning) - slant) < 0.01)
    let upright = upright(leaning)
    #expect(abs(self.slant(of: upright)) < 0.01)
    let worst = zip(upright.samples, stroke(leaning: 0).samples).map { abs(Int($0) - Int($1)) }.max()
    #expect(worst ?? 255 <= 6, "\(worst ?? -1) levels from the stroke that never leant")
  }

  @Test func `leaves what is upright as it is`() {
    let picture = stroke(leaning: 0)
    #expect(slant(of: picture) == 0)
    #expect(upright(picture) == picture)
  }

  /// Rows 10 to 16 of a diagonal, whose centre of mass is a whole row: every row moves by whole columns.
  @Test func `moves rows by so many whole columns`() {
    var diagonal = Drawing.blank(28, 28)
    var bar = Drawing.blank(28, 28)
    for row in 10...16 {
      diagonal.fill(x: row, y: row, width: 1, height: 1)
      bar.fill(x: 13, y: row, width: 1, height: 1)
    }
    #expect(upright(diagonal) == bar)
  }

  @Test func `moves nothing by more than 45 degrees`() {
    var flat = Drawing.blank(28, 28)
    for column in 4..<24 { flat.fill(x: column, y: column / 8 + 12, width: 1, height: 1) }
    #expect(slant(of: flat) == 1)
    var level = Drawing.blank(28, 28)
    level.fill(x: 4, y: 14, width: 20, height: 1)
    #expect(upright(level) == level)
  }

  /// Ink that would leave the field is lost and does not come in on the other side.
  @Test func `what comes in is paper`() {
    var cross = Drawing.blank(28, 28)
    for row in 0..<28 { cross.fill(x: row, y: row, width: 1, height: 1) }
    cross.fill(x: 0, y: 27, width: 28, height: 1, level: 1)
    cross.fill(x: 27, y: 27, width: 1, height: 1)
    let upright = upright(cross)
    #expect(upright.samples[27 * 28 + 20] == 0, "right of what row 27 held")
    #expect(upright.samples.indices.allSatisfy { upright.samples[$0] < 200 || (11...16).contains($0 % 28) })
  }

  /// A hard edge between two samples makes them overshoot, and what is brighter than ink is ink.
  @Test func `no sample overflows`() {
    var bar = Drawing.blank(28, 28)
    for row in 0..<28 { bar.fill(x: 8 + row / 4, y: row, width: 5, height: 1) }
    let upright = upright(bar)
    #expect(upright.samples.contains(255))
    let inside = (2..<26).flatMap { row in (12..<15).map { upright.samples[row * 28 + $0] } }
    let outside = (2..<26).flatMap { row in [5, 6, 21, 22].map { upright.samples[row * 28 + $0] } }
    #expect(inside.allSatisfy { $0 > 200 } && outside.allSatisfy { $0 == 0 })
  }

  /// Sums of so many rows would not fit into 64 bits.
  @Test func `a strip of half a million rows stays as it is`() {
    let strip = Drawing.filled(1, 500_000)
    #expect(upright(strip) == strip)
  }

  @Test(arguments: [(28, 28), (1, 1), (1, 7), (7, 1), (3, 2)])
  func `paper stays paper`(width: Int, height: Int) {
    #expect(upright(Drawing.blank(width, height)) == Drawing.blank(width, height))
  }

  @Test(arguments: [(1, 1), (1, 7), (7, 1), (2, 3)])
  func `small pictures of ink stay as they are`(width: Int, height: Int) {
    #expect(upright(Drawing.filled(width, height)) == Drawing.filled(width, height))
  }

  /// Rows without ink are not worked on, and must not keep what was there.
  @Test func `rows of paper are written`() {
    var upright = [UInt8](repeating: 9, count: 12)
    var span = upright.mutableSpan
    Deslanting.deslant(([0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0] as [UInt8]).span, width: 4, into: &span)
    #expect(upright == [0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0])
  }

  @Test func `writes where it is told`() {
    let picture = stroke(leaning: 0.3)
    var samples = [UInt8](repeating: 77, count: 3 * 784)
    var span = samples.mutableSpan
    Deslanting.deslant(picture.samples.span, width: 28, into: &span, at: 784)
    #expect(samples[784..<1568].elementsEqual(upright(picture).samples))
    #expect(samples[..<784].allSatisfy { $0 == 77 } && samples[1568...].allSatisfy { $0 == 77 })
  }

  @Test func `room that does not fit traps`() async {
    await #expect(processExitsWith: .failure) {
      var samples = [UInt8](repeating: 0, count: 783)
      var span = samples.mutableSpan
      Deslanting.deslant([UInt8](repeating: 0, count: 784).span, width: 28, into: &span)
    }
  }
}
