// The header's parser against RFC 8259: what each text means, or the byte at which it stops meaning anything.

import Testing

@testable import MLP

struct JSONReaderTests {
  @Test(
    arguments: [
      ("{}", [:]),
      (" \t\r\n{ \t\r\n} \t\r\n", [:]),
      (#"{"a":null,"b":true,"c":false}"#, ["a": .null, "b": .bool(true), "c": .bool(false)]),
      (
        #"{"a":[],"b":{},"c":[[1],{"d":2}]}"#,
        [
          "a": .array([]), "b": .object([:]),
          "c": .array([.array([.integer(1)]), .object(["d": .integer(2)])]),
        ]
      ),
      (#"{ "a" : [ 1 , 2 ] , "b" : 3 }"#, ["a": .array([.integer(1), .integer(2)]), "b": .integer(3)]),
      (#"{"":""}"#, ["": .string("")]),
      (
        #"{"a":0,"b":-7,"c":9223372036854775807,"d":-9223372036854775808}"#,
        ["a": .integer(0), "b": .integer(-7), "c": .integer(.max), "d": .integer(.min)]
      ),
      (
        #"{"a":9223372036854775808,"b":-0,"c":1e0,"d":-1.50E+2,"e":0.5e-1}"#,
        ["a": .number(0x1p63), "b": .number(-0.0), "c": .number(1), "d": .number(-150), "e": .number(0.05)]
      ),
      (#"{"a":"\"\\\/\b\f\n\r\t"}"#, ["a": .string("\"\\/\u{8}\u{C}\n\r\t")]),
      (#"{"a":"\u0041\u00e9\u20AC\ud83d\ude00\u0000"}"#, ["a": .string("A\u{E9}\u{20AC}\u{1F600}\u{0}")]),
      (#"{"é€😀":"é€😀"}"#, ["é€😀": .string("é€😀")]),
      (#"{"a\u0062":1,"b":"\u0022"}"#, ["ab": .integer(1), "b": .string("\"")]),
    ] as [(String, [String: JSONValue])])
  func `a text is read as what it says`(text: String, members: [String: JSONValue]) throws {
    #expect(try JSONReader.object(in: Array(text.utf8)) == members)
  }

  @Test
  func `an integer that an Int holds keeps its sign and its last digit`() throws {
    let members = try JSONReader.object(in: Array(#"{"a":9007199254740993,"b":-0}"#.utf8))
    #expect(members["a"] == .integer(9_007_199_254_740_993))
    guard case .number(let zero) = members["b"] else { return #expect(Bool(false), "-0 is no integer") }
    #expect(zero.sign == .minus)
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd, 0),
      ("[]", .expected("'{'"), 0),
      ("{", .unexpectedEnd, 1),
      (#"{"a""#, .unexpectedEnd, 4),
      (#"{"a":"#, .unexpectedEnd, 5),
      (#"{"a":1"#, .unexpectedEnd, 6),
      (#"{"a":1,"#, .unexpectedEnd, 7),
      (#"{"a":[1"#, .unexpectedEnd, 7),
      (#"{"a"#, .unexpectedEnd, 3),
      (#"{"a\"#, .unexpectedEnd, 4),
      (#"{"a\u00"#, .unexpectedEnd, 7),
      (#"{"a":1,}"#, .expected("a key"), 7),
      (#"{,}"#, .expected("a key"), 1),
      (#"{a:1}"#, .expected("a key"), 1),
      (#"{'a':1}"#, .expected("a key"), 1),
      (#"{"a" 1}"#, .expected("':'"), 5),
      (#"{"a":1 "b":2}"#, .expected("',' or '}'"), 7),
      (#"{"a":[1 2]}"#, .expected("',' or ']'"), 8),
      (#"{"a":[1,]}"#, .expected("a value"), 8),
      (#"{"a":}"#, .expected("a value"), 5),
      (#"{"a":NaN}"#, .expected("a value"), 5),
      (#"{"a":+1}"#, .expected("a value"), 5),
      (#"{"a":.5}"#, .expected("a value"), 5),
      (#"{"a":/*1*/1}"#, .expected("a value"), 5),
      (#"{"a":True}"#, .expected("a value"), 5),
      (#"{"a":trUe}"#, .expected("'true'"), 7),
      (#"{"a":nul"#, .unexpectedEnd, 8),
      (#"{"a":-}"#, .invalidNumber, 6),
      (#"{"a":01}"#, .invalidNumber, 7),
      (#"{"a":1.}"#, .invalidNumber, 7),
      (#"{"a":1e}"#, .invalidNumber, 7),
      (#"{"a":1e+}"#, .invalidNumber, 8),
      (#"{"a":1e999}"#, .numberOutOfRange, 5),
      (#"{"a":0x10}"#, .expected("',' or '}'"), 6),
      ("{\"a\n\":1}", .controlCharacterInString, 3),
      ("{\"a\u{0}\":1}", .controlCharacterInString, 3),
      (#"{"a":"\x41"}"#, .invalidEscape, 6),
      (#"{"a":"\u12G4"}"#, .invalidEscape, 6),
      (#"{"a":"\ud83d"}"#, .loneSurrogate, 6),
      (#"{"a":"\ude00"}"#, .loneSurrogate, 6),
      (#"{"a":"\ud83d\u0041"}"#, .loneSurrogate, 6),
      (#"{"a":"\ud83dx"}"#, .loneSurrogate, 6),
      (#"{"a":1,"a":1}"#, .duplicateKey("a"), 7),
      (#"{"a":{"b":1,"\u0062":2}}"#, .duplicateKey("b"), 12),
      ("{\"\u{E9}\":1,\"e\u{301}\":2}", .duplicateKey("\u{E9}"), 8),
      ("{} x", .expected("the end"), 3),
      ("{}{}", .expected("the end"), 2),
      ("{}\u{0}", .expected("the end"), 2),
      ("\u{FEFF}{}", .expected("'{'"), 0),
    ] as [(String, JSONError.Problem, Int)])
  func `a text that is not JSON is refused where it stops being it`(
    text: String, problem: JSONError.Problem, offset: Int
  ) {
    #expect(throws: JSONError(problem: problem, offset: offset)) {
      try JSONReader.object(in: Array(text.utf8))
    }
  }

  @Test(
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3]] as [[UInt8]])
  func `invalid UTF-8 is refused at its first byte, wherever it is`(bytes: [UInt8]) {
    let text = Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8)
    #expect(throws: JSONError(problem: .invalidUTF8, offset: 6)) { try JSONReader.object(in: text) }
  }

  @Test
  func `nesting is followed to the limit and no further`() throws {
    func nested(_ levels: Int) -> [UInt8] {
      Array(("{\"a\":" + String(repeating: "[", count: levels - 1)).utf8)
        + Array((String(repeating: "]", count: levels - 1) + "}").utf8)
    }
    _ = try JSONReader.object(in: nested(JSONReader.maximumDepth))
    let problem = JSONError.Problem.nestedTooDeeply(limit: JSONReader.maximumDepth)
    #expect(throws: JSONError(problem: problem, offset: 5 + 63)) {
      try JSONReader.object(in: nested(JSONReader.maximumDepth + 1))
    }
    #expect(throws: JSONError(problem: problem, offset: 5 + 63)) {
      try JSONReader.object(in: nested(1_000_000))
    }
  }

  @Test
  func `values are counted, and too many are refused`() throws {
    func zeros(_ count: Int) -> [UInt8] {
      Array("{\"a\":[0".utf8) + Array(String(repeating: ",0", count: count - 1).utf8) + Array("]}".utf8)
    }
    _ = try JSONReader.object(in: zeros(JSONReader.maximumValues - 1))
    #expect(throws: JSONError.self) { try JSONReader.object(in: zeros(JSONReader.maximumValues)) }
  }
}
