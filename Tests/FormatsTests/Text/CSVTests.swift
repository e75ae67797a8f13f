import Formats
import Testing

@Suite struct CSVTests {
  @Test(
    arguments: [
      ([], ""),
      (["a", "", "7"], "a,,7"),
      (["a, b"], "\"a, b\""),
      (["say \"7\""], "\"say \"\"7\"\"\""),
      (["two\nlines", "two\r\nlines"], "\"two\nlines\",\"two\r\nlines\""),
      (["two\rlines"], "\"two\rlines\""),
      ([",\u{301}"], "\",\u{301}\""),
      (["é 日本"], "é 日本"),
    ] as [([String], String)])
  func `fields are quoted where they must be`(fields: [String], expected: String) {
    #expect(CSV.line(fields).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }
}
