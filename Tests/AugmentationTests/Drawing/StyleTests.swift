// The distributions of style, and the bent sheet.

import Random
import Testing

@testable import Augmentation

@Suite struct StyleTests {
  private let styles: [Style]

  init() {
    var generator = SeededGenerator(seed: 6)
    styles = (0..<5_000).map { _ in Style(using: &generator) }
  }

  @Test(
    arguments: [
      ("pen width", \Style.penWidth, 1.25...1.6, 2.25...2.45, 3.4...4.4),
      ("slant", \Style.slant, -0.5 ... -0.35, 0.05...0.15, 0.55...0.7),
      ("aspect", \Style.aspect, 0.6...0.8, 1...1.1, 1.4...1.7),
    ]
      as [(
        String, KeyPath<Style, Float> & Sendable, ClosedRange<Float>, ClosedRange<Float>, ClosedRange<Float>
      )]
  )
  func `percentiles are as stated`(
    name: String, value: KeyPath<Style, Float> & Sendable, second: ClosedRange<Float>,
    fiftieth: ClosedRange<Float>, ninetyEighth: ClosedRange<Float>
  ) {
    let sorted = styles.map { $0[keyPath: value] }.sorted()
    #expect(second.contains(sorted[100]), "\(name): \(sorted[100])")
    #expect(fiftieth.contains(sorted[2_500]), "\(name): \(sorted[2_500])")
    #expect(ninetyEighth.contains(sorted[4_900]), "\(name): \(sorted[4_900])")
  }

  @Test func `the sheet is bent and not folded`() {
    // The digit's corners stay in order: nothing is mirrored, nothing collapses.
    for style in styles {
      let (topLeft, topRight) = (style.bend([2, 0]), style.bend([62, 0]))
      let (bottomLeft, bottomRight) = (style.bend([2, 100]), style.bend([62, 100]))
      #expect(topLeft.x + 5 < topRight.x && bottomLeft.x + 5 < bottomRight.x)
      #expect(topLeft.y + 20 < bottomLeft.y && topRight.y + 20 < bottomRight.y)
    }
  }
}
