// How sixes are written: a stem that falls from the top and curls into a bowl.

extension Glyph {
  /// A six is a falling stem with a bowl at its foot; hands close the bowl or leave it open.
  static let sixes: [Glyph] = [
    Glyph(
      "closed bowl", share: 74,
      poses: [
        [
          Stroke(
            .at(48, 1), .at(22, 24), .at(4, 62), .at(14, 92), .at(42, 97), .at(58, 76), .at(44, 56),
            .at(20, 66),
            .at(8, 82))
        ],
        // Straight stem, small bowl.
        [
          Stroke(
            .at(34, 0), .at(18, 30), .at(6, 66), .at(12, 92), .at(30, 98), .at(44, 82), .at(36, 66),
            .at(18, 72),
            .at(8, 84))
        ],
        // Large bowl.
        [
          Stroke(
            .at(50, 2), .at(18, 22), .at(0, 58), .at(10, 90), .at(42, 98), .at(66, 74), .at(52, 46),
            .at(22, 52),
            .at(4, 74))
        ],
        // The bowl lies flat and wide.
        [
          Stroke(
            .at(40, 0), .at(16, 30), .at(0, 66), .at(14, 94), .at(50, 96), .at(80, 76), .at(64, 60),
            .at(30, 70),
            .at(8, 86))
        ],
        // Narrow and upright.
        [
          Stroke(
            .at(20, 0), .at(10, 30), .at(4, 64), .at(8, 92), .at(26, 98), .at(40, 80), .at(32, 62),
            .at(16, 66),
            .at(6, 80))
        ],
        // Round back, the top bent over.
        [
          Stroke(
            .at(64, 8), .at(28, 12), .at(2, 54), .at(14, 92), .at(44, 98), .at(66, 76), .at(50, 54),
            .at(22, 64),
            .at(10, 80))
        ],
        // Upright, a low bowl to the right.
        [
          Stroke(
            .at(14, 0), .at(8, 34), .at(4, 70), .at(14, 95), .at(44, 94), .at(62, 78), .at(48, 66),
            .at(24, 76), .at(10, 90))
        ],
        // Far-slanted stem.
        [
          Stroke(
            .at(70, 2), .at(38, 30), .at(10, 64), .at(8, 92), .at(36, 97), .at(58, 80), .at(46, 64),
            .at(24, 70), .at(8, 84))
        ],
        // A long stem, a tiny bowl.
        [
          Stroke(
            .at(50, 0), .at(28, 30), .at(8, 66), .at(10, 92), .at(28, 97), .at(42, 84), .at(34, 74),
            .at(18, 78), .at(10, 88))
        ],
        // A wide cup that ends in a small loop on its right.
        [
          Stroke(
            .at(16, 0), .at(2, 40), .at(6, 84), .at(36, 98), .at(66, 84), .at(72, 62), .at(54, 54),
            .at(36, 66), .at(38, 86))
        ],
      ]),
    Glyph(
      "open bowl", share: 15,
      poses: [
        // The bowl stops short of the stem.
        [
          Stroke(
            .at(46, 1), .at(18, 26), .at(2, 64), .at(14, 94), .at(46, 96), .at(62, 76), .at(52, 60),
            .at(34, 60))
        ],
        [
          Stroke(
            .at(22, 0), .at(8, 30), .at(2, 66), .at(14, 94), .at(48, 95), .at(66, 74), .at(56, 58),
            .at(36, 66))
        ],
        [
          Stroke(
            .at(56, 0), .at(20, 22), .at(0, 62), .at(16, 94), .at(52, 94), .at(68, 72), .at(58, 54),
            .at(38, 54))
        ],
      ]),
    Glyph(
      "bowl crosses the stem", share: 11,
      poses: [
        [
          Stroke(
            .at(44, 1), .at(22, 26), .at(8, 62), .at(16, 92), .at(42, 96), .at(56, 76), .at(40, 60),
            .at(16, 66),
            .at(-4, 78))
        ],
        [
          Stroke(
            .at(32, 0), .at(18, 28), .at(8, 64), .at(14, 92), .at(36, 97), .at(52, 78), .at(38, 56),
            .at(16, 54),
            .at(-2, 62))
        ],
        // The bowl overlaps itself.
        [
          Stroke(
            .at(54, 4), .at(24, 22), .at(4, 58), .at(14, 92), .at(44, 96), .at(60, 74), .at(42, 58),
            .at(20, 70),
            .at(22, 90))
        ],
      ]),
    Glyph(
      "end falls through the base", share: 14,
      poses: [
        // The bowl is a loop that runs down through the base, as in a handwritten le.
        [
          Stroke(
            .at(24, 0), .at(6, 34), .at(4, 74), .at(22, 94), .at(52, 84), .at(62, 64), .at(48, 52),
            .at(32, 66), .at(40, 100))
        ],
        [
          Stroke(
            .at(16, 2), .at(4, 40), .at(8, 86), .at(34, 94), .at(62, 76), .at(60, 56), .at(42, 54),
            .at(34, 74), .at(56, 98))
        ],
        // Slanted and narrow.
        [
          Stroke(
            .at(54, 0), .at(26, 34), .at(8, 74), .at(16, 92), .at(40, 82), .at(54, 64), .at(44, 54),
            .at(30, 66), .at(26, 104))
        ],
        // Wide.
        [
          Stroke(
            .at(20, 6), .at(0, 40), .at(2, 80), .at(28, 96), .at(70, 78), .at(82, 56), .at(62, 48),
            .at(42, 64), .at(60, 92))
        ],
      ]),
  ]
}
