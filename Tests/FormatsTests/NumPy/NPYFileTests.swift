// NumPy's arrays: every type, both orders of bytes and of elements, and each error once.

import Storage
import Testing

@testable import Formats

/// A .npy file with this header and data.
func npy(_ dictionary: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
  let header = Array(dictionary.utf8) + [0x0A]
  let length: [UInt8] =
    [UInt8(header.count & 0xFF), UInt8(header.count >> 8)] + (version == 1 ? [] : [0, 0])
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + data
}

func npy(_ descr: String, _ shape: String, _ data: [UInt8], fortran: Bool = false) -> [UInt8] {
  npy("{'descr': '\(descr)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }", data)
}

struct NPYFileTests {
  static let types: [(String, [UInt8], Double)] = [
    ("|b1", [1], 1), ("|u1", [200], 200), ("|i1", [200], -56), ("<u2", [2, 1], 258), (">u2", [1, 2], 258),
    ("<i2", [0xFE, 0xFF], -2), ("<u4", [1, 0, 0, 1], 16_777_217), (">i4", [0xFF, 0xFF, 0xFF, 0xFD], -3),
    ("<i8", [5, 0, 0, 0, 0, 0, 0, 0], 5), ("<u8", [5, 0, 0, 0, 0, 0, 0, 0], 5), ("<f2", [0x00, 0x3E], 1.5),
    ("<f4", [0, 0, 0xC0, 0x3F], 1.5), (">f8", [0xBF, 0xE0, 0, 0, 0, 0, 0, 0], -0.5),
  ]

  @Test(arguments: types)
  func `every type is read`(descr: String, data: [UInt8], value: Double) throws {
    #expect(try NumberArray(npy: ByteBuffer(npy(descr, "(1,)", data))).values() == [value])
  }

  @Test(
    arguments: [
      (0x0000, 0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x1.FF8p-15), (0x0400, 0x1p-14), (0x3C00, 1),
      (0xC500, -5), (0x7BFF, 65_504), (0x7C00, .infinity),
    ] as [(UInt16, Float)])
  func `halves are what IEEE 754 says`(bits: UInt16, value: Float) {
    #expect(Float(halfBits: bits).bitPattern == value.bitPattern)
  }

  /// NumPy's own limit.
  @Test(arguments: [(64, true), (65, false)])
  func `an array has 64 dimensions at most`(count: Int, isRead: Bool) {
    let shape = "(\(Array(repeating: "1", count: count).joined(separator: ", ")))"
    let array = try? NumberArray(npy: ByteBuffer(npy("|u1", shape, [7])))
    #expect((array?.bytes.array == [7]) == isRead)
  }

  @Test func `Fortran's order becomes C's`() throws {
    // The element at [i, j, k] is 100i + 10j + k.
    var data: [UInt8] = []
    for k in 0..<2 { for j in 0..<3 { for i in 0..<2 { data.append(UInt8(100 * i + 10 * j + k)) } } }
    let array = try NumberArray(npy: ByteBuffer(npy("|u1", "(2, 3, 2)", data, fortran: true)))
    #expect(array.bytes.array == [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121])
    let wide = npy(">u2", "(2, 2)", [1, 2, 3, 4, 5, 6, 7, 8], fortran: true)
    #expect(try NumberArray(npy: ByteBuffer(wide)).values() == [0x0102, 0x0506, 0x0304, 0x0708])
  }

  @Test func `pixels are bytes, shares or 16 bits`() throws {
    func pixels(_ descr: String, _ data: [UInt8]) throws -> [UInt8] {
      let size = Int(String(descr.last!))!
      return try NumberArray(npy: ByteBuffer(npy(descr, "(\(data.count / size),)", data))).pixels().array
    }
    #expect(try pixels("|u1", [0, 1, 255]) == [0, 1, 255])
    #expect(try pixels("|b1", [0, 1]) == [0, 255])
    #expect(try pixels("<f4", [0, 0, 0, 0x3F, 0, 0, 0x80, 0x3F]) == [128, 255])
    #expect(try pixels("<f2", [0, 0x38, 0, 0x3C]) == [128, 255])
    #expect(try pixels("<u2", [255, 255, 0, 0]) == [255, 0])
    #expect(try pixels("<i2", [3, 0, 0xFF, 0]) == [3, 255])
    #expect(throws: PixelError.unknownRange(least: -1, greatest: 3)) { try pixels("|i1", [255, 3]) }
    #expect(throws: PixelError.stray(300, index: 2, ink: 255)) { try pixels("<i2", [3, 0, 4, 0, 44, 1]) }
    #expect(throws: PixelError.stray(-1, index: 0, ink: 255)) { try pixels("|i1", [255, 3, 4]) }
    #expect(throws: PixelError.unknownRange(least: 0, greatest: 512)) { try pixels("<i2", [0, 2, 0, 0]) }
    #expect(throws: PixelError.notFinite(index: 0)) { try pixels("<f4", [0, 0, 0xC0, 0x7F]) }
  }

  @Test func `labels are a column, the first of several, or a single 1`() throws {
    func labels(_ shape: String, _ data: [UInt8], _ descr: String = "|u1") throws -> [UInt8] {
      try NumberArray(npy: ByteBuffer(npy(descr, shape, data))).labels()
    }
    #expect(try labels("(3,)", [7, 0, 255]) == [7, 0, 255])
    #expect(try labels("(2, 1)", [7, 1]) == [7, 1])
    #expect(try labels("(2, 3)", [7, 1, 2, 3, 0, 0]) == [7, 3])
    #expect(try labels("(2, 3)", [0, 1, 0, 0, 0, 1]) == [1, 2])
    #expect(throws: LabelError.notLabel("-1", index: 1)) { try labels("(2,)", [1, 255], "|i1") }
    #expect(throws: LabelError.wrongShape([1, 1, 1])) { try labels("(1, 1, 1)", [1]) }
  }

  static let refusals: [([UInt8], NPYError)] = [
    (Array("PK".utf8), .notNPY),
    (npy("|u1", "(1,)", [1]).prefixed(9), .headerTooShort(needed: 10, found: 9)),
    (npy("{}", [], version: 4), .version(4)),
    (npy("|O", "(1,)", [1]), .notNumbers("|O")),
    (npy("|u1", "(3,)", [1]), .wrongSize([3], declared: 3, found: 1)),
    (npy("|u1", "(1,)", [1, 2]), .wrongSize([1], declared: 1, found: 2)),
    (
      npy("<f8", "(9223372036854775807, 2)", []), .tooManyElements([.max, 2])
    ),
    (npy("{'descr': '|u1', 'shape': (1,)}", [1]), .badHeader("{'descr': '|u1', 'shape': (1,)}")),
    (npy("|u1", "(-1,)", [1]), .badHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (-1,), }")),
  ]

  @Test(arguments: refusals)
  func `is refused`(bytes: [UInt8], error: NPYError) {
    #expect(throws: error) { try NumberArray(npy: ByteBuffer(bytes)) }
  }
}

extension [UInt8] {
  fileprivate func prefixed(_ count: Int) -> [UInt8] { Array(prefix(count)) }
}
