// Two pieces that may be two digits, on both sides of each limit that the other tests leave open.

import Testing

@testable import Images

@Suite struct SeveralDigitsTests {
  private func maySeeSeveral(_ boxes: [(x: Int, y: Int, width: Int, height: Int)]) -> Bool {
    var ink = Drawing.blank(200, 120)
    for box in boxes { ink.fill(x: box.x, y: box.y, width: box.width, height: box.height) }
    return NumberSegmenter.maySeeSeveralDigits(in: InkMap(ink: ink, factor: 1, polarity: .lightOnDark))
  }

  @Test(arguments: [(40, true), (41, false)]) func `side by side, they share half of the lower one's rows`(
    y: Int, isSuspected: Bool
  ) {
    #expect(maySeeSeveral([(10, 10, 8, 40), (40, y, 8, 20)]) == isSuspected)
    #expect(maySeeSeveral([(40, 10, 8, 40), (10, y, 8, 20)]) == isSuspected)
  }

  @Test(arguments: [(40, true), (41, false)])
  func `one above the other, they share half of the narrower one's columns`(x: Int, isSuspected: Bool) {
    #expect(maySeeSeveral([(10, 10, 40, 20), (x, 40, 20, 20)]) == isSuspected)
    #expect(maySeeSeveral([(10, 40, 40, 20), (x, 10, 20, 20)]) == isSuspected)
  }
}
