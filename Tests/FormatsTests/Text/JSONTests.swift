import Formats
import Foundation
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      (nil, "null"), (.boolean(true), "true"), (.boolean(false), "false"),
      (.integer(.min), "-9223372036854775808"),
      (.number(0.1), "0.1"), (.number(1), "1.0"), (.number(1e-7), "1e-07"), (.number(1e21), "1e+21"),
      (.float(0.1), "0.1"), (.number(Double(Float(0.1))), "0.10000000149011612"),
      (.number(.nan), "null"), (.number(-.infinity), "null"), (.float(.nan), "null"),
      (.float(.infinity), "null"),
      ([], "[]"), ([.integer(1), [.integer(2), nil]], "[1,[2,null]]"), ([:], "{}"),
      (["b": .integer(1), "a": ["c": []]], #"{"b":1,"a":{"c":[]}}"#),
      ([#"k""#: nil], #"{"k\"":null}"#),
    ] as [(JSON, String)])
  func values(value: JSON, expected: String) {
    #expect(value.description == expected)
  }

  @Test(
    arguments: [
      ("", #""""#), (#"a"b\c/"#, #""a\"b\\c/""#), ("a\nb\tc\r", #""a\nb\tc\r""#),
      ("\0\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\u{9B}\u{202E}", #""\u009b\u202e""#),
      ("\u{E0041}", #""\udb40\udc41""#), ("Größe 数 🙂 \u{FFFD}", "\"Größe 数 🙂 \u{FFFD}\""),
    ])
  func `strings are escaped`(text: String, expected: String) {
    #expect(JSON.string(text).description == expected)
  }

  @Test
  func `foundation reads back what was written`() throws {
    let text = String(String.UnicodeScalarView((0...0x2100).compactMap(Unicode.Scalar.init)))
    let json: JSON = [
      "text": .string(text), "tiny": .number(.leastNonzeroMagnitude), "max": .number(0x1.fffffffffffffp+1023),
    ]
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.description.utf8)) as? [String: Any])
    #expect(object["text"] as? String == text)
    #expect(object["tiny"] as? Double == .leastNonzeroMagnitude)
    #expect(object["max"] as? Double == .greatestFiniteMagnitude)
  }
}
