// How threes are written: two bows open to the left, one above the other.

extension Glyph {
  /// A three is two bows; hands differ in the waist between them and in the top.
  static let threes: [Glyph] = [
    Glyph(
      "round", share: 66,
      poses: [
        [
          Stroke(
            .at(8, 14), .at(32, 1), .at(58, 14), .at(50, 36), .turn(26, 47), .at(58, 58), .at(64, 80),
            .at(38, 99),
            .at(2, 90))
        ],
        // Large belly, small head.
        [
          Stroke(
            .at(14, 10), .at(34, 1), .at(52, 11), .at(46, 28), .turn(24, 38), .at(58, 50), .at(70, 74),
            .at(40, 99), .at(0, 88))
        ],
        // Large head, small belly.
        [
          Stroke(
            .at(0, 18), .at(30, 0), .at(64, 18), .at(54, 44), .turn(22, 56), .at(50, 62), .at(58, 80),
            .at(34, 99),
            .at(-2, 94))
        ],
        // Narrow and tall, shallow waist.
        [
          Stroke(
            .at(8, 8), .at(26, 0), .at(44, 14), .at(40, 36), .turn(26, 46), .at(44, 58), .at(48, 80),
            .at(28, 99),
            .at(4, 92))
        ],
        // Wide, with a deep waist and a curled end.
        [
          Stroke(
            .at(2, 16), .at(34, 2), .at(72, 12), .at(58, 36), .turn(10, 50), .at(60, 54), .at(76, 76),
            .at(44, 99),
            .at(-4, 80))
        ],
        // Flat: both bows run far to the right.
        [
          Stroke(
            .at(4, 6), .at(34, 2), .at(60, 6), .at(52, 26), .turn(24, 44), .at(56, 56), .at(66, 74),
            .at(40, 94),
            .at(-8, 100))
        ],
        // The belly hangs.
        [
          Stroke(
            .at(4, 10), .at(30, 0), .at(54, 10), .at(46, 30), .turn(24, 44), .at(54, 54), .at(60, 72),
            .at(48, 88), .at(28, 100))
        ],
        // The end curls up.
        [
          Stroke(
            .at(12, 12), .at(36, 1), .at(58, 14), .at(48, 34), .turn(28, 44), .at(60, 58), .at(56, 88),
            .at(20, 98), .at(-4, 78))
        ],
        // The start curls down, the end runs far to the left.
        [
          Stroke(
            .at(4, 28), .at(22, 2), .at(54, 8), .at(48, 32), .turn(26, 46), .at(56, 56), .at(62, 78),
            .at(34, 96), .at(-18, 94))
        ],
        // The belly nearly closes, as in an eight.
        [
          Stroke(
            .at(10, 12), .at(34, 1), .at(58, 14), .at(50, 34), .turn(30, 44), .at(60, 62), .at(44, 96),
            .at(8, 94), .at(4, 70))
        ],
        // The head nearly closes.
        [
          Stroke(
            .at(14, 34), .at(10, 8), .at(44, -2), .at(56, 22), .turn(32, 46), .at(62, 58), .at(60, 84),
            .at(30, 99), .at(0, 90))
        ],
        // The belly hangs, narrow.
        [
          Stroke(
            .at(6, 8), .at(26, 2), .at(44, 10), .at(38, 30), .turn(26, 42), .at(46, 50), .at(48, 70),
            .at(40, 88), .at(26, 104))
        ],
        // A shallow waist.
        [
          Stroke(
            .at(10, 8), .at(28, 2), .at(46, 12), .at(44, 32), .turn(36, 46), .at(54, 56), .at(62, 76),
            .at(38, 97), .at(0, 94))
        ],
        // Leaning back.
        [
          Stroke(
            .at(-2, 14), .at(16, 0), .at(38, 8), .at(42, 28), .turn(32, 44), .at(60, 52), .at(72, 74),
            .at(50, 96), .at(8, 98))
        ],
        // Thin and shallow.
        [
          Stroke(
            .at(14, 2), .at(26, 4), .at(34, 16), .at(30, 34), .turn(24, 44), .at(36, 56), .at(38, 76),
            .at(26, 92), .at(10, 100))
        ],
        // A long top, a hanging belly.
        [
          Stroke(
            .at(-6, 16), .at(24, 4), .at(56, 6), .at(44, 28), .turn(28, 40), .at(48, 48), .at(54, 68),
            .at(46, 88), .at(34, 102))
        ],
      ]),
    Glyph(
      "loop at the waist", share: 20,
      poses: [
        [
          Stroke(
            .at(8, 12), .at(34, 1), .at(58, 16), .at(44, 40), .at(24, 50), .at(26, 44), .at(56, 56),
            .at(64, 78),
            .at(38, 99), .at(0, 90))
        ],
        [
          Stroke(
            .at(10, 12), .at(34, 1), .at(56, 12), .at(44, 38), .at(20, 52), .at(20, 42), .at(48, 50),
            .at(66, 72),
            .at(40, 99), .at(2, 86))
        ],
        [
          Stroke(
            .at(6, 10), .at(28, 0), .at(48, 14), .at(38, 40), .at(22, 48), .at(30, 46), .at(46, 58),
            .at(50, 80),
            .at(30, 99), .at(0, 96))
        ],
      ]),
    Glyph(
      "flat top", share: 14,
      poses: [
        // A bar, a stem back to the middle, a belly.
        [
          Stroke(
            .at(4, 4), .at(32, 3), .turn(60, 2), .at(42, 22), .turn(26, 42), .at(58, 52), .at(66, 76),
            .at(42, 98),
            .at(2, 92))
        ],
        [
          Stroke(
            .at(0, 10), .at(32, 4), .turn(66, 6), .at(46, 28), .turn(24, 46), .at(56, 56), .at(64, 78),
            .at(34, 99), .at(-4, 98))
        ],
        // Like a z with a second bow.
        [
          Stroke(
            .at(8, 6), .at(32, 4), .turn(54, 6), .at(38, 28), .turn(20, 50), .at(44, 52), .at(64, 62),
            .at(44, 86),
            .at(4, 100))
        ],
      ]),
    Glyph(
      "loop at the end", share: 7,
      poses: [
        // The pen ends with a loop, as in a two.
        [
          Stroke(
            .at(10, 12), .at(34, 1), .at(56, 14), .at(48, 34), .turn(28, 44), .at(56, 56), .at(56, 80),
            .at(24, 98), .at(0, 88), .at(14, 76), .at(50, 92))
        ],
        [
          Stroke(
            .at(4, 16), .at(32, 1), .at(60, 12), .at(50, 36), .turn(22, 48), .at(60, 58), .at(58, 84),
            .at(22, 98), .at(-8, 88), .at(8, 80), .at(70, 90))
        ],
        // The loop is flat.
        [
          Stroke(
            .at(10, 12), .at(34, 1), .at(56, 14), .at(48, 34), .turn(28, 44), .at(52, 56), .at(40, 84),
            .at(4, 98), .at(2, 92), .at(30, 92), .at(72, 98))
        ],
      ]),
  ]
}
