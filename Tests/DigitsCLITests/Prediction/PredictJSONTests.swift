// The objects of `predict --json`: rows, places and doubts of numbers, names of classes.

import Formats
import Synchronization
import Terminal
import Testing

@testable import DigitReader
@testable import DigitsCLI
@testable import Images

@Suite struct PredictJSONTests {
  private static let source = PictureSource(name: "a.png")
  private struct Unreadable: Error, CustomStringConvertible { let description = "no picture" }
  private static let outcome = PictureOutcome(result: .failure(Unreadable()), thumbnail: nil, size: nil)

  /// What `write` answers and what it remarks.
  private func told(_ write: (PredictJSON) throws -> Void) rethrows -> (output: String, errors: String) {
    let written = Mutex(("", ""))
    let console = Console(environment: Environment()) { stream, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      written.withLock { stream == .output ? ($0.0 += text) : ($0.1 += text) }
    }
    try write(PredictJSON(console: console))
    return written.withLock { ($0.0, $0.1) }
  }

  private func reading(_ digit: Int, _ confidence: Float, _ names: [String] = []) -> DigitReading {
    var probabilities = [Float](repeating: 0, count: 3)
    probabilities[digit] = confidence
    probabilities[(digit + 1) % 3] = 1 - confidence
    return DigitReading(
      field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: probabilities,
      classes: ClassNames(names))
  }

  private func digit(_ digit: Int, x: Int, confidence: Float = 1, cell: GridCell? = nil) -> NumberDigit {
    NumberDigit(
      box: PixelBox(x: x, y: 2, width: 3, height: 4), reading: reading(digit, confidence), cell: cell)
  }

  @Test func `a digit has its name, its probabilities and its doubt`() throws {
    let plain = try told { try $0.tell(.digit(reading(1, 0.75), doubt: nil), of: Self.source, Self.outcome) }
    #expect(
      plain.output == #"{"file":"a.png","digit":1,"probability":0.75,"probabilities":[0.0,0.75,0.25]}"# + "\n"
    )
    #expect(plain.errors == "")
    let named = try told {
      try $0.tell(
        .digit(reading(0, 1, ["Bag", "Coat", "Dress"]), doubt: .severalDigits), of: Self.source, Self.outcome)
    }
    let words = "\(Doubt.severalDigits); '--number' reads them all"
    #expect(
      named.output
        == #"{"file":"a.png","digit":0,"name":"Bag","probability":1.0,"probabilities":[1.0,0.0,0.0],"warning":""#
        + words.replacing("\"", with: "\\\"") + "\"}\n")
    #expect(named.errors == "a.png: \(words)\n")
  }

  @Test func `a number has its parts, its signs and its places`() throws {
    let sign = SegmentedSign(box: PixelBox(x: 4, y: 3, width: 1, height: 2), kind: nil)
    let line = NumberLineReading(digits: [digit(2, x: 0), digit(0, x: 6)], signs: [sign])
    let number = NumberReading(lines: [line, [digit(1, x: 9, cell: GridCell(row: 2, column: 0))]])
    let (output, errors) = try told { try $0.tell(.number(number), of: Self.source, Self.outcome) }
    func object(_ digit: Int, _ values: String, _ x: Int, _ cell: String = "") -> String {
      #"{"digit":\#(digit),"probability":1.0,"probabilities":[\#(values)],"#
        + #""box":{"x":\#(x),"y":2,"width":3,"height":4}\#(cell)}"#
    }
    #expect(line.parts == ["2", "0"])
    let expected: [String] = [
      #"{"file":"a.png","lines":[{"number":"2 0","digits":["#, object(2, "0.0,0.0,1.0", 0), ",",
      object(0, "1.0,0.0,0.0", 6), #"],"parts":["2","0"],"signs":["#,
      #"{"box":{"x":4,"y":3,"width":1,"height":2}}]},{"number":"1","digits":["#,
      object(1, "0.0,1.0,0.0", 9, #","row":3,"column":1"#),
      #"]}],"warning":"skipped a sign that is not a digit"}"#, "\n",
    ]
    #expect(output == expected.joined())
    #expect(errors == "a.png: skipped a sign that is not a digit\n")
  }

  @Test(arguments: [1, 2, 3])
  func `a turned picture says by how much`(quarters: Int) throws {
    var number = NumberReading(lines: [[digit(1, x: 0)]])
    let page = Picture(width: 8, height: 8, channels: .gray, samples: [UInt8](repeating: 0, count: 64))
    number.turn(back: page, quarters: quarters)
    let (output, errors) = try told { try $0.tell(.number(number), of: Self.source, Self.outcome) }
    #expect(output.contains(#""turned":\#(90 * quarters),"#))
    #expect(errors.contains("turned clockwise by \(90 * quarters) degrees"))
    let upright = try told {
      try $0.tell(.number(NumberReading(lines: [[digit(1, x: 0)]])), of: Self.source, Self.outcome)
    }
    #expect(!upright.output.contains("turned") && !upright.output.contains("parts"))
  }

  @Test func `what cannot be read has its reason`() throws {
    let (output, errors) = try told { try $0.tellFailure(Unreadable(), of: Self.source) }
    #expect(output == #"{"file":"a.png","error":"no picture"}"# + "\n" && errors == "")
  }

  @Test func `a table of numbers has the least probability and the doubts of its picture`() throws {
    let written = Mutex("")
    let console = Console(environment: Environment()) { _, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      written.withLock { $0 += text }
    }
    let table = try NumberCSV(console: console)
    let number = NumberReading(lines: [
      [digit(2, x: 0, confidence: 0.875), digit(1, x: 4), digit(0, x: 8, confidence: 0.9375)],
      [digit(1, x: 0)],
    ])
    try table.tell(.number(number), of: Self.source, Self.outcome)
    #expect(
      written.withLock { $0 }
        == "file,number,least_probability,warning,error\na.png,210,0.875,,\na.png,1,1.0,,\n")
  }
}
