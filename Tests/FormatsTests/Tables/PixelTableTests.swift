// Tables of images: what each way of writing one gives, and what is refused, with its line.

import Storage
import Testing

@testable import Formats

struct PixelTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let pixels: [UInt8]
    let labels: [UInt8]?
    var side = 2
  }

  static let cases = [
    Case(
      testDescription: "label first, no header", text: "7,0,1,2,255\n3,9,8,7,6\n",
      pixels: [0, 1, 2, 255, 9, 8, 7, 6], labels: [7, 3]),
    Case(testDescription: "no end of line", text: "7,0,1,2,255", pixels: [0, 1, 2, 255], labels: [7]),
    Case(
      testDescription: "Kaggle's header", text: "label,pixel0,pixel1,pixel2,pixel3\r\n5,1,2,3,4\r\n\r\n",
      pixels: [1, 2, 3, 4], labels: [5]),
    Case(
      testDescription: "no labels", text: "pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n", pixels: [1, 2, 3, 4],
      labels: nil),
    Case(
      testDescription: "no labels and no header", text: "1,2,3,4\n5,6,7,8\n",
      pixels: [1, 2, 3, 4, 5, 6, 7, 8], labels: nil),
    Case(
      testDescription: "label last", text: "p1;p2;p3;p4;class\n1;2;3;4;9\n", pixels: [1, 2, 3, 4], labels: [9]
    ),
    Case(
      testDescription: "pandas' index", text: ",label,a,b,c,d\n0,6,1,2,3,4\n", pixels: [1, 2, 3, 4],
      labels: [6]),
    Case(
      testDescription: "tabs and a mark", text: "\u{FEFF}label\ta\tb\tc\td\n6\t1\t2\t3\t4\n",
      pixels: [1, 2, 3, 4], labels: [6]),
    Case(testDescription: "spaces", text: "6  1 2 3 4 \n", pixels: [1, 2, 3, 4], labels: [6]),
    Case(
      testDescription: "spaces after commas, quotation marks", text: "\"6\", 1, 2, \"3\", 4\n",
      pixels: [1, 2, 3, 4], labels: [6]),
    Case(
      testDescription: "all quoted",
      text: "\"label\",\"a\",\"b\",\"c\",\"d\"\r\n\"6\",\"1\",\"20\",\"255\",\"4.5\"\r\n",
      pixels: [1, 20, 255, 5], labels: [6]),
    Case(
      testDescription: "shares of ink", text: "6.0,0.0,1.0,0.5,0.25\n", pixels: [0, 255, 128, 64], labels: [6]
    ),
    Case(
      testDescription: "ones and zeros with points", text: "6,0.0,1.0,1.0,0.0\n", pixels: [0, 255, 255, 0],
      labels: [6]),
    Case(
      testDescription: "bytes with points", text: "6,0.0,255.0,3.0,4.0\n", pixels: [0, 255, 3, 4], labels: [6]
    ),
    Case(testDescription: "16 bits", text: "6,0,65535,257,0\n", pixels: [0, 255, 1, 0], labels: [6]),
    Case(
      testDescription: "separators at the ends", text: "6,1,2,3,4,\n7,1,2,3,4,\n",
      pixels: [1, 2, 3, 4, 1, 2, 3, 4], labels: [6, 7]),
  ]

  @Test(arguments: cases)
  func `is read`(example: Case) throws {
    let table = try PixelTable(ByteBuffer(Array(example.text.utf8)))
    #expect(table.pixels.array == example.pixels)
    #expect(table.labels == example.labels)
    #expect((table.rows, table.columns) == (example.side, example.side))
    let packed = try PixelTable(Gzip.deflate(ByteBuffer(Array(example.text.utf8))))
    #expect(packed.pixels == table.pixels && packed.labels == table.labels)
  }

  @Test func `names of pixels say the shape`() throws {
    let table = try PixelTable(ByteBuffer(Array("label,1x1,1x2,1x3,2x1,2x2,2x3\n4,1,2,3,4,5,6\n".utf8)))
    #expect((table.rows, table.columns, table.count) == (2, 3, 1))
  }

  @Test func `a table comes in stretches of any length`() throws {
    let text = "label,a,b,c,d\n7,0,1,2,255\n3,9.5,8,7,6\n"
    let whole = try PixelTable(ByteBuffer(Array(text.utf8)))
    for length in 1...7 {
      var reader = PixelTableReader(limit: 100)
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: length) {
        let stretch = Array(bytes[start..<min(start + length, bytes.count)])
        try reader.feed(stretch.span)
      }
      let table = try reader.finish(scale: nil)
      #expect(table.pixels == whole.pixels && table.labels == whole.labels)
    }
  }

  @Test func `a range says what is paper and ink`() throws {
    let table = try PixelTable(
      ByteBuffer(Array("1,-0.5,2.5,1,-9\n".utf8)), scale: PixelScale(paper: -0.5, ink: 2.5))
    #expect(table.pixels.array == [0, 255, 128, 0])
  }

  static let refusals: [(String, PixelTableError)] = [
    ("", .nothing), ("label,a,b,c,d\n", .noRows),
    ("1,2,3\n", .notSquare(pixels: 2)),
    ("1,2,3,4,5\n1,2,x,4,5\n", .badNumber("x", line: 2, field: 3)),
    ("label,a,b,c,d\n1,2,,4,5\n", .badNumber("", line: 2, field: 3)),
    ("label,a,b,c,d\n-1,2,3,4,5\n", .badLabel("-1", line: 2, field: 1)),
    ("label,a,b,c,d\n1.5,2,3,4,5\n", .badLabel("1.5", line: 2, field: 1)),
    ("label,a,b,c,d\n256,2,3,4,5\n", .badLabel("256", line: 2, field: 1)),
    ("label,a,b,c,d\n1,2,3,4\n", .wrongFieldCount(found: 4, expected: 5, line: 2)),
    ("label,a,b,c,d\n1,2,3,4,5,6\n", .wrongFieldCount(found: 6, expected: 5, line: 2)),
    ("label,y,a,b,c,d\n", .repeatedLabels),
    ("1,-3,-2,3,-4\n", .pixels(.unknownRange(least: -4, greatest: 3))),
    ("1,-0.5,-0.5,1.5,-0.5\n", .pixels(.unknownRange(least: -0.5, greatest: 1.5))),
    ("1,0,700,800,900\n", .pixels(.unknownRange(least: 0, greatest: 900))),
    ("1,9,-3,2,0\n", .stray(-3, ink: 255, line: 1, field: 3)),
    ("label,a,b,c,d\n\n7,1,2,3,4\n\n\n3,5,6,300,8\n3,5,6,301,8\n", .stray(300, ink: 255, line: 6, field: 4)),
    ("a,b,c,d,label\n1,2,3,4,7\n70000,6,0,8,3\n", .stray(70_000, ink: 255, line: 3, field: 1)),
    ("1,0.0,0.5,0.25,1.5\n", .stray(1.5, ink: 1, line: 1, field: 5)),
    ("1,0.0,255.5,0.0,9.0\n2,1.5,2.5,3.5,4.5\n", .stray(255.5, ink: 255, line: 1, field: 3)),
    ("0,1,2,3,5\n0,1,2,3,0\n", .labelsLast), ("10,1,2,3,5\n0,1,2,3,0\n", .labelsLast),
    ("1,nan,2,3,4\n", .badNumber("nan", line: 1, field: 2)),
    ("1,1e99,2,3,4\n", .badNumber("1e99", line: 1, field: 2)),
    ("1,2,3,4," + String(repeating: "9", count: 100), .badNumber("99999999999999999999", line: 1, field: 5)),
  ]

  @Test(arguments: refusals)
  func `is refused`(text: String, error: PixelTableError) {
    #expect(throws: error) { try PixelTable(ByteBuffer(Array(text.utf8))) }
  }

  @Test func `a stray pixel is said, and a range makes it ink`() throws {
    let text = "1,9,300,2,0\n"
    #expect(
      "\(PixelTableError.stray(300, ink: 255, line: 1, field: 3))"
        == "line 1, field 3: 300 is outside 0 to 255, where most pixels are; correct it, or set the values of paper"
        + " and ink with --pixel-range")
    let table = try PixelTable(ByteBuffer(Array(text.utf8)), scale: PixelScale(paper: 0, ink: 255))
    #expect(table.pixels.array == [9, 255, 2, 0])
  }

  /// Each is what a table of digits with the label first may be.
  @Test(arguments: ["0,1,2,3,5\n1,1,2,3,0\n", "10,1,2,3,0\n9,1,2,3,0\n", "0,1,2,3,5\n0,1,2,3,10\n"])
  func `labels come first`(text: String) throws {
    let table = try PixelTable(ByteBuffer(Array(text.utf8)))
    #expect(table.labels?.first == UInt8(text.prefix { $0 != "," }))
  }

  @Test(arguments: ["\"7\"8", "7\"8\"", "\"7\"\"8\"", "\"\""])
  func `quotation marks inside a number are no part of it`(field: String) {
    #expect(throws: PixelTableError.self) {
      try PixelTable(ByteBuffer(Array("label,a,b,c,d\n1,2,\(field),4,5\n".utf8)))
    }
  }

  @Test func `a number has a length`() throws {
    func row(_ zeros: Int) -> ByteBuffer {
      ByteBuffer(Array("1,2,3,4,1.\(String(repeating: "0", count: zeros))\n".utf8))
    }
    #expect(try PixelTable(row(62)).pixels.array == [2, 3, 4, 1])
    #expect(throws: PixelTableError.badNumber("1.000000000000000000", line: 1, field: 5)) {
      try PixelTable(row(63))
    }
  }

  @Test func `a first line has a length, to the byte`() throws {
    func table(_ length: Int) -> ByteBuffer {
      let names = "label,a,b,c,"
      let name = String(repeating: "d", count: length - names.utf8.count)
      return ByteBuffer(Array("\(names)\(name)\n7,1,2,3,4\n".utf8))
    }
    #expect(try PixelTable(table(1 << 21)).labels == [7])
    #expect(throws: PixelTableError.longFirstLine(limit: 1 << 21)) { try PixelTable(table(1 << 21 + 1)) }
  }

  @Test func `memory has a limit, and so has a line`() throws {
    let row = ByteBuffer(Array("1,2,3,4,5\n1,2,3,4,5\n".utf8))
    #expect(throws: PixelTableError.tooLarge(limit: 7)) { try PixelTable(row, limit: 7) }
    #expect(try PixelTable(row, limit: 8).count == 2)
    // Numbers that are no bytes take four bytes each.
    let numbers = ByteBuffer(Array("1,-2,3,4,5\n".utf8))
    let scale = PixelScale(paper: 0, ink: 5)
    #expect(throws: PixelTableError.tooLarge(limit: 15)) { try PixelTable(numbers, scale: scale, limit: 15) }
    #expect(try PixelTable(numbers, scale: scale, limit: 16).pixels.array == [0, 153, 204, 255])
    let line = ByteBuffer([UInt8](repeating: UInt8(ascii: "1"), count: 10_000_000))
    #expect(throws: PixelTableError.longFirstLine(limit: 1 << 21)) { try PixelTable(line) }
    let fields = ByteBuffer(Array(String(repeating: "1,", count: 100_000).utf8))
    #expect(throws: PixelTableError.tooManyColumns(limit: 65_544)) { try PixelTable(fields) }
  }
}
