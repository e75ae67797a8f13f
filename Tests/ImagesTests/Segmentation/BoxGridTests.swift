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

  @Test(arguments: [-0.05, 0, 0.05]) func `rows and columns are told`(slope: Double) {
    let ink = Self.lattice(columns: 5, rows: 3, slope: slope < 0 ? 0 : slope) { ($0 + $1) % 2 == 0 }
    #expect(cells(ink) == [[0, 2, 4], [11, 13], [20, 22, 24]])
  }

  @Test func `the ink of a cell is its own`() throws {
    let ink = Self.lattice(columns: 4, rows: 1) { _, _ in true }
    let digits = try #require(
      BoxGrid(in: ink)?.lines(enlargedBy: 2, within: Drawing.blank(600, 300).picture).first)
    #expect(digits.digits.map(\.ink.width) == [7, 7, 7, 7])
    #expect(digits.digits[1].box == PixelBox(x: 2 * 83, y: 2 * 31, width: 14, height: 48))
  }

  @Test func `a digit that divides its cell is read all the same`() {
    var ink = Self.lattice(columns: 5, rows: 1) { _, _ in true }
    // A stroke from the upper line of the third cell to the lower.
    ink.fill(x: 127, y: 20, width: 7, height: 46)
    #expect(cells(ink) == [[0, 1, 2, 3, 4]])
  }

  @Test(arguments: [(2, false), (3, true)]) func `two boxes are no grid`(columns: Int, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: columns, rows: 1) { _, _ in true }) != nil) == isGrid)
  }

  @Test(arguments: [(1, false), (2, true)]) func `in one box alone stands no number`(
    filled: Int, isGrid: Bool
  ) {
    #expect((cells(Self.lattice(columns: 6, rows: 1) { $1 < filled }) != nil) == isGrid)
  }

  @Test(arguments: [(3, false), (5, true)]) func `empty tables are no grids`(filled: Int, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: 8, rows: 5) { 8 * $0 + $1 < filled }) != nil) == isGrid)
  }

  @Test(arguments: [(0.2, false), (0.3, true)]) func `a digit has a height`(height: Double, isGrid: Bool) {
    #expect((cells(Self.lattice(columns: 4, rows: 1, height: height) { _, _ in true }) != nil) == isGrid)
  }

  @Test func `the holes of noughts are no boxes`() {
    let samples = (0..<300 * 80).map { index -> UInt8 in
      let (x, y) = (Double(index % 300 % 60) - 30, Double(index / 300) - 40)
      let radius = (x * x + y * y).squareRoot()
      return 18..<24 ~= radius || (radius < 4) ? 255 : 0
    }
    #expect(cells(GrayImage(width: 300, height: 80, samples: samples)) == nil)
  }

  @Test func `ten thousand cells are bounded`() throws {
    let ink = Self.lattice(columns: 100, rows: 100, side: 24) { ($0 + $1) % 3 == 0 }
    let lines = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture))
    #expect(lines.count == 100)
    #expect(lines.allSatisfy { 33...34 ~= $0.digits.count })
  }

  /// A row of boxes between lines of 3 pixels, so many pixels of paper wide and high between the lines' blur, with a mark
  /// in the middle of each; `gap` more paper before the last, and a block of ink in the upper right corner of each.
  private static func row(
    _ sizes: [(width: Int, height: Int)], mark: (width: Int, height: Int) = (7, 24), gap: Int = 0,
    corner: Int = 0,
    width least: Int = 0
  ) -> GrayImage {
    let width = max(least, sizes.reduce(40 + gap) { $0 + $1.width + 8 })
    var ink = Drawing.blank(width, 48 + (sizes.map(\.height).max() ?? 0))
    var x = 20
    for (index, size) in sizes.enumerated() {
      if index > 0, index == sizes.count - 1 { x += gap }
      // A line's blur takes a pixel of paper.
      ink.fill(x: x, y: 20, width: size.width + 8, height: size.height + 8)
      ink.fill(x: x + 3, y: 23, width: size.width + 2, height: size.height + 2, level: 0)
      ink.fill(
        x: x + 4 + (size.width - mark.width) / 2, y: 24 + (size.height - mark.height) / 2, width: mark.width,
        height: mark.height)
      ink.fill(x: x + 5 + size.width - corner, y: 23, width: corner, height: corner)
      x += size.width + 5
    }
    return ink
  }

  private static func row(_ width: Int, _ height: Int, count: Int = 3) -> [(width: Int, height: Int)] {
    Array(repeating: (width, height), count: count)
  }

  @Test(arguments: [
    (8, 8, 0, true), (7, 7, 0, false), (12, 12, 1_500, true), (11, 11, 1_500, false), (100, 40, 0, true),
    (101, 40, 0, false), (40, 100, 0, true), (40, 101, 0, false),
  ]) func `boxes are neither small nor long`(width: Int, height: Int, picture: Int, isGrid: Bool) {
    let mark = min(width, height) < 20 ? (width: 2, height: 3) : (width: 7, height: 30)
    #expect((cells(Self.row(Self.row(width, height), mark: mark, width: picture)) != nil) == isGrid)
  }

  @Test(arguments: [(24, 4), (23, 3), (64, 4), (65, 3)]) func `boxes are of one size`(width: Int, count: Int)
  {
    #expect(cells(Self.row(Self.row(40, 40) + [(width, 40)]))?.joined().count == count)
  }

  @Test(arguments: [(24, 4), (23, 3), (64, 4), (65, 3)]) func `boxes are of one height`(
    height: Int, count: Int
  ) {
    let sizes = Self.row(40, 40) + [(40, height)]
    #expect(cells(Self.row(sizes, mark: (7, 16)))?.joined().count == count)
  }

  @Test(arguments: [(15, true), (17, false)]) func `paper fills a box`(corner: Int, isGrid: Bool) {
    #expect((cells(Self.row(Self.row(40, 40), corner: corner)) != nil) == isGrid)
  }

  @Test(arguments: [(10, true), (9, false)]) func `a digit is a quarter of its box high`(
    height: Int, isGrid: Bool
  ) {
    #expect((cells(Self.row(Self.row(40, 40), mark: (7, height))) != nil) == isGrid)
  }

  @Test(arguments: [(6, 15), (5, 7)]) func `small pieces in a box are specks`(length: Int, width: Int) throws
  {
    var ink = Self.row(Self.row(40, 40))
    ink.fill(x: 52, y: 40, width: 3, height: length)
    let digits = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture).first).digits
    #expect(digits.map(\.ink.width) == [width, 7, 7])
  }

  @Test(arguments: [(140, 1), (160, 2)]) func `boxes of a row are not far apart`(gap: Int, rows: Int) {
    #expect(cells(Self.row(Self.row(40, 40, count: 4), gap: gap))?.count == rows)
  }

  /// Boxes with `width` x `height` pixels of paper between lines of 3, a mark of `level` in the middle of each.
  private static func boxes(
    _ boxes: [(x: Int, y: Int, width: Int, height: Int)], level: UInt8 = 255,
    on size: (width: Int, height: Int) = (400, 200)
  ) -> GrayImage {
    var ink = Drawing.blank(size.width, size.height)
    for box in boxes {
      ink.fill(x: box.x, y: box.y, width: box.width + 8, height: box.height + 8, level: level)
      ink.fill(x: box.x + 3, y: box.y + 3, width: box.width + 2, height: box.height + 2, level: 0)
      ink.fill(x: box.x + box.width / 2, y: box.y + box.height / 2 - 8, width: 7, height: 24)
    }
    return ink
  }

  @Test(arguments: [(0, 400, 3), (7, 400, 2), (0, 191, 2), (7, 191, nil)] as [(Int, Int, Int?)])
  func `boxes that the picture's edge cuts open are none`(left: Int, right: Int, count: Int?) {
    // Three boxes from 4 to 193: a picture that begins or ends within a line lacks a box.
    let ink = Self.boxes((0..<3).map { (4 + 71 * $0, 20, 40, 40) })
    let cropped = ink.cropped(to: PixelBox(x: left, y: 0, width: right - left, height: 200))
    for image in [cropped, cropped.turned(byQuarters: 1)] {
      let holes = BoxGrid(in: image)?.rows.joined().count
      #expect(holes == (count == 3 ? 3 : nil))
    }
  }

  @Test(arguments: [(64, true), (63, false)] as [(UInt8, Bool)]) func `lines are ink of a quarter`(
    level: UInt8, isGrid: Bool
  ) {
    let ink = Self.boxes((0..<3).map { (10 + 60 * $0, 20, 40, 40) }, level: level)
    #expect((BoxGrid(in: ink) != nil) == isGrid)
  }

  @Test(arguments: [(2, true), (3, false)]) func `a line may have gaps of two pixels`(
    gap: Int, isGrid: Bool
  ) {
    for isTurned in [false, true] {
      var ink = Self.boxes((0..<3).map { (10 + 60 * $0, 20, 40, 40) })
      for index in 0..<3 {
        if isTurned {
          ink.fill(x: 35 + 60 * index, y: 20, width: gap, height: 3, level: 0)
        } else {
          ink.fill(x: 10 + 60 * index, y: 35, width: 3, height: gap, level: 0)
        }
      }
      #expect((BoxGrid(in: ink) != nil) == isGrid)
    }
  }

  @Test(arguments: [(19, 1), (20, 2)]) func `boxes of a row overlap by half`(fall: Int, rows: Int) {
    let ink = Self.boxes([(10, 20, 40, 40), (60, 20, 40, 40), (110, 20 + fall, 40, 40)])
    #expect(BoxGrid(in: ink)?.rows.count == rows)
  }

  @Test func `columns are counted from the leftmost box in steps of the usual pitch`() {
    // The first box is narrow; the second row begins a little to the left of the second column.
    let narrow = (x: 21, y: 20, width: 24, height: 40)
    let boxes = Self.boxes([narrow] + (1..<5).map { (50 * $0, 20, 40, 40) })
    #expect(cells(boxes) == [[0, 1, 2, 3, 4]])
    var rows = Self.boxes([10, 60, 110].map { ($0, 20, 40, 40) } + [57, 107].map { ($0, 90, 40, 40) })
    // Two boxes do not say where a row begins.
    rows.fill(x: 27, y: 102, width: 7, height: 24)
    #expect(cells(rows) == [[0, 1, 2], [11, 12]])
    // Between the third box and the fourth there is room for one, a little less than its width.
    #expect(cells(Self.boxes([10, 60, 110, 205, 255].map { ($0, 20, 40, 40) })) == [[0, 1, 2, 4, 5]])
  }

  @Test func `boxes that are missing at the ends of a row are where other rows have them`() throws {
    var ink = Self.lattice(columns: 5, rows: 3) { _, _ in true }
    // Strokes through the first cell of the second row and through its last.
    for x in [40, 212] { ink.fill(x: x, y: 63, width: 7, height: 46) }
    #expect(cells(ink) == [[0, 1, 2, 3, 4], [10, 11, 12, 13, 14], [20, 21, 22, 23, 24]])
    let digits = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture)[1]).digits
    #expect(digits.allSatisfy { $0.box.width == 7 })
  }

  @Test(arguments: [60, 128, 200] as [UInt8]) func `a shaded cell has its digit alone`(shade: UInt8) throws {
    var ink = Self.boxes((0..<6).map { (10 + 60 * $0, 20, 40, 40) })
    for y in 20..<68 {
      for x in 70..<118 where ink[x, y] == 0 { ink.fill(x: x, y: y, width: 1, height: 1, level: shade) }
    }
    let digits = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture).first).digits
    #expect(digits.map(\.cell?.column) == [0, 1, 2, 3, 4, 5])
    #expect(digits.map(\.box.x) == (0..<6).map { 30 + 60 * $0 })
    #expect(digits.allSatisfy { $0.box.width == 7 && $0.box.height == 24 })
  }

  @Test func `two digits in a row that divide their cells have a place each`() throws {
    var ink = Self.lattice(columns: 6, rows: 1) { _, _ in true }
    for x in [127, 170] { ink.fill(x: x, y: 20, width: 7, height: 46) }
    let digits = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture).first).digits
    #expect(digits.map(\.cell?.column) == [0, 1, 2, 3, 4, 5])
    let steps = zip(digits, digits.dropFirst()).map { $1.box.x - $0.box.x }
    #expect(steps.allSatisfy { 39...47 ~= $0 })
  }

  @Test(arguments: [(2, 7), (3, 20)]) func `a thin remainder of a line is no digit`(thick: Int, width: Int)
    throws
  {
    // Below the upper line, with paper between them.
    var ink = Self.boxes((0..<3).map { (10 + 60 * $0, 20, 40, 40) })
    ink.fill(x: 24, y: 24, width: 20, height: thick)
    let digits = try #require(BoxGrid(in: ink)?.lines(enlargedBy: 1, within: ink.picture).first).digits
    #expect(digits.map(\.ink.width) == [width, 7, 7])
  }
}
