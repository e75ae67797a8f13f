import Testing

@testable import Images

@Suite struct PieceSelectionTests {
  static let digit = Drawing.seven(60, x: 20, y: 15, on: (100, 100))

  private func cleaned(_ ink: GrayImage, _ drop: (inout PieceSelection) -> Void) -> GrayImage? {
    var selection = PieceSelection(of: ink)
    drop(&selection)
    return selection.image
  }

  @Test func `knows the largest and the mass of what is kept`() {
    var ink = Drawing.blank(10, 10)
    ink.fill(x: 0, y: 0, width: 2, height: 2)
    ink.fill(x: 5, y: 5, width: 3, height: 1)
    ink.fill(x: 0, y: 9, width: 9, height: 1, level: 127)
    var selection = PieceSelection(of: ink)
    #expect(selection.kept == [0, 1])
    #expect(selection.largest == 0)
    #expect(selection.mass == 7 * 255)
    selection.drop([0], as: .speck)
    #expect(selection.largest == 1)
    selection.drop([1], as: .edge)
    #expect(selection.image == nil)
  }

  struct EdgeCase: CustomTestStringConvertible {
    let testDescription: String
    let added: [(x: Int, y: Int, width: Int, height: Int)]
    var isDropped = true
  }

  static let edgeCases = [
    EdgeCase(testDescription: "a dark corner", added: [(0, 0, 18, 18)]),
    EdgeCase(testDescription: "a band along an edge", added: [(10, 90, 80, 10)]),
    EdgeCase(testDescription: "a neighbour's end", added: [(97, 40, 3, 9)]),
    EdgeCase(testDescription: "a fragment that does not touch", added: [(90, 40, 3, 9)], isDropped: false),
    EdgeCase(testDescription: "a bold stroke that touches", added: [(80, 5, 15, 95)], isDropped: false),
  ]

  @Test(arguments: edgeCases) func `what reaches in from the edge is dropped`(_ edge: EdgeCase) {
    var ink = Self.digit
    for box in edge.added { ink.fill(x: box.x, y: box.y, width: box.width, height: box.height) }
    #expect(cleaned(ink) { $0.dropEdgePieces() } == (edge.isDropped ? Self.digit : ink))
  }

  @Test func `a digit that touches the edge is kept when it is all there is`() {
    var ink = Drawing.blank(30, 30)
    ink.fill(x: 10, y: 0, width: 5, height: 30)
    ink.fill(x: 20, y: 20, width: 3, height: 3)
    #expect(cleaned(ink) { $0.dropEdgePieces() } == ink)
  }

  /// A box of lines, `thick` pixels each.
  static func frame(x: Int, y: Int, width: Int, height: Int, thick: Int, on ink: GrayImage) -> GrayImage {
    var ink = ink
    ink.fill(x: x, y: y, width: width, height: thick)
    ink.fill(x: x, y: y + height - thick, width: width, height: thick)
    ink.fill(x: x, y: y, width: thick, height: height)
    ink.fill(x: x + width - thick, y: y, width: thick, height: height)
    return ink
  }

  @Test func `a frame around the digit is dropped`() {
    let framed = Self.frame(x: 5, y: 4, width: 90, height: 91, thick: 3, on: Self.digit)
    #expect(cleaned(framed) { $0.dropDrawnFrames() } == Self.digit)
  }

  @Test func `a nought drawn as a box is kept`() {
    let box = Self.frame(x: 5, y: 4, width: 90, height: 91, thick: 6, on: Drawing.blank(100, 100))
    #expect(cleaned(box) { $0.dropDrawnFrames() } == box)
    var dotted = box
    dotted.fill(x: 45, y: 45, width: 8, height: 8)
    #expect(cleaned(dotted) { $0.dropDrawnFrames() } == dotted)
  }

  @Test func `a round nought around something is kept`() {
    let samples = (0..<10_000).map { index -> UInt8 in
      let (x, y) = (Double(index % 100) - 50, Double(index / 100) - 50)
      return abs((x * x + y * y).squareRoot() - 42) < 3 || abs(x) < 3 && abs(y) < 15 ? 255 : 0
    }
    let ink = GrayImage(width: 100, height: 100, samples: samples)
    #expect(cleaned(ink) { $0.dropDrawnFrames() } == ink)
  }

  @Test(arguments: [(128, 1), (127, 0)] as [(UInt8, Int)]) func `ink of less than half is grain`(
    peak: UInt8, count: Int
  ) {
    var ink = Drawing.blank(20, 20)
    ink.fill(x: 5, y: 5, width: 3, height: 10, level: 60)
    ink.fill(x: 6, y: 7, width: 1, height: 1, level: peak)
    ink.fill(x: 5, y: 9, width: 3, height: 6, level: 60)
    #expect(PieceSelection(of: ink).kept.count == count)
  }

  @Test func `the largest piece has the most ink, not the greatest length`() {
    var ink = Drawing.blank(40, 40)
    ink.fill(x: 2, y: 2, width: 1, height: 30)
    ink.fill(x: 10, y: 2, width: 10, height: 10)
    #expect(PieceSelection(of: ink).largest == 1)
  }
}
