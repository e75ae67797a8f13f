// How nines are written: a loop, and a tail that hangs from its right side.

extension Glyph {
  /// A nine is a loop with a tail; hands end the tail straight or curl it to the left.
  static let nines: [Glyph] = [
    Glyph(
      "straight tail", share: 62,
      poses: [
        [
          Stroke(
            .at(54, 12), .at(30, 2), .at(6, 20), .at(14, 44), .at(40, 42), .turn(56, 12), .at(54, 52),
            .at(46, 100))
        ],
        // Small high loop, slanted tail.
        [
          Stroke(
            .at(50, 10), .at(30, 1), .at(12, 14), .at(16, 34), .at(36, 34), .turn(54, 10), .at(46, 52),
            .at(30, 100))
        ],
        // Big round loop.
        [
          Stroke(
            .at(62, 14), .at(32, 0), .at(0, 22), .at(10, 52), .at(44, 50), .turn(66, 14), .at(64, 58),
            .at(58, 100))
        ],
        // Narrow.
        [
          Stroke(
            .at(38, 10), .at(22, 1), .at(6, 18), .at(10, 42), .at(28, 40), .turn(40, 12), .at(38, 54),
            .at(34, 100))
        ],
        // Wide flat loop.
        [
          Stroke(
            .at(66, 16), .at(36, 4), .at(2, 26), .at(12, 46), .at(46, 38), .turn(68, 18), .at(58, 54),
            .at(44, 100))
        ],
        // The loop starts far to the right, as an s does, and closes low on the tail.
        [
          Stroke(
            .at(72, 6), .at(40, 0), .at(10, 22), .at(18, 46), .at(44, 42), .turn(58, 26), .at(52, 58),
            .at(44, 100))
        ],
        // The same, more upright.
        [
          Stroke(
            .at(62, -2), .at(32, 6), .at(8, 28), .at(22, 50), .at(46, 40), .turn(56, 22), .at(52, 56),
            .at(50, 100))
        ],
        // Large loop, short tail.
        [
          Stroke(
            .at(60, 16), .at(30, 0), .at(-2, 30), .at(14, 66), .at(50, 56), .turn(66, 16), .at(64, 62),
            .at(60, 100))
        ],
        // Slanted egg.
        [
          Stroke(
            .at(60, 8), .at(34, 4), .at(4, 34), .at(8, 54), .at(36, 42), .turn(64, 6), .at(52, 52),
            .at(36, 100))
        ],
        // The tail runs out to the lower right.
        [
          Stroke(
            .at(60, 8), .at(36, 2), .at(6, 16), .at(8, 42), .at(36, 44), .turn(58, 14), .at(64, 56),
            .at(72, 100))
        ],
        // The loop closes halfway down the tail.
        [
          Stroke(
            .at(66, 4), .at(40, 0), .at(14, 16), .at(16, 38), .at(36, 42), .turn(54, 34), .at(48, 62),
            .at(36, 100))
        ],
      ]),
    Glyph(
      "round shoulder", share: 18,
      poses: [
        // The pen comes round the top and runs into the tail without a turn.
        [
          Stroke(
            .at(48, 40), .at(20, 48), .at(2, 32), .at(18, 6), .at(44, 4), .at(58, 28), .at(54, 62),
            .at(46, 100))
        ],
        [
          Stroke(
            .at(44, 34), .at(20, 42), .at(6, 28), .at(20, 6), .at(42, 2), .at(52, 22), .at(44, 60),
            .at(28, 100))
        ],
        [
          Stroke(
            .at(58, 36), .at(28, 50), .at(0, 36), .at(14, 8), .at(46, 2), .at(66, 28), .at(66, 64),
            .at(66, 100))
        ],
      ]),
    Glyph(
      "curled tail", share: 19,
      poses: [
        [
          Stroke(
            .at(54, 12), .at(30, 2), .at(6, 20), .at(16, 44), .at(40, 40), .turn(56, 12), .at(56, 60),
            .at(40, 96),
            .at(4, 90))
        ],
        [
          Stroke(
            .at(52, 8), .at(28, 1), .at(8, 16), .at(16, 38), .at(38, 36), .turn(54, 10), .at(60, 60),
            .at(44, 98),
            .at(10, 82))
        ],
        [
          Stroke(
            .at(48, 10), .at(28, 2), .at(10, 18), .at(16, 40), .at(34, 38), .turn(48, 12), .at(46, 60),
            .at(34, 92), .at(8, 98))
        ],
        // The tail closes, as in an eight.
        [
          Stroke(
            .at(54, 12), .at(30, 2), .at(6, 20), .at(16, 44), .at(40, 40), .turn(56, 12), .at(60, 60),
            .at(34, 100), .at(0, 74))
        ],
        // Narrow.
        [
          Stroke(
            .at(40, 6), .at(22, 1), .at(6, 16), .at(10, 36), .at(28, 36), .turn(42, 8), .at(46, 62),
            .at(30, 98), .at(2, 84))
        ],
        // Large.
        [
          Stroke(
            .at(66, 18), .at(34, 0), .at(0, 24), .at(14, 52), .at(48, 44), .turn(68, 14), .at(70, 66),
            .at(40, 100), .at(-6, 84))
        ],
      ]),
    Glyph(
      "open loop", share: 12,
      poses: [
        // The loop starts well left of the tail, and reads almost as a four.
        [
          Stroke(
            .at(34, 6), .at(12, 14), .at(4, 34), .at(18, 48), .at(40, 42), .turn(58, 8), .at(54, 54),
            .at(48, 100))
        ],
        [
          Stroke(
            .at(54, 2), .at(22, 8), .at(4, 30), .at(16, 46), .at(42, 40), .turn(58, 24), .at(54, 58),
            .at(44, 100))
        ],
        [
          Stroke(
            .at(30, 2), .at(14, 14), .at(6, 36), .at(22, 48), .at(44, 34), .turn(58, 4), .at(54, 54),
            .at(46, 100))
        ],
      ]),
    Glyph(
      "open, as an s", share: 12,
      poses: [
        // The loop starts far to the right and closes low, at the tail.
        [
          Stroke(
            .at(72, 6), .at(44, -2), .at(14, 16), .at(16, 40), .at(42, 40), .turn(58, 30), .at(54, 60),
            .at(44, 100))
        ],
        [
          Stroke(
            .at(80, 0), .at(40, 6), .at(12, 28), .at(30, 44), .at(52, 40), .turn(60, 36), .at(48, 62),
            .at(30, 100))
        ],
        [
          Stroke(
            .at(56, 4), .at(28, 0), .at(8, 18), .at(14, 42), .at(36, 44), .turn(50, 32), .at(52, 62),
            .at(50, 100))
        ],
      ]),
  ]
}
