import Testing

@testable import Images

@Suite struct JPEGRefusalTests {
  /// A file with one thing wrong, and the error that says so.
  struct Refusal: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let error: JPEGError

    init(_ name: String, _ bytes: [UInt8], _ error: JPEGError) {
      (testDescription, self.bytes, self.error) = (name, bytes, error)
    }

    /// A file of `parts`, with data and an end.
    init(_ name: String, _ parts: [[UInt8]], data: [UInt8] = [0x3F], _ error: JPEGError) {
      self.init(name, JPEGParts.file(parts, data: data), error)
    }
  }

  private typealias Parts = JPEGParts
  private static let (tables, frame, scan) = (Parts.tables, Parts.frame(), Parts.scan())
  private static let progressive = Parts.frame(0xC2)
  private static let dcScan = Parts.scan(last: 0)

  static let processes =
    [
      (0xC3, .lossless), (0xC5, .hierarchical), (0xC6, .hierarchical), (0xC7, .hierarchical),
      (0xDE, .hierarchical), (0xC9, .arithmetic), (0xCA, .arithmetic), (0xCB, .arithmetic),
      (0xCD, .arithmetic), (0xCE, .arithmetic), (0xCF, .arithmetic), (0xF7, .jpegLS),
    ].map { (marker: UInt8, process: JPEGProcess) in
      Refusal(process.phrase, [Parts.frame(marker)], .process(process))
    }

  static let headers = [
    Refusal("no JPEG", [0xFF, 0xD9], .notJPEG),
    Refusal("nothing but its end", [], data: [], .cutShort(.header)),
    Refusal("no scan", [tables, frame], data: [], .cutShort(.header)),
    Refusal("12 bits", [Parts.frame(0xC1, precision: 12)], .precision(12)),
    Refusal("12 bits, progressive", [Parts.frame(0xC2, precision: 12)], .precision(12)),
    Refusal("two components", [Parts.frame(components: [1, 2])], .componentCount(2)),
    Refusal("no component", [Parts.frame(components: [])], .componentCount(0)),
    Refusal("height in a DNL segment", [Parts.frame(height: 0)], .heightLeftOpen),
    Refusal("no width", [Parts.frame(width: 0)], .size(.empty(width: 0, height: 8))),
    Refusal(
      "101 megapixels", [Parts.frame(width: 10_100, height: 10_000)],
      .size(.tooManyPixels(width: 10_100, height: 10_000))),
    Refusal(
      "a segment of one byte", [[0xFF, 0xFE, 0, 1]], .segmentLength(1, marker: 0xFE, offset: 4)),
    Refusal(
      "a frame that lacks a component", [Parts.segment(0xC0, [8, 0, 8, 0, 8, 3, 1, 0x11, 0])],
      .segmentTooShort(marker: 0xC0, offset: 15)),
    Refusal("a reserved marker", [[0xFF, 0x02]], .unexpectedMarker(0x02, offset: 2)),
    Refusal("a second start", [Parts.start], .unexpectedMarker(0xD8, offset: 2)),
    Refusal("two frames", [frame, frame], .frameTwice(offset: 2 + frame.count)),
    Refusal("a component twice", [Parts.frame(components: [1, 2, 1])], .componentTwice(id: 1)),
    Refusal("sampling factor 0", [Parts.frame(factors: [0x01])], .samplingFactors(0, 1, id: 1)),
    Refusal("sampling factor 5", [Parts.frame(factors: [0x15])], .samplingFactors(1, 5, id: 1)),
    Refusal("quantisation table 4 used", [Parts.frame(table: 4)], .tableNumber(4, marker: 0xC0)),
    Refusal("quantisation table 4", [Parts.segment(0xDB, [4])], .tableNumber(4, marker: 0xDB)),
    Refusal("a quantisation table of 24 bits", [Parts.segment(0xDB, [0x20])], .tableNumber(0, marker: 0xDB)),
    Refusal(
      "half a quantisation table", [Parts.segment(0xDB, [0, 1, 2])], .segmentTooShort(marker: 0xDB, offset: 9)
    ),
    Refusal("Huffman table 4", [Parts.segment(0xC4, [0x14])], .tableNumber(4, marker: 0xC4)),
    Refusal("a Huffman table of a third kind", [Parts.segment(0xC4, [0x20])], .tableNumber(0, marker: 0xC4)),
    Refusal(
      "three code words of one bit", [Parts.segment(0xC4, [0, 3] + zeros(15) + [0, 1, 2])],
      .huffmanTable(offset: 7)),
    Refusal(
      "257 code words", [Parts.segment(0xC4, [0] + zeros(14) + [2, 255])], .huffmanTable(offset: 7)),
    Refusal(
      "a DC difference of 16 bits", [Parts.segment(0xC4, [0, 1] + zeros(15) + [16])], .huffmanTable(offset: 7)
    ),
    Refusal(
      "a Huffman table without its symbols", [Parts.segment(0xC4, [0, 1] + zeros(15))],
      .segmentTooShort(marker: 0xC4, offset: 23)),
    Refusal(
      "a short restart interval", [Parts.segment(0xDD, [1])], .segmentTooShort(marker: 0xDD, offset: 7)),
  ]

  static let scans = [
    Refusal("a scan before its frame", [tables, scan], .scanBeforeFrame(offset: 2 + tables.count)),
    Refusal("a scan of nothing", [tables, frame, Parts.scan([])], .scanComponentCount(0)),
    Refusal("a scan of too many", [tables, frame, Parts.scan([1, 2])], .scanComponentCount(2)),
    Refusal("an unknown component", [tables, frame, Parts.scan([2])], .scanComponent(id: 2)),
    Refusal(
      "a component twice in a scan", [tables, Parts.frame(components: [1, 2, 3]), Parts.scan([1, 1])],
      .scanComponent(id: 1)),
    Refusal(
      "Huffman table 4 used", [tables, frame, Parts.scan(tables: 0x40)], .tableNumber(4, marker: 0xDA)),
    Refusal(
      "units of 12 blocks",
      [tables, Parts.frame(components: [1, 2, 3], factors: [0x22, 0x22, 0x22]), Parts.scan([1, 2, 3])],
      .tooManyBlocks(12)),
    Refusal("no quantisation table", [Parts.huffman, frame, scan], .tableMissing(.quantization, 0)),
    Refusal("no DC table", [tables, frame, Parts.scan(tables: 0x20)], .tableMissing(.dcHuffman, 2)),
    Refusal("no AC table", [tables, frame, Parts.scan(tables: 0x02)], .tableMissing(.acHuffman, 2)),
    Refusal("a second scan", [tables, frame, scan, [0x3F], scan], .scannedTwice(id: 1)),
    Refusal("DC and AC in one", [tables, progressive, scan], progression(0, 63, 0, 0)),
    Refusal(
      "a band backwards", [tables, progressive, Parts.scan(first: 5, last: 4)], progression(5, 4, 0, 0)),
    Refusal(
      "a 65th coefficient", [tables, progressive, Parts.scan(first: 1, last: 64)], progression(1, 64, 0, 0)),
    Refusal(
      "two bits at once", [tables, progressive, Parts.scan(last: 0, bits: 0x20)], progression(0, 0, 2, 0)),
    Refusal("bit 14", [tables, progressive, Parts.scan(last: 0, bits: 0x0E)], progression(0, 0, 0, 14)),
    Refusal(
      "AC of two components",
      [tables, Parts.frame(0xC2, components: [1, 2, 3]), Parts.scan([1, 2], first: 1, last: 5)],
      progression(1, 5, 0, 0)),
    Refusal("AC first", [tables, progressive, Parts.scan(first: 1, last: 5)], .refinesNothing(id: 1)),
    Refusal(
      "a bit of nothing", [tables, progressive, Parts.scan(last: 0, bits: 0x10)], .refinesNothing(id: 1)),
    Refusal("DC begun twice", [tables, progressive, dcScan, [0x7F], dcScan], .scannedTwice(id: 1)),
    Refusal(
      "101 scans",
      [tables, progressive, dcScan, [0x7F]] + Array(repeating: Parts.scan(first: 1) + [0x7F], count: 100),
      .tooManyScans),
  ]

  /// AC table 1 with `10` for fifteen zeros and a coefficient of one bit, and with `10` for one of two bits.
  private static let longRuns = Parts.segment(0xC4, [0x11, 1, 1] + zeros(14) + [0x00, 0xF1])
  private static let wideValues = Parts.segment(0xC4, [0x11, 1, 1] + zeros(14) + [0x00, 0x02])

  /// The data begins after these.
  private static let dataStart = 2 + tables.count + frame.count + scan.count

  static let data = [
    Refusal("no data", [tables, frame, scan], data: [], .cutShort(.picture)),
    Refusal("data for one block of four", [tables, Parts.frame(width: 32), scan], .cutShort(.picture)),
    Refusal(
      "less data than 100 megapixels could have", [tables, Parts.frame(width: 10_000, height: 10_000), scan],
      .cutShort(.picture)),
    Refusal("one scan of three", [tables, Parts.frame(components: [1, 2, 3]), scan], .cutShort(.picture)),
    Refusal(
      "bits that are no code word", [tables, frame, scan], data: [0xFE, 0, 0], .damaged(offset: dataStart + 3)
    ),
    Refusal(
      "a 65th coefficient in a block", [tables, longRuns, frame, Parts.scan(tables: 0x01)],
      data: [0b0101_1011, 0b0110_1111], .damaged(offset: dataStart + longRuns.count + 2)),
    Refusal(
      "a coefficient behind its band",
      [tables, longRuns, progressive, dcScan, [0x7F], Parts.scan(tables: 0x01, first: 1, last: 15)],
      data: [0b1010_1111], .damaged(offset: dataStart + longRuns.count + dcScan.count + 2)),
    Refusal(
      "a new coefficient of two bits",
      [tables, wideValues, progressive, dcScan, [0x7F], Parts.scan(tables: 0x01, first: 1, bits: 0x10)],
      data: [0b1010_0111], .damaged(offset: dataStart + wideValues.count + dcScan.count + 2)),
    Refusal(
      "data that ends before a comment", [tables, frame, scan],
      data: [0xFF, 0xFE, 0, 2, 0x3F], .damaged(offset: dataStart)),
    Refusal(
      "a restart marker out of turn", [tables, Parts.frame(width: 16), Parts.segment(0xDD, [0, 1]), scan],
      data: [0x3F, 0xFF, 0xD1, 0x3F], .damaged(offset: dataStart + 6 + 1)),
    Refusal(
      "no second restart interval", [tables, Parts.frame(width: 16), Parts.segment(0xDD, [0, 1]), scan],
      data: [0x3F], .cutShort(.picture)),
  ]

  @Test(arguments: processes + headers + scans + data) func refuses(_ refusal: Refusal) {
    #expect(throws: refusal.error) { try JPEGReader.decode(refusal.bytes) }
    let sentence = refusal.error.description
    #expect(!sentence.contains("\n") && !sentence.hasSuffix(".") && sentence.first?.isLowercase == true)
  }

  @Test func `reads what nothing is wrong with`() throws {
    let gray = Picture(width: 8, height: 8, channels: .gray, samples: [UInt8](repeating: 128, count: 64))
    #expect(try JPEGReader.decode(JPEGParts.minimal) == gray)
    let bytes = JPEGParts.file([Self.tables, Self.progressive, Self.dcScan], data: [0x7F])
    #expect(try JPEGReader.decode(bytes) == gray)
  }

  @Test func `says what to do`() {
    #expect(
      ImageError.jpeg(.process(.arithmetic)).description
        == "this JPEG is arithmetic-coded, which is not supported; convert it first, for instance with 'magick FILE digit.png'"
    )
    #expect(
      JPEGError.cutShort(.picture).description
        == "the JPEG file ends in the middle of its picture data; the copy is incomplete")
  }

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  private static func progression(_ first: Int, _ last: Int, _ high: Int, _ low: Int) -> JPEGError {
    .progression(first: first, last: last, high: high, low: low)
  }
}
