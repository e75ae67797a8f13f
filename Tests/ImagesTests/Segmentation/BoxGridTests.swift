import Testing

@testable import Images

@Suite struct BoxGridTests {
  /// A lattice of boxes with `side` pixels of paper between lines of 3, a bar in those that `isFilled` names.
  private static func lattice(
    columns: Int, rows: Int, side: Int = 40, slope: Double = 0, height: Double = 0.6,
    isFilled: (Int, Int) -> Bool
  ) -> GrayImage {
    let pitch = side + 3
    let (width, depth) = (columns * pitch + 43, rows * pitch + 43 + Int(slope * Double(columns * pitch)))
    let samples = (0..<width * depth).map { index -> UInt8 in
      let x = index % width - 20
      let y = index / width - 20 - Int(slope * Double(x))
      guard 0..<columns * pitch + 3 ~= x, 0..<rows * pitch + 3 ~= y else { return 0 }
      if x % pitch < 3 || y % pitch < 3 { return 255 }
      let bar = Double(side) * (1 - height) / 2
      return isFilled(y / pitch, x / pitch) && abs(x % pitch - 3 - side / 2) < 4
        && bar..<Double(side) - bar ~= Double(y % pitch - 3) ? 255 : 0
    }
    return GrayImage(width: width, height: depth, samples: samples)
  }

  /// The cells in which something stands.
  private func cells(_ ink: GrayImage) -> [[Int]]? {
    BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture)
      .map { $0.digits.compactMap { $0.cell.map { 10 * $0.row + $0.column } } }
  }

  @Test(arguments: [-0.05, 0, 0.05]) func rowsAndColumnsAreTold(slope: Double) {
    let ink = Self.lattice(columns: 5, rows: 3, slope: slope < 0 ? 0 : slope) { ($0 + $1) % 2 == 0 }
    #expect(cells(ink) == [[0, 2, 4], [11, 13], [20, 22, 24]])
  }

  @Test func theInkOfACellIsItsOwn() throws {
    let ink = Self.lattice(columns: 4, rows: 1) { _, _ in true }
    let digits = try #require(
      BoxGrid(in: ink)?.lines(enlargedBy: 2, within: Drawing.blank(600, 300).picture).first)
    #expect(digits.digits.map(\.ink.width) == [7, 7, 7, 7])
    #expect(digits.digits[1].box == PixelBox(x: 2 * 83, y: 2 * 31, width: 14, height: 48))
  }

  @Test func aDigitThatDividesItsCellIsReadAllTheSame() {
    var ink = Self.lattice(columns: 5, rows: 1) { _, _ in true }
    // A stroke from the upper line of the third cell to the lower.
    ink.fill(x: 127, y: 20, width: 7, height: 46)
    #expect(cells(ink) == [[0, 1, 2, 3, 4]])
  }

  @Test(arguments: [(2, false), (3, true)]) func twoBoxesAreNoGrid(columns: Int, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: columns, rows: 1) { _, _ in true }) != nil) == isGrid)
  }

  @Test(arguments: [(1, false), (2, true)]) func inOneBoxAloneStandsNoNumber(filled: Int, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: 6, rows: 1) { $1 < filled }) != nil) == isGrid)
  }

  @Test(arguments: [(3, false), (5, true)]) func emptyTablesAreNoGrids(filled: Int, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: 8, rows: 5) { 8 * $0 + $1 < filled }) != nil) == isGrid)
  }

  @Test(arguments: [(0.2, false), (0.3, true)]) func aDigitHasAHeight(height: Double, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: 4, rows: 1, height: height) { _, _ in true }) != nil) == isGrid)
  }

  @Test func theHolesOfNoughtsAreNoBoxes() {
    let samples = (0..<300 * 80).map { index -> UInt8 in
      let (x, y) = (Double(index % 300 % 60) - 30, Double(index / 300) - 40)
      let radius = (x * x + y * y).squareRoot()
      return 18..<24 ~= radius || (radius < 4) ? 255 : 0
    }
    #expect(cells(GrayImage(width: 300, height: 80, samples: samples)) == nil)
  }

  @Test func tenThousandCellsAreBounded() throws {
    let ink = Self.lattice(columns: 100, rows: 100, side: 24) { ($0 + $1) % 3 == 0 }
    let lines = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture))
    #expect(lines.count == 100)
    #expect(lines.allSatisfy { 33...34 ~= $0.digits.count })
  }
}
