import Testing

@testable import Images

@Suite struct HolesTests {
  @Test
  func `a hole is paper that ink encloses, corner to corner`() {
    #expect(
      Hole.holes(of: inkMap(["####", "#  #", "## #", "####"]))
        == [Hole(rows: 1..<3, columns: [1..<3, 2..<3])])
    #expect(Hole.holes(of: inkMap([" # ", "# #", " # "])) == [Hole(rows: 1..<2, columns: [1..<2])])
    #expect(Hole.holes(of: inkMap(["####", "#   ", "####"])).isEmpty)
    #expect(Hole.holes(of: inkMap(["# ##", "#  #", "####"])).isEmpty)
  }

  @Test
  func `holes that touch at a corner are two`() {
    let holes = Hole.holes(of: inkMap(["####", "# ##", "## #", "####"]))
    #expect(holes.map(\.area) == [1, 1])
    #expect(holes.map(\.middle) == [1, 2])
  }

  @Test(arguments: [(63, 0), (64, 1)])
  func `the blurred edge of a stroke encloses nothing`(level: UInt8, count: Int) {
    var ink = Drawing.blank(5, 5, level: level)
    ink.fill(x: 1, y: 1, width: 3, height: 3, level: 0)
    #expect(Hole.holes(of: ink).count == count)
  }

  @Test(arguments: [([1, 1], 0), ([3, 3], 4), ([4, 4], 2), ([2, 4], 4), ([0, 9], 4), ([9, 9], 0)])
  func `a path cuts off the smaller side of a hole`(path: [Int], expected: Int) {
    let hole = Hole(rows: 0..<2, columns: [1..<5, 1..<5])
    #expect(hole.area(cutOffBy: path) == expected)
  }
}
