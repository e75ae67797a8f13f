// How eights are written: an s that closes itself, or two circles.

extension Glyph {
  /// An eight is two loops, one on the other.
  static let eights: [Glyph] = [
    Glyph(
      "s-stroke from the right", share: 68,
      poses: [
        // Ends meet at the upper right.
        [
          Stroke(
            .at(54, 10), .at(30, 1), .at(10, 18), .at(26, 42), .at(50, 66), .at(48, 94), .at(20, 98),
            .at(4, 78),
            .at(28, 48), .at(52, 24), .at(56, 8))
        ],
        // Slender.
        [
          Stroke(
            .at(38, 8), .at(24, 1), .at(12, 16), .at(20, 40), .at(34, 66), .at(32, 94), .at(16, 98),
            .at(6, 80),
            .at(18, 52), .at(34, 26), .at(40, 10))
        ],
        // Wide head that stays open, the end flying out.
        [
          Stroke(
            .at(50, 14), .at(24, 4), .at(4, 20), .at(22, 40), .at(46, 62), .at(44, 92), .at(18, 98),
            .at(4, 80),
            .at(28, 50), .at(58, 28), .at(84, 8))
        ],
        // Fat and round.
        [
          Stroke(
            .at(58, 14), .at(34, 1), .at(6, 18), .at(26, 44), .at(64, 66), .at(58, 94), .at(24, 99),
            .at(2, 78),
            .at(26, 50), .at(60, 34), .at(58, 10))
        ],
        // Large head, small foot.
        [
          Stroke(
            .at(60, 12), .at(32, 0), .at(4, 20), .at(22, 48), .at(42, 72), .at(38, 94), .at(20, 98),
            .at(8, 84),
            .at(26, 58), .at(58, 30), .at(62, 10))
        ],
        // The foot is a narrow slanted loop.
        [
          Stroke(
            .at(64, 10), .at(38, 2), .at(22, 18), .at(32, 40), .at(40, 62), .at(28, 90), .at(8, 98),
            .at(2, 84),
            .at(24, 56), .at(54, 32), .at(70, 8))
        ],
        // The ends do not meet.
        [
          Stroke(
            .at(44, 6), .at(24, 2), .at(8, 20), .at(24, 44), .at(46, 68), .at(42, 96), .at(16, 98),
            .at(6, 78), .at(30, 50), .at(54, 34), .at(60, 18))
        ],
        // The end rises high.
        [
          Stroke(
            .at(46, 14), .at(26, 8), .at(10, 24), .at(22, 44), .at(40, 64), .at(36, 92), .at(14, 98),
            .at(2, 84), .at(24, 54), .at(52, 24), .at(72, -4))
        ],
        // The foot is pinched.
        [
          Stroke(
            .at(56, 10), .at(34, 0), .at(8, 14), .at(22, 38), .at(34, 62), .at(30, 92), .at(22, 99),
            .at(16, 88), .at(26, 56), .at(54, 30), .at(58, 10))
        ],
        // The head is pinched.
        [
          Stroke(
            .at(40, 4), .at(32, 0), .at(24, 10), .at(30, 38), .at(52, 62), .at(50, 92), .at(22, 99),
            .at(2, 82), .at(22, 52), .at(38, 24), .at(42, 4))
        ],
        // The start comes in from the right, like a bar.
        [
          Stroke(
            .at(80, 4), .at(40, 4), .at(8, 20), .at(28, 44), .at(50, 66), .at(44, 94), .at(16, 97),
            .at(6, 78), .at(28, 48), .at(50, 28), .at(40, 6))
        ],
        // Large head, the foot hardly a loop.
        [
          Stroke(
            .at(56, 8), .at(30, 0), .at(2, 18), .at(20, 46), .at(36, 66), .at(34, 92), .at(24, 99),
            .at(16, 86), .at(24, 62), .at(56, 36), .at(62, 12))
        ],
        // The head is open at the top.
        [
          Stroke(
            .at(24, 6), .at(10, 10), .at(6, 26), .at(28, 46), .at(50, 68), .at(46, 94), .at(20, 98),
            .at(4, 80), .at(28, 50), .at(54, 30), .at(70, 0))
        ],
      ]),
    Glyph(
      "s-stroke from the left", share: 14,
      poses: [
        // Starts at the crossing and goes round the head first.
        [
          Stroke(
            .at(28, 44), .at(10, 24), .at(26, 2), .at(52, 14), .at(42, 38), .at(12, 66), .at(10, 92),
            .at(38, 98),
            .at(54, 78), .at(30, 46))
        ],
        [
          Stroke(
            .at(20, 38), .at(10, 18), .at(26, 1), .at(46, 12), .at(36, 38), .at(10, 70), .at(12, 94),
            .at(34, 97),
            .at(46, 76), .at(22, 42))
        ],
        [
          Stroke(
            .at(36, 40), .at(4, 28), .at(14, 4), .at(54, 8), .at(52, 34), .at(14, 60), .at(4, 88),
            .at(36, 99),
            .at(66, 80), .at(36, 48))
        ],
      ]),
    Glyph(
      "two circles", share: 18,
      poses: [
        [
          Stroke(.at(36, 2), .at(12, 12), .at(14, 38), .at(36, 46), .at(58, 34), .at(56, 10), .at(34, 2)),
          Stroke(.at(36, 46), .at(8, 58), .at(8, 88), .at(36, 99), .at(64, 88), .at(64, 58), .at(34, 46)),
        ],
        [
          Stroke(.at(28, 2), .at(12, 12), .at(14, 36), .at(28, 44), .at(42, 34), .at(42, 10), .at(26, 2)),
          Stroke(.at(28, 44), .at(6, 58), .at(8, 90), .at(28, 99), .at(46, 88), .at(46, 58), .at(26, 44)),
        ],
        [
          Stroke(.at(42, 0), .at(10, 12), .at(8, 40), .at(40, 52), .at(68, 40), .at(64, 8), .at(38, 0)),
          Stroke(.at(38, 52), .at(14, 62), .at(12, 88), .at(38, 99), .at(60, 90), .at(60, 64), .at(36, 52)),
        ],
      ]),
    Glyph(
      "diagonal first", share: 8,
      poses: [
        // From the upper left down, round the foot, up across, over the top.
        [
          Stroke(
            .at(8, 6), .at(30, 40), .at(54, 74), .at(36, 98), .at(8, 84), .at(24, 52), .at(52, 24),
            .at(34, 2), .at(10, 14), .at(14, 28))
        ],
        [
          Stroke(
            .at(14, 14), .at(28, 44), .at(44, 78), .at(28, 98), .at(8, 84), .at(20, 54), .at(44, 20),
            .at(30, 2), .at(12, 8), .at(12, 22))
        ],
      ]),
    Glyph(
      "diagonal from the right", share: 12,
      poses: [
        // From the upper right down, round the foot, up across, and back over the head.
        [
          Stroke(
            .at(62, 2), .at(40, 34), .at(14, 66), .at(6, 90), .at(28, 98), .at(44, 82), .at(30, 52),
            .at(10, 28), .at(20, 4), .at(46, 6), .at(56, 20))
        ],
        // The head stays open.
        [
          Stroke(
            .at(74, 0), .at(44, 36), .at(16, 70), .at(10, 92), .at(30, 98), .at(42, 82), .at(28, 54),
            .at(6, 34), .at(6, 14), .at(24, 4), .at(40, 10))
        ],
        // Narrow.
        [
          Stroke(
            .at(46, 4), .at(32, 36), .at(12, 68), .at(8, 90), .at(22, 98), .at(34, 84), .at(26, 54),
            .at(14, 28), .at(20, 4), .at(38, 2), .at(44, 14))
        ],
      ]),
  ]
}
