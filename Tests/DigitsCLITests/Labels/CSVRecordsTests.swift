import Testing

@testable import DigitsCLI

/// The records in `text`, each as its line and fields joined by bars.
private func records(_ text: String) throws(CSVError) -> [String] {
  var records = try CSVRecords(Array(text.utf8))
  var found: [String] = []
  while let record = try records.next() {
    found.append("\(record.line): \(record.fields.joined(separator: "|"))")
  }
  return found
}

@Suite struct CSVRecordsTests {
  @Test(
    arguments: [
      ("", []),
      ("a,b\n1,2\n", ["1: a|b", "2: 1|2"]),
      ("a,b\n1,2", ["1: a|b", "2: 1|2"]),
      ("a,b\r\n1,2\r\n", ["1: a|b", "2: 1|2"]),
      ("a,b\r1,2\r", ["1: a|b", "2: 1|2"]),
      ("\u{FEFF}a,b\n", ["1: a|b"]),
      ("a,,\n", ["1: a||"]),
      ("\"a, \"\"b\"\"\",c\n", ["1: a, \"b\"|c"]),
      ("\"a\r\nb\"\nc\n", ["1: a\nb", "3: c"]),
      ("\"\"\n", ["1: "]),
      ("é,日本\n", ["1: é|日本"]),
      ("a\n\nb\n", ["1: a", "2: ", "3: b"]),
      ("a;b\n1,5;2\n", ["1: a|b", "2: 1,5|2"]),
      ("a\tb\n1\t2\n", ["1: a|b", "2: 1|2"]),
      ("\"a,b,c\";d;e\n", ["1: a,b,c|d|e"]),
      ("a, b ,  \"c \" \n", ["1: a|b|c "]),
    ] as [(String, [String])])
  func `what is read`(text: String, expected: [String]) throws {
    #expect(try records(text) == expected)
  }

  @Test(
    arguments: [
      (
        "a,b\"c\n",
        "line 1, column 4: a quotation mark inside a field; quote the whole field and double this one"
      ),
      (
        "a\n\"b\"c\n",
        "line 2, column 4: text after a closing quotation mark; expected a separator or the end of the line"
      ),
      (
        "\u{FEFF}a,b\"c\n",
        "line 1, column 4: a quotation mark inside a field; quote the whole field and double this one"
      ),
      (
        "\u{FEFF}a\nb\"c\n",
        "line 2, column 2: a quotation mark inside a field; quote the whole field and double this one"
      ),
      ("a\n,\"b\n", "line 2, column 2: a quotation mark that is never closed"),
      ("a\0b", "line 1, column 2: a byte 0, which is not allowed in a table"),
      ("a\u{7F}", "line 1, column 2: a byte 127, which is not allowed in a table"),
      (
        String(repeating: "x", count: 4_097),
        "line 1, column 4097: a field longer than 4096 bytes; a quotation mark may be missing its partner"
      ),
      (
        "\"" + String(repeating: "\n", count: 4_097),
        "line 4097, column 1: a field longer than 4096 bytes; a quotation mark may be missing its partner"
      ),
      (String(repeating: ",", count: 64), "line 1, column 65: more than 64 fields in a line"),
    ])
  func `what is refused, and where`(text: String, sentence: String) {
    let error = #expect(throws: CSVError.self) { try records(text) }
    #expect(error?.description == sentence)
  }

  @Test
  func `as much as a field and a line may hold is read`() throws {
    let longest = String(repeating: "x", count: CSVRecords.longestField)
    #expect(try records(longest) == ["1: " + longest])
    #expect(try records("\"\(longest)\"") == ["1: " + longest])
    let most = String(repeating: ",", count: CSVRecords.mostFields - 1)
    #expect(try records(most) == ["1: " + String(repeating: "|", count: CSVRecords.mostFields - 1)])
  }

  @Test
  func `text that is not UTF-8 is refused where its field begins`() throws {
    var records = try CSVRecords([0x61, 0x2C, 0xFF, 0x0A])
    let error = #expect(throws: CSVError.self) { try records.next() }
    #expect(error == .notUTF8(CSVError.Place(line: 1, column: 3)))
  }

  @Test
  func `a million lines are read, one more is not`() throws {
    var records = try CSVRecords([UInt8](repeating: 0x0A, count: CSVRecords.mostRecords + 1))
    for _ in 0..<CSVRecords.mostRecords { _ = try records.next() }
    #expect(throws: CSVError.tooManyRecords(limit: CSVRecords.mostRecords)) { try records.next() }
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read in either order, with its mark or without`(isLittle: Bool, hasMark: Bool) throws {
    let units = Array(((hasMark ? "\u{FEFF}" : "") + "a;é日\r\n1;𝟚\r\n").utf16)
    let bytes = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return isLittle ? [low, high] : [high, low]
    }
    var table = try CSVRecords(bytes)
    #expect(try table.next()?.fields == ["a", "é日"])
    #expect(try table.next()?.fields == ["1", "𝟚"])
    #expect(try table.next() == nil)
    #expect(throws: CSVError.notUTF16) { try CSVRecords(Array(bytes.dropLast())) }
    // A high surrogate without its low one.
    #expect(throws: CSVError.notUTF16) {
      try CSVRecords([0xFF, 0xFE, 0x61, 0, 0, 0xD8])
    }
  }
}
