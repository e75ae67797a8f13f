// Scales of pixels: which are possible, how they are written, and which one an array's numbers have.

import Storage
import Testing

@testable import Formats

struct PixelScaleTests {
  @Test(
    arguments: [
      (0, 255, true), (1, 0, true), (-1, 1, true), (0, 0, false), (.nan, 1, false), (0, .infinity, false),
      (0, .leastNonzeroMagnitude, false), (0, 1e-300, true),
      (-.greatestFiniteMagnitude, .greatestFiniteMagnitude, false),
    ] as [(Double, Double, Bool)])
  func `ends differ`(paper: Double, ink: Double, isScale: Bool) {
    #expect((PixelScale(paper: paper, ink: ink) != nil) == isScale)
  }

  @Test(arguments: [("0,1", 0, 1), ("255,0", 255, 0), ("-0.5,0.5", -0.5, 0.5)] as [(String, Double, Double)])
  func `is written as it is read`(text: String, paper: Double, ink: Double) throws {
    let scale = try #require(PixelScale(text: text))
    #expect((scale.paper, scale.ink) == (paper, ink) && scale.text == text)
  }

  @Test(arguments: ["", "1", "0,1,2", "0,", ",1", "0,x", "1,1", "0;1"])
  func `is refused`(text: String) {
    #expect(PixelScale(text: text) == nil)
  }

  @Test func `pixels are rounded, and no lighter than paper or darker than ink`() throws {
    let scale = try #require(PixelScale(paper: 0, ink: 510))
    #expect([-3, 0, 0.9, 1, 2.9, 3, 509, 510, 9_999].map(scale.pixel) == [0, 0, 0, 1, 1, 2, 255, 255, 255])
    let turned = try #require(PixelScale(paper: 1, ink: 0))
    #expect([2, 1, 0.25, 0, -1].map(turned.pixel) == [0, 0, 191, 255, 255])
  }

  /// The scale of these numbers, or what is wrong with them.
  private func scale(_ values: [Double], areShares: Bool) -> Result<PixelScale, PixelError> {
    var spread = PixelSpread()
    for value in values { spread.add(value) }
    return Result { () throws(PixelError) in try spread.scale(areShares: areShares) }
  }

  @Test(
    arguments: [
      ([0, 1], true, 1), ([0, 0.5, 1], true, 1), ([0], true, 1), ([0, 1], false, 255), ([0, 255], true, 255),
      // As many fractions as others may be bytes.
      ([0.5, 200], true, 255), ([0, 255], false, 255), ([0, 32_768], false, 65_535),
      ([65_535], false, 65_535),
    ] as [([Double], Bool, Double)])
  func `scales are known by the largest number`(values: [Double], areShares: Bool, ink: Double) throws {
    let found = try scale(values, areShares: areShares).get()
    #expect(found == PixelScale(paper: 0, ink: ink))
  }

  @Test(
    arguments: [
      // One more within a scale than beyond it makes the first beyond it a stray.
      ([0.5, 0.25, 200], true, .stray(200, index: 2, ink: 1)),
      ([5, 6, 300], false, .stray(300, index: 2, ink: 255)),
      ([5, 6, 300, 301, 7], false, .stray(300, index: 2, ink: 255)),
      ([5, 6, -3], false, .stray(-3, index: 2, ink: 255)),
      ([5, 6, -3, -2, 7], false, .stray(-3, index: 2, ink: 255)),
      // As many on both sides say nothing, and zeros are on either scale.
      ([5, -3], false, .unknownRange(least: -3, greatest: 5)),
      ([5, 300], false, .unknownRange(least: 5, greatest: 300)),
      ([0, 0, 0, 300], false, .unknownRange(least: 0, greatest: 300)),
      ([5, 6, -3], true, .unknownRange(least: -3, greatest: 6)),
      ([32_767], false, .unknownRange(least: 32_767, greatest: 32_767)),
      ([65_536], false, .unknownRange(least: 65_536, greatest: 65_536)),
      ([65_535], true, .unknownRange(least: 65_535, greatest: 65_535)),
    ] as [([Double], Bool, PixelError)])
  func `strays and unknown ranges are told`(values: [Double], areShares: Bool, error: PixelError) {
    #expect(scale(values, areShares: areShares) == .failure(error))
  }

  @Test(arguments: [
    (PixelError.unknownRange(least: -0.123_46, greatest: 1.5), "from -0.1235 to 1.5;"),
    (.unknownRange(least: -7, greatest: 1e11), "from -7 to 100000000000;"),
    (.unknownRange(least: -1e30, greatest: 1e30), "from -1e+30 to 1e+30;"),
    (.notFinite(index: 1_234), "element 1,234 is not a finite number"),
  ])
  func `numbers are short`(error: PixelError, words: String) {
    #expect("\(error)".contains(words))
  }

  @Test func `a scale counts for bytes as well, and no elements are no error`() throws {
    let bytes = try NumberArray(npy: ByteBuffer(npy("|u1", "(2,)", [0, 100])))
    #expect(try bytes.pixels(scale: PixelScale(paper: 0, ink: 100)).array == [0, 255])
    let none = try NumberArray(npy: ByteBuffer(npy("<f4", "(0,)", [])))
    #expect(try none.pixels().isEmpty)
  }
}

struct LabelColumnTests {
  private func labels(_ shape: String, _ data: [UInt8], _ descr: String = "|u1") throws -> [UInt8] {
    try NumberArray(npy: ByteBuffer(npy(descr, shape, data))).labels()
  }

  @Test func `rows are one-hot only if all of them are`() throws {
    #expect(try labels("(3, 2)", [0, 1, 1, 0, 0, 1]) == [1, 0, 1])
    // No 1, two of them, or another number: the first column it is.
    #expect(try labels("(2, 3)", [0, 1, 0, 0, 0, 0]) == [0, 0])
    #expect(try labels("(2, 3)", [0, 1, 0, 1, 0, 1]) == [0, 1])
    #expect(try labels("(2, 3)", [0, 1, 0, 1, 0, 2]) == [0, 1])
  }

  @Test func `there are at most 256 columns`() throws {
    var row = [UInt8](repeating: 0, count: 257)
    row[255] = 1
    #expect(try labels("(1, 256)", Array(row.prefix(256))) == [255])
    #expect(throws: LabelError.wrongShape([1, 257])) { try labels("(1, 257)", row) }
    #expect(throws: LabelError.wrongShape([])) { try labels("()", [1]) }
    #expect(throws: LabelError.wrongShape([1, 0])) { try labels("(1, 0)", []) }
    #expect(throws: LabelError.wrongShape([1, 1, 1])) { try labels("(1, 1, 1)", [1]) }
  }

  @Test func `labels are whole numbers of a byte`() {
    #expect(throws: LabelError.notLabel("0.5", index: 0)) { try labels("(1,)", [0, 0, 0, 0x3F], "<f4") }
    #expect(throws: LabelError.notLabel("256", index: 1)) { try labels("(2,)", [0, 0, 0, 1], "<u2") }
    #expect(throws: LabelError.notLabel("-2", index: 0)) { try labels("(1,)", [0, 0, 0, 0xC0], "<f4") }
    // 2¹⁰⁰ as a Float.
    #expect(throws: LabelError.notLabel("1.2676506002282294e+30", index: 0)) {
      try labels("(1,)", [0, 0, 0x80, 0x71], "<f4")
    }
  }
}
