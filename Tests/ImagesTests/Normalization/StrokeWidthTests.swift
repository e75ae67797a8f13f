import Testing

@testable import Images

@Suite struct StrokeWidthTests {
  @Test(arguments: [2, 3, 5, 9]) func `the width of a long bar is its width`(width: Int) {
    var ink = Drawing.blank(300, 20)
    ink.fill(x: 5, y: 5, width: 290, height: width)
    // Its ends are outline too.
    #expect(abs(ink.strokeWidth - Double(width)) < 0.05 * Double(width))
  }

  @Test func `soft edges count as much as sharp ones`() {
    var ink = Drawing.blank(300, 20)
    ink.fill(x: 5, y: 5, width: 290, height: 6, level: 128)
    ink.fill(x: 5, y: 6, width: 290, height: 4)
    #expect(abs(ink.strokeWidth - 5) < 0.25)
  }

  @Test(arguments: [(1, 1), (5, 3), (33, 18)]) func `the outline is that of the definition`(
    width: Int, height: Int
  ) {
    let ink = Drawing.blank(width, height, level: 128).withGrain(127)
    func level(_ x: Int, _ y: Int) -> Double {
      0..<width ~= x && 0..<height ~= y ? Double(ink[x, y]) : 0
    }
    var expected = 0.0
    for y in -1..<height {
      for x in -1..<width {
        let (right, below) = (level(x + 1, y) - level(x, y), level(x, y + 1) - level(x, y))
        expected += (right * right + below * below).squareRoot()
      }
    }
    #expect(ink.outline == expected)
  }

  /// Enlarged, both sides reduced, one side of a pixel.
  @Test(arguments: [(13, 9), (61, 90), (80, 80), (200, 1)])
  func `a picture is fitted by its weights`(width: Int, height: Int) {
    let ink = Drawing.blank(width, height, level: 128).withGrain(127)
    let box = PixelBox(x: 0, y: 0, width: width, height: height)
    let size = MNISTField.fittedSize(of: box, side: 80)
    let (columns, rows) = (
      ResamplingAxis(from: width, to: size.width), ResamplingAxis(from: height, to: size.height)
    )
    func taps(_ axis: ResamplingAxis, _ index: Int) -> [(source: Int, weight: Float)] {
      axis.weights[axis.offsets[index]..<axis.offsets[index + 1]].enumerated().map {
        (axis.starts[index] + $0, $1)
      }
    }
    let expected = (0..<size.height).flatMap { y in
      (0..<size.width).map { x in
        let sum = taps(rows, y).reduce(0 as Float) { sum, row in
          sum + row.weight
            * taps(columns, x).reduce(0) { $0 + $1.weight * Float(ink[$1.source, row.source]) }
        }
        return UInt8(min(sum, 255) + 0.5)
      }
    }
    #expect(ink.fitted(toSide: 80).samples == expected)
  }

  @Test func `growing and shrinking move every edge`() {
    var ink = Drawing.blank(30, 30)
    ink.fill(x: 10, y: 12, width: 8, height: 6)
    let grown = ink.withStrokesGrown(by: 2)
    #expect((grown.width, grown.height) == (34, 34))
    #expect(grown.inkBox() == PixelBox(x: 10, y: 12, width: 12, height: 10))
    // By a disc, so that corners are rounded.
    #expect(grown[10, 12] == 0)
    #expect(ink.withStrokesGrown(by: -2).inkBox() == PixelBox(x: 12, y: 14, width: 4, height: 2))
  }

  @Test(arguments: [0.7, 1, 2.3, 5, -0.7, -1, -2.3, -5, -12.5]) func `the disc is the whole disc`(
    radius: Double
  ) {
    let ink = Drawing.seven(24, x: 4, y: 4, on: (33, 31)).map { max($0, 40) }.withGrain(40)
    let grown = ink.withStrokesGrown(by: radius)
    let margin = radius > 0 ? Int(radius.rounded(.up)) : 0
    // The slow twin: the most, or the least, of every pixel within the radius; paper beyond the edges.
    let reach = Int(abs(radius).rounded(.up))
    var samples: [UInt8] = []
    for y in -margin..<grown.height - margin {
      for x in -margin..<grown.width - margin {
        var near: [UInt8] = []
        for row in -reach...reach {
          for column in -reach...reach where Double(column * column + row * row) <= radius * radius + 1e-6 {
            let isInside = 0..<ink.width ~= x + column && 0..<ink.height ~= y + row
            near.append(isInside ? ink[x + column, y + row] : 0)
          }
        }
        samples.append(radius > 0 ? near.max()! : near.min()!)
      }
    }
    #expect(grown.samples == samples)
  }

  @Test(arguments: [-8.0, -7, 14, 18]) func `any pen gives a usual width`(growth: Double) throws {
    // Drawn with a pen of 20 pixels, and made finer or broader.
    let pen = Drawing.seven(160, x: 20, y: 20, on: (200, 200)).withStrokesGrown(by: growth)
    let digit = pen.cropped(to: try #require(pen.inkBox()))
    let usual = 1.4...4.2
    #expect(!usual.contains(try #require(MNISTField.normalize(digit)).strokeWidth))
    #expect(usual.contains(try #require(MNISTField.normalize(StrokeWidth.moderated(digit))).strokeWidth))
  }

  @Test func `a usual pen is left alone`() {
    let digit = Drawing.seven(40, x: 0, y: 0, on: (40, 42))
    let ink = digit.cropped(to: digit.inkBox()!)
    #expect(StrokeWidth.moderated(ink) == ink)
  }

  @Test(arguments: [(5, false), (6, true), (20, true), (21, false)])
  func `a pen is usual within two widths`(width: Int, isUsual: Bool) {
    // 1.18, 1.4, 4 and 4.16 pixels of the field: only a quarter of a pixel at either side changes a stroke.
    let bar = Drawing.filled(width, 80)
    #expect((StrokeWidth.moderated(bar) == bar) == isUsual)
  }

  @Test(arguments: [(127, false), (128, true)] as [(UInt8, Bool)])
  func `a broad pen is not thinned to less than half ink`(level: UInt8, isThinned: Bool) {
    // A faint broad stroke with a fine full one within, which thinning takes away.
    var ink = Drawing.blank(80, 80, level: level)
    ink.fill(x: 38, y: 0, width: 4, height: 80)
    #expect((StrokeWidth.moderated(ink) != ink) == isThinned)
  }
}
