// Ink that is added: it only darkens, it stays as strength grows, and lines go from edge to edge.

import Testing

@testable import Augmentation

@Suite struct InkCorruptionsTests {
  private let paper = [UInt8](repeating: 0, count: 784)

  @Test(arguments: [Corruption.spatter, .dottedLine, .zigzagLine])
  func `more strength keeps what less has drawn`(kind: Corruption) {
    let grey = (0..<784).map { UInt8($0 % 200) }
    for image in 0..<10 {
      var last = grey
      for strength in Corruption.strengths {
        let found = damaged(grey, by: kind, strength: strength, image: image)
        #expect(zip(last, found).allSatisfy { $0 <= $1 })
        last = found
      }
    }
  }

  @Test(arguments: [Corruption.dottedLine, .zigzagLine])
  func `lines go from edge to edge`(kind: Corruption) {
    var directions: Set<Bool> = []
    for image in 0..<12 {
      let found = damaged(paper, by: kind, strength: 1, image: image)
      let ink = found.indices.filter { found[$0] > 0 }
      func spansAll(_ places: Set<Int>) -> Bool { places.contains(0) && places.max()! >= 26 }
      let isLevel = spansAll(Set(ink.map { $0 % 28 }))
      #expect(isLevel || spansAll(Set(ink.map { $0 / 28 })))
      directions.insert(isLevel)
    }
    #expect(directions.count == 2)
  }

  /// A disc of radius r covers π r² pixels; the soft edge, half a pixel on either side, adds π/12.
  @Test(arguments: [0.5, 1, 2.5] as [Float])
  func `a drop has its area`(radius: Float) {
    var picture = GreyPicture(paper.span, width: 28, height: 28)
    picture.draw(from: [13.3, 14.8], to: [13.3, 14.8], radius: radius)
    let area = picture.greys.reduce(0, +)
    #expect(abs(area - .pi * (radius * radius + 1 / 12)) < 0.25)
  }

  /// A stroke of length l and radius r covers 2 r l more than a disc.
  @Test func `a stroke has its area`() {
    var picture = GreyPicture(paper.span, width: 28, height: 28)
    picture.draw(from: [5, 6], to: [17, 15], radius: 1)
    let area = picture.greys.reduce(0, +)
    #expect(abs(area - 30 - .pi * 13 / 12) < 0.5)
  }
}
