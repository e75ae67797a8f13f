// The characters of labels: those of a mapping file, and those of the published splits.

import Testing

@testable import Formats

struct LetterMappingTests {
  @Test func `a line is a label and the code points of its character`() throws {
    let mapping = try #require(LetterMapping(parsing: "10 65 97\n3 33\r\n\n255 233\n"))
    #expect(mapping.names == ["A", "!", "é"])
    #expect([10, 3, 255].map(mapping.classIndex) == [0, 1, 2])
    #expect(mapping.classIndex(of: 0) == nil && mapping.classIndex(of: 65) == nil)
  }

  @Test(arguments: [
    "", "\n", "0", "0 65\n1", "0 65\n0 66", "256 65", "-1 65", "a 65", "0 A", "0 32", "0 31", "0 44",
    "0 55296",
    "0 1114112",
  ])
  func `is refused`(text: String) {
    #expect(LetterMapping(parsing: text) == nil)
  }

  @Test func `there may be as many labels as a byte tells apart`() throws {
    let lines = (0..<256).map { "\($0) \($0 + 256)" }
    let mapping = try #require(LetterMapping(parsing: lines.joined(separator: "\n")))
    #expect(mapping.names.count == 256 && mapping.classIndex(of: 255) == 255)
  }

  /// The splits' published mappings; only letters are counted from 1.
  @Test(
    arguments: [
      ("letters", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1),
      ("balanced", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", 0),
      ("bymerge", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", 0),
      ("byclass", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 0),
    ] as [(String, String, UInt8)])
  func `published splits are known`(split: String, signs: String, first: UInt8) throws {
    let mapping = try #require(LetterMapping(split: split))
    #expect(mapping.names == signs.map { String($0) })
    let last = first + UInt8(signs.count) - 1
    #expect(mapping.classIndex(of: first) == 0 && mapping.classIndex(of: last) == UInt8(signs.count - 1))
    #expect(mapping.classIndex(of: last + 1) == nil && (first == 0 || mapping.classIndex(of: 0) == nil))
  }

  @Test(arguments: ["digits", "mnist", "", "Letters"])
  func `splits of digits have no letters`(split: String) {
    #expect(LetterMapping(split: split) == nil)
  }
}
