// How fives are written: a bar on top, a short stem down its left, a belly.

extension Glyph {
  /// A five is a bar, a stem and a belly, in one stroke or with the bar added last.
  static let fives: [Glyph] = [
    Glyph(
      "two strokes", share: 50,
      poses: [
        [
          Stroke(.at(22, 4), .at(18, 22), .turn(14, 42), .at(44, 36), .at(64, 60), .at(46, 94), .at(2, 94)),
          Stroke(.at(22, 4), .at(74, 2)),
        ],
        // A long bar that rises.
        [
          Stroke(.at(28, 8), .at(22, 26), .turn(16, 42), .at(44, 42), .at(58, 64), .at(38, 94), .at(-2, 92)),
          Stroke(.at(28, 10), .at(108, -6)),
        ],
        // Narrow.
        [
          Stroke(.at(14, 6), .at(11, 24), .turn(9, 42), .at(30, 40), .at(46, 62), .at(34, 92), .at(2, 98)),
          Stroke(.at(14, 6), .at(48, 0)),
        ],
        // The bar stands off the stem.
        [
          Stroke(.at(20, 12), .at(16, 26), .turn(12, 44), .at(42, 42), .at(60, 66), .at(42, 97), .at(-4, 90)),
          Stroke(.at(30, 4), .at(84, 0)),
        ],
        // A wide, flat belly.
        [
          Stroke(.at(20, 4), .at(14, 24), .turn(10, 44), .at(48, 42), .at(76, 64), .at(50, 96), .at(-6, 86)),
          Stroke(.at(20, 4), .at(76, 4)),
        ],
        // The belly hangs.
        [
          Stroke(.at(20, 6), .at(16, 22), .turn(12, 40), .at(42, 38), .at(56, 62), .at(50, 84), .at(34, 102)),
          Stroke(.at(20, 6), .at(70, 0)),
        ],
        // A leaning stem and a far bar.
        [
          Stroke(.at(36, 6), .at(24, 26), .turn(10, 46), .at(34, 46), .at(50, 66), .at(32, 92), .at(-6, 90)),
          Stroke(.at(40, 6), .at(120, -10)),
        ],
        // The belly curls up.
        [
          Stroke(.at(18, 6), .at(12, 26), .turn(8, 46), .at(42, 40), .at(60, 66), .at(28, 98), .at(-4, 74)),
          Stroke(.at(18, 6), .at(66, 4)),
        ],
        // The bar leaves the stem below its top.
        [
          Stroke(.at(26, -2), .at(20, 22), .turn(12, 44), .at(40, 42), .at(58, 64), .at(40, 94), .at(0, 94)),
          Stroke(.at(22, 14), .at(76, 4)),
        ],
        // The belly runs out to the right, as a leg.
        [
          Stroke(.at(16, 6), .at(14, 22), .turn(12, 44), .at(40, 38), .at(64, 54), .at(76, 80), .at(70, 104)),
          Stroke(.at(16, 6), .at(74, 4)),
        ],
        // The belly closes, as in a six.
        [
          Stroke(.at(18, 6), .at(12, 26), .turn(8, 46), .at(44, 42), .at(58, 74), .at(22, 98), .at(2, 66)),
          Stroke(.at(18, 6), .at(78, 0)),
        ],
        // A leaning stem with a small hook.
        [
          Stroke(.at(34, 0), .at(24, 22), .turn(20, 40), .at(34, 50), .at(36, 70), .at(22, 92), .at(0, 98)),
          Stroke(.at(34, 0), .at(80, -14)),
        ],
        // The belly lies under the bar, both far to the right.
        [
          Stroke(.at(40, 4), .at(24, 26), .turn(10, 48), .at(46, 38), .at(76, 46), .at(64, 74), .at(20, 104)),
          Stroke(.at(40, 4), .at(104, -8)),
        ],
        // Small head, huge belly.
        [
          Stroke(.at(26, 8), .at(20, 18), .turn(14, 34), .at(50, 32), .at(84, 60), .at(54, 98), .at(-8, 88)),
          Stroke(.at(26, 8), .at(64, 4)),
        ],
      ]),
    Glyph(
      "one stroke", share: 32,
      poses: [
        [
          Stroke(
            .at(70, 3), .at(46, 4), .turn(22, 6), .turn(14, 42), .at(44, 38), .at(64, 62), .at(46, 94),
            .at(2, 94))
        ],
        [
          Stroke(
            .at(96, -2), .at(58, 4), .turn(26, 8), .turn(16, 44), .at(42, 42), .at(58, 64), .at(40, 94),
            .at(-4, 92))
        ],
        [
          Stroke(
            .at(52, 2), .at(32, 3), .turn(12, 4), .turn(8, 40), .at(30, 38), .at(48, 62), .at(36, 94),
            .at(4, 96))
        ],
        [
          Stroke(
            .at(68, 6), .at(44, 4), .turn(16, 6), .turn(12, 46), .at(44, 46), .at(68, 66), .at(46, 98),
            .at(-2, 84))
        ],
        [
          Stroke(
            .at(84, 6), .at(54, 6), .turn(24, 4), .turn(4, 40), .at(36, 44), .at(50, 64), .at(30, 90),
            .at(-10, 84))
        ],
        [
          Stroke(
            .at(74, 0), .at(50, 4), .turn(24, 6), .turn(14, 40), .at(40, 40), .at(50, 60), .at(48, 82),
            .at(28, 104))
        ],
        [
          Stroke(
            .at(72, 4), .at(44, 4), .turn(16, 6), .turn(14, 44), .at(42, 38), .at(66, 56), .at(78, 82),
            .at(68, 106))
        ],
        // The belly closes, as in a six.
        [
          Stroke(
            .at(66, 2), .at(44, 4), .turn(20, 8), .turn(10, 46), .at(42, 44), .at(54, 74), .at(22, 98),
            .at(2, 68))
        ],
      ]),
    Glyph(
      "like an s", share: 18,
      poses: [
        [
          Stroke(
            .at(68, 6), .at(38, 2), .at(14, 18), .at(24, 38), .at(52, 56), .at(58, 82), .at(30, 98),
            .at(0, 86))
        ],
        [
          Stroke(
            .at(82, 0), .at(44, 6), .at(20, 26), .at(28, 44), .at(52, 58), .at(56, 80), .at(30, 97),
            .at(-4, 94))
        ],
        [
          Stroke(
            .at(48, 4), .at(28, 1), .at(8, 16), .at(16, 38), .at(36, 56), .at(42, 80), .at(24, 98), .at(2, 92)
          )
        ],
        [
          Stroke(
            .at(60, 14), .at(40, 0), .at(10, 14), .at(16, 40), .at(56, 52), .at(70, 78), .at(36, 100),
            .at(-4, 84))
        ],
        [
          Stroke(
            .at(104, 0), .at(60, 2), .at(24, 24), .at(28, 46), .at(48, 60), .at(46, 84), .at(18, 96),
            .at(-14, 86))
        ],
        // As an integral sign.
        [
          Stroke(
            .at(60, 2), .at(40, 2), .at(28, 16), .at(30, 40), .at(40, 60), .at(36, 84), .at(18, 98),
            .at(2, 92))
        ],
        [
          Stroke(
            .at(78, -2), .at(42, 6), .at(26, 28), .at(38, 48), .at(54, 66), .at(40, 94), .at(6, 98),
            .at(-10, 76))
        ],
      ]),
  ]
}
