// Tables that `digits convert` writes: names of columns, labels, and more than is written at once.

import Storage
import Testing

@testable import DigitsCLI

@Suite struct TableWritingTests {
  /// The pieces in which a table is written.
  private func pieces(_ part: SplitContents) throws -> [String] {
    var pieces: [String] = []
    try DataSetWriter.writeTable(part) { (bytes) throws(StorageError) in
      pieces.append(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self))
    }
    return pieces
  }

  @Test func `columns of square images are numbered, of others named by row and column`() throws {
    let square = SplitContents(
      images: ByteBuffer([0, 10, 20, 255]), count: 1, rows: 2, columns: 2, labels: [7])
    #expect(try pieces(square) == ["label,pixel0,pixel1,pixel2,pixel3\n7,0,10,20,255\n"])
    let high = SplitContents(
      images: ByteBuffer([1, 2, 3, 4, 5, 6]), count: 1, rows: 3, columns: 2, labels: [3])
    #expect(try pieces(high) == ["label,1x1,1x2,2x1,2x2,3x1,3x2\n3,1,2,3,4,5,6\n"])
    let wide = SplitContents(images: ByteBuffer([1, 2, 3, 4]), count: 2, rows: 1, columns: 2, labels: nil)
    #expect(try pieces(wide) == ["1x1,1x2\n1,2\n3,4\n"])
  }

  @Test func `a table larger than a piece is written once, in order`() throws {
    let (count, area) = (600, 500)
    let part = SplitContents(
      images: ByteBuffer([UInt8](repeating: 255, count: count * area)), count: count, rows: 20, columns: 25,
      labels: (0..<count).map { UInt8($0 % 10) })
    let pieces = try pieces(part)
    #expect(pieces.count == 2)
    let lines = pieces.joined().split(separator: "\n").dropFirst()
    let pixels = String(repeating: ",255", count: area)
    let isInOrder = lines.elementsEqual((0..<count).map { "\($0 % 10)\(pixels)" }) { $0 == $1 }
    #expect(lines.count == count && isInOrder)
  }
}
