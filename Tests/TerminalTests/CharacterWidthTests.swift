// Columns of characters on either side of the ranges of wide ones.

import Testing

@testable import Terminal

@Suite struct CharacterWidthTests {
  @Test(
    arguments: [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD,
    ] as [ClosedRange<UInt32>])
  func `wide from the first to the last, and not beside them`(range: ClosedRange<UInt32>) throws {
    func columns(_ scalar: UInt32) throws -> Int {
      Character(try #require(Unicode.Scalar(scalar))).terminalColumns
    }
    #expect(try columns(range.lowerBound) == 2 && columns(range.upperBound) == 2)
    #expect(try columns(range.lowerBound - 1) == 1)
    // Planes end in places that are no characters; after Hangul's syllables come its medial consonants.
    if range.upperBound < 0x3FFFD { #expect(try columns(range.upperBound + 1) == 1) }
  }

  @Test func `a text has the columns of its characters`() {
    #expect("7 お".terminalColumns == 4 && "".terminalColumns == 0 && "e\u{301}".terminalColumns == 1)
  }
}
