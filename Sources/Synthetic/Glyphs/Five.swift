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
      ]),
    Glyph(
      "one stroke", share: 32,
      poses: [
        [
          Stroke(
            .at(70, 3), .at(46, 4), .turn(22, 6), .turn(14, 42), .at(44, 38), .at(64, 62), .at(46, 94), .at(2, 94))
        ],
        [
          Stroke(
            .at(96, -2), .at(58, 4), .turn(26, 8), .turn(16, 44), .at(42, 42), .at(58, 64), .at(40, 94),
            .at(-4, 92))
        ],
        [
          Stroke(
            .at(52, 2), .at(32, 3), .turn(12, 4), .turn(8, 40), .at(30, 38), .at(48, 62), .at(36, 94), .at(4, 96))
        ],
        [
          Stroke(
            .at(68, 6), .at(44, 4), .turn(16, 6), .turn(12, 46), .at(44, 46), .at(68, 66), .at(46, 98),
            .at(-2, 84))
        ],
      ]),
    Glyph(
      "like an s", share: 18,
      poses: [
        [
          Stroke(
            .at(68, 6), .at(38, 2), .at(14, 18), .at(24, 38), .at(52, 56), .at(58, 82), .at(30, 98), .at(0, 86))
        ],
        [
          Stroke(
            .at(82, 0), .at(44, 6), .at(20, 26), .at(28, 44), .at(52, 58), .at(56, 80), .at(30, 97), .at(-4, 94))
        ],
        [
          Stroke(
            .at(48, 4), .at(28, 1), .at(8, 16), .at(16, 38), .at(36, 56), .at(42, 80), .at(24, 98), .at(2, 92))
        ],
      ]),
  ]
}
