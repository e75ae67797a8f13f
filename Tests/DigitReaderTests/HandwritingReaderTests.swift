// The library as other programs see it: bytes in, values out, and one sentence where there is no answer.

import DigitReader
import Foundation
import Testing

struct HandwritingReaderTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Data").standardized

  private static func bytes(of file: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: file))
  }

  /// A picture of one shade.
  private static let blank = Array("P5\n30 30\n255\n".utf8) + [UInt8](repeating: 200, count: 900)

  @Test(arguments: [("img_7.pgm", 7), ("img_4.png", 4), ("img_5.jpg", 5)])
  func `pictures of each format are read`(file: String, value: Int) throws {
    let digit = try HandwritingReader().digit(in: Self.bytes(of: file))
    #expect(digit.value == value && digit.name == "\(value)")
    #expect(digit.probabilities.count == 10 && abs(digit.probabilities.reduce(0, +) - 1) < 1e-5)
    #expect(digit.probability == digit.probabilities[value])
    #expect(digit.doubt == nil)
  }

  /// A bar of ink 4 x 40 at (33, 21) of 80 x 90, dark on light.
  @Test func `the box holds the ink, in the picture's pixels`() throws {
    var samples = [UInt8](repeating: 255, count: 80 * 90)
    for y in 21..<61 { for x in 33..<37 { samples[y * 80 + x] = 0 } }
    let digit = try HandwritingReader().digit(in: Array("P5\n80 90\n255\n".utf8) + samples)
    let box = try #require(digit.box)
    #expect(box.x == 33 && box.y == 21 && box.width == 4 && box.height == 40)
  }

  @Test func `a number has its digits from left to right`() throws {
    let picture = try Self.bytes(of: "number_2035.png")
    let number = try HandwritingReader().number(in: picture)
    #expect(number.text == "2035" && number.lines.count == 1 && number.lines[0].signs.isEmpty)
    #expect(number.lines[0].digits.map(\.value) == [2, 0, 3, 5])
    let edges = number.lines[0].digits.compactMap { $0.box?.x }
    #expect(edges.count == 4 && edges == edges.sorted())
    let doubt = try HandwritingReader().digit(in: picture).doubt
    #expect(doubt == .severalDigits)
    #expect(doubt?.description == "the picture shows several digits that were read as one")
  }

  /// A capital E 60 pixels high.
  @Test func `ink that is no digit is told from a blank picture`() {
    var samples = [UInt8](repeating: 230, count: 100 * 100)
    for y in 20..<80 {
      for x in 30..<(20..<26 ~= y || 47..<53 ~= y || 74..<80 ~= y ? 68 : 37) { samples[y * 100 + x] = 20 }
    }
    let words = "the picture shows no digit: nothing that is written in it looks like one"
    #expect(throws: HandwritingReader.Failure.blank(words)) {
      try HandwritingReader().number(in: Array("P5\n100 100\n255\n".utf8) + samples)
    }
  }

  @Test func `weights of one's own are read from their bytes`() throws {
    let picture = try Self.bytes(of: "img_7.pgm")
    let own = try HandwritingReader(weights: Self.bytes(of: "pretrained.safetensors"))
    #expect(try own.digit(in: picture) == HandwritingReader().digit(in: picture))
  }

  @Test func `what cannot be answered is told by its kind`() throws {
    let reader = HandwritingReader()
    #expect(throws: HandwritingReader.Failure.self) { try HandwritingReader(weights: [1, 2, 3]) }
    #expect { try reader.digit(in: [UInt8]("no picture".utf8)) } throws: {
      if case .picture? = $0 as? HandwritingReader.Failure { true } else { false }
    }
    for answer in [{ _ = try reader.digit(in: Self.blank) }, { _ = try reader.number(in: Self.blank) }] {
      #expect(throws: HandwritingReader.Failure.blank(Self.blankWords)) { try answer() }
    }
  }

  private static let blankWords =
    "the picture is blank: it is all of one shade, so there is no digit to read"

  @Test func `the version is a semantic one`() {
    #expect(HandwritingReader.version.contains(#/^\d+\.\d+\.\d+$/#))
  }
}
