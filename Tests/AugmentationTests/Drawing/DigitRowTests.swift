// Rows of digits against pictures drawn by hand.

import Random
import Testing

@testable import Augmentation

@Suite struct DigitRowTests {
  /// Ink as lines of characters, `#` for full ink.
  private func ink(_ lines: [String]) -> DigitInk {
    let side = lines[0].count
    return DigitInk(croppedFrom: lines.flatMap { $0.map { $0 == "#" ? 255 : 0 } }, side: side)
  }

  private func lines(_ row: DigitRow) -> [String] {
    (0..<row.height).map { y in
      String((0..<row.width).map { row.samples[y * row.width + $0] > 0 ? "#" : " " as Character })
    }
  }

  @Test func `ink is cut close`() {
    let cut = ink(["    ", "  # ", " ## ", "    "])
    #expect(cut.width == 2 && cut.height == 2)
    #expect(cut.samples == [0, 255, 255, 255])
  }

  @Test func `digits stand on a line as far apart as asked where they are nearest`() {
    let slope = ink(["  #", " # ", "#  "])
    let bar = ink(["#", "#"])
    #expect(
      lines(DigitRow([bar, slope, bar], gaps: [1, 2], rises: [0, 0, 1], margin: 1)) == [
        "          ",
        "     #  # ",
        " #  #   # ",
        " # #      ",
        "          ",
      ])
  }

  @Test func `below zero they overlap`() {
    let block = ink(["###", "###"])
    #expect(
      lines(DigitRow([block, block], gaps: [-1], rises: [0, 0], margin: 0)) == ["#####", "#####"])
  }

  @Test func `digits that share no row stand behind one another`() {
    let dot = ink(["#"])
    #expect(
      lines(DigitRow([dot, dot], gaps: [0], rises: [0, 5], margin: 0)) == [
        " #", "  ", "  ", "  ", "  ", "# ",
      ])
  }

  /// Ink in the row above or below is as near as ink in the same row.
  @Test func `ink that meets diagonally is near`() {
    let bar = ink(["#"])
    let step = ink([" #", "# "])
    #expect(lines(DigitRow([step, bar], gaps: [0], rises: [0, 0], margin: 0)) == [" # ", "# #"])
    #expect(lines(DigitRow([bar, step], gaps: [0], rises: [0, 0], margin: 0)) == ["  #", "## "])
    #expect(lines(DigitRow([step, bar], gaps: [0], rises: [0, 2], margin: 0)) == ["  #", " # ", "#  "])
    #expect(lines(DigitRow([step, bar], gaps: [0], rises: [1, 0], margin: 0)) == [" #", "# ", " #"])
  }

  /// Behind a digit that overlaps a longer one, the longer one is still the nearest.
  @Test func `the farthest ink so far counts`() {
    let dot = ink(["#"])
    #expect(
      lines(DigitRow([ink(["####"]), dot, dot], gaps: [-4, 0], rises: [0, 0, 0], margin: 0)) == ["#####"])
  }

  @Test func `the row begins and ends with the digit that goes farthest`() {
    let (dot, long) = (ink(["#"]), ink(["####"]))
    #expect(lines(DigitRow([dot, long], gaps: [-3], rises: [1, 0], margin: 0)) == ["  # ", "####"])
    #expect(DigitRow([long, dot], gaps: [-3], rises: [0, 0], margin: 0).width == 4)
  }

  /// Ink counts from half full on, and where digits overlap the darker ink stays.
  @Test(
    arguments: [
      (127, [127, 255, 255, 127]), (128, [128, 255, 128, 128, 255, 128]),
    ] as [(UInt8, [UInt8])])
  func `half full ink is solid`(level: UInt8, samples: [UInt8]) {
    let digit = DigitInk(croppedFrom: [level, 255, level, 0, 0, 0, 0, 0, 0], side: 3)
    #expect(DigitRow([digit, digit], gaps: [0], rises: [0, 0], margin: 0).samples == samples)
  }

  @Test func `drawn digits are their own`() {
    var generator = SeededGenerator(seed: 1)
    let digit = DigitInk(drawing: 7, side: 100, using: &generator)
    #expect(max(digit.width, digit.height) > 60 && max(digit.width, digit.height) < 80)
    var same = SeededGenerator(seed: 1)
    let isSame = DigitInk(drawing: 7, side: 100, using: &same).samples == digit.samples
    #expect(isSame)
  }
}
