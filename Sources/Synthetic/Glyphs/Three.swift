// How threes are written: two bows open to the left, one above the other.

extension Glyph {
  /// A three is two bows; hands differ in the waist between them and in the top.
  static let threes: [Glyph] = [
    Glyph(
      "round", share: 66,
      poses: [
        [
          Stroke(
            .at(8, 14), .at(32, 1), .at(58, 14), .at(50, 36), .turn(26, 47), .at(58, 58), .at(64, 80), .at(38, 99),
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
            .at(0, 18), .at(30, 0), .at(64, 18), .at(54, 44), .turn(22, 56), .at(50, 62), .at(58, 80), .at(34, 99),
            .at(-2, 94))
        ],
        // Narrow and tall, shallow waist.
        [
          Stroke(
            .at(8, 8), .at(26, 0), .at(44, 14), .at(40, 36), .turn(26, 46), .at(44, 58), .at(48, 80), .at(28, 99),
            .at(4, 92))
        ],
        // Wide, with a deep waist and a curled end.
        [
          Stroke(
            .at(2, 16), .at(34, 2), .at(72, 12), .at(58, 36), .turn(10, 50), .at(60, 54), .at(76, 76), .at(44, 99),
            .at(-4, 80))
        ],
        // Flat: both bows run far to the right.
        [
          Stroke(
            .at(4, 6), .at(34, 2), .at(60, 6), .at(52, 26), .turn(24, 44), .at(56, 56), .at(66, 74), .at(40, 94),
            .at(-8, 100))
        ],
      ]),
    Glyph(
      "loop at the waist", share: 20,
      poses: [
        [
          Stroke(
            .at(8, 12), .at(34, 1), .at(58, 16), .at(44, 40), .at(24, 50), .at(26, 44), .at(56, 56), .at(64, 78),
            .at(38, 99), .at(0, 90))
        ],
        [
          Stroke(
            .at(10, 12), .at(34, 1), .at(56, 12), .at(44, 38), .at(20, 52), .at(20, 42), .at(48, 50), .at(66, 72),
            .at(40, 99), .at(2, 86))
        ],
        [
          Stroke(
            .at(6, 10), .at(28, 0), .at(48, 14), .at(38, 40), .at(22, 48), .at(30, 46), .at(46, 58), .at(50, 80),
            .at(30, 99), .at(0, 96))
        ],
      ]),
    Glyph(
      "flat top", share: 14,
      poses: [
        // A bar, a stem back to the middle, a belly.
        [
          Stroke(
            .at(4, 4), .at(32, 3), .turn(60, 2), .at(42, 22), .turn(26, 42), .at(58, 52), .at(66, 76), .at(42, 98),
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
            .at(8, 6), .at(32, 4), .turn(54, 6), .at(38, 28), .turn(20, 50), .at(44, 52), .at(64, 62), .at(44, 86),
            .at(4, 100))
        ],
      ]),
  ]
}
