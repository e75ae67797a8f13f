import Testing

@testable import Images

@Suite struct PiecesTests {
  /// A map drawn with one letter a piece, and the sums of the pieces when each pixel is worth 1.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let rows: [String]
    let masses: [Int]

    init(_ name: String, _ rows: [String], _ masses: [Int]) {
      testDescription = name
      self.rows = rows
      self.masses = masses
    }
  }

  static let cases = [
    Case("no ink", ["...", "..."], []),
    Case("one pixel", ["...", ".a."], [1]),
    Case("a corner joins, to the right", ["a..", ".a.", "..a"], [3]),
    Case("a corner joins, to the left", ["..a", ".a.", "a.."], [3]),
    Case("a gap parts", ["a.b", "a.b"], [2, 2]),
    Case("rows do not run into each other", ["..a", "...", "b.."], [1, 1]),
    Case("the end of a row does not touch the start of the next", ["...a", "b..."], [1, 1]),
    Case("two arms meet below", ["a.a", "a.a", "aaa"], [7]),
    Case("two arms meet above", ["aaa", "a.a", "a.a"], [7]),
    Case("many arms", ["a.a.a.a", "aaaaaaa"], [11]),
    Case("a dot between arms that meet below", ["a...a", "a.b.a", "a...a", "aaaaa"], [11, 1]),
    Case("a ring around a dot", ["aaaaa", "a...a", "a.b.a", "a...a", "aaaaa"], [16, 1]),
  ]

  @Test(arguments: cases) func `finds the pieces`(_ sample: Case) {
    let letters = sample.rows.joined().map { $0 == "." ? 0 : 1 as UInt8 }
    let ink = GrayImage(width: sample.rows[0].count, height: sample.rows.count, samples: letters)
    let pieces = Pieces(of: ink)
    #expect(pieces.pieces.map(\.mass) == sample.masses)
    for run in pieces.runs {
      let row = Array(sample.rows[run.row])
      #expect(run.columns.allSatisfy { row[$0] == row[run.columns.lowerBound] })
    }
  }

  @Test func `a spiral is one piece and weighed once`() {
    var ink = Drawing.blank(41, 41)
    for ring in stride(from: 0, to: 20, by: 2) {
      let side = 41 - 2 * ring
      ink.fill(x: ring, y: ring, width: side, height: 1, level: 2)
      ink.fill(x: 40 - ring, y: ring, width: 1, height: side, level: 2)
      ink.fill(x: ring, y: 40 - ring, width: side, height: 1, level: 2)
      ink.fill(x: ring, y: ring + 2, width: 1, height: side - 2, level: 2)
      ink.fill(x: ring, y: ring + 2, width: 3, height: 1, level: 2)
    }
    let painted = ink.samples.count { $0 > 0 }
    let pieces = Pieces(of: ink).pieces
    #expect(pieces.map(\.mass) == [2 * painted])
    #expect(pieces.map(\.peak) == [2])
    #expect(pieces.map(\.length) == [41])
  }

  @Test func `length is the longer side of the box`() {
    var ink = Drawing.blank(20, 20)
    ink.fill(x: 8, y: 2, width: 1, height: 3)
    ink.fill(x: 3, y: 5, width: 6, height: 1)
    ink.fill(x: 12, y: 1, width: 2, height: 9)
    #expect(Pieces(of: ink).pieces.map(\.length) == [9, 6])
  }
}
