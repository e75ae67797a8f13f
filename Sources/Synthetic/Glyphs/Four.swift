// How fours are written: a hook or a triangle on the left, a stem on the right.

extension Glyph {
  /// A four is a cup and a stem through it; hands close the cup at the top or leave it open.
  static let fours: [Glyph] = [
    Glyph(
      "open, two strokes", share: 44,
      poses: [
        // Square cup.
        [
          Stroke(.at(10, 6), .at(6, 32), .turn(4, 56), .at(38, 57), .at(76, 54)),
          Stroke(.at(58, 2), .at(55, 50), .at(50, 100)),
        ],
        // Leaning left side, long bar.
        [
          Stroke(.at(28, 2), .at(14, 30), .turn(0, 58), .at(42, 56), .at(92, 50)),
          Stroke(.at(66, 10), .at(56, 54), .at(44, 100)),
        ],
        // Narrow, bar ends at the stem.
        [
          Stroke(.at(8, 6), .at(5, 30), .turn(6, 52), .at(26, 52), .at(48, 48)),
          Stroke(.at(46, 0), .at(45, 50), .at(43, 100)),
        ],
        // Wide and low.
        [
          Stroke(.at(6, 0), .at(2, 26), .turn(0, 50), .at(40, 54), .at(84, 50)),
          Stroke(.at(74, 0), .at(70, 50), .at(68, 100)),
        ],
        // The bar is low and short stem above.
        [
          Stroke(.at(30, 0), .at(16, 32), .turn(0, 66), .at(40, 66), .at(86, 62)),
          Stroke(.at(56, 28), .at(52, 62), .at(48, 100)),
        ],
      ]),
    Glyph(
      "open, round cup", share: 26,
      poses: [
        [
          Stroke(.at(10, 4), .at(4, 30), .at(12, 50), .at(36, 54), .at(62, 44)),
          Stroke(.at(66, 2), .at(60, 50), .at(54, 100)),
        ],
        [
          Stroke(.at(12, 6), .at(2, 34), .at(12, 54), .at(40, 52), .at(66, 28)),
          Stroke(.at(70, 0), .at(60, 50), .at(50, 100)),
        ],
        // The bar runs through the stem.
        [
          Stroke(.at(14, 4), .at(6, 34), .at(16, 54), .at(44, 56), .at(84, 46)),
          Stroke(.at(62, 2), .at(58, 50), .at(52, 100)),
        ],
        [
          Stroke(.at(4, 2), .at(2, 26), .at(10, 46), .at(28, 50), .at(46, 44)),
          Stroke(.at(46, 2), .at(46, 50), .at(48, 100)),
        ],
      ]),
    Glyph(
      "open, one stroke", share: 16,
      poses: [
        // Down, across, up the stem and down again.
        [Stroke(.at(8, 6), .at(4, 36), .at(24, 54), .at(50, 42), .turn(64, 4), .at(58, 50), .at(52, 100))],
        [Stroke(.at(16, 6), .at(2, 40), .at(20, 56), .at(54, 36), .turn(72, 6), .at(56, 52), .at(40, 100))],
        [Stroke(.at(2, 10), .at(4, 34), .at(20, 46), .at(40, 40), .turn(50, 10), .at(50, 54), .at(46, 100))],
      ]),
    Glyph(
      "closed", share: 14,
      poses: [
        // A triangle with a stem as its right side.
        [
          Stroke(.at(56, 2), .at(28, 36), .turn(2, 66), .at(44, 66), .at(84, 64)),
          Stroke(.at(56, 2), .at(55, 50), .at(53, 100)),
        ],
        [
          Stroke(.at(48, 0), .at(24, 30), .turn(0, 60), .at(36, 58), .at(70, 56)),
          Stroke(.at(48, 2), .at(46, 50), .at(42, 100)),
        ],
        // A round head.
        [
          Stroke(.at(56, 8), .at(20, 22), .turn(0, 52), .at(34, 56), .at(74, 48)),
          Stroke(.at(56, 6), .at(54, 50), .at(50, 100)),
        ],
        [
          Stroke(.at(44, 4), .at(22, 34), .turn(4, 62), .at(26, 62), .at(52, 60)),
          Stroke(.at(42, 2), .at(42, 50), .at(40, 100)),
        ],
      ]),
  ]
}
