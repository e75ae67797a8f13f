// How zeros are written: one loop, anticlockwise from the top.

extension Glyph {
  /// A zero is a loop; hands differ in its width and in what happens where its ends meet.
  static let zeros: [Glyph] = [
    Glyph(
      "loop", share: 70,
      poses: [
        // Round, ends meet.
        [
          Stroke(
            .at(42, 1), .at(14, 12), .at(0, 42), .at(6, 78), .at(36, 99), .at(68, 84), .at(80, 48),
            .at(68, 13),
            .at(40, 1))
        ],
        // Narrow.
        [
          Stroke(
            .at(24, 1), .at(8, 14), .at(0, 46), .at(5, 84), .at(22, 100), .at(40, 84), .at(46, 48),
            .at(38, 14),
            .at(22, 1))
        ],
        // Egg, pointed at the top, ends cross.
        [
          Stroke(
            .at(44, 0), .at(22, 18), .at(2, 52), .at(5, 84), .at(34, 99), .at(66, 84), .at(72, 52),
            .at(54, 16),
            .at(34, 3))
        ],
        // Starts on the right shoulder.
        [
          Stroke(
            .at(62, 10), .at(30, 2), .at(4, 34), .at(2, 74), .at(30, 99), .at(64, 86), .at(78, 48),
            .at(70, 16),
            .at(52, 4))
        ],
        // Flat-bottomed and square-shouldered.
        [
          Stroke(
            .at(40, 2), .at(8, 8), .at(0, 44), .at(4, 88), .at(40, 98), .at(76, 88), .at(82, 46), .at(72, 8),
            .at(38, 2))
        ],
      ]),
    Glyph(
      "ends overlap", share: 22,
      poses: [
        // The end runs past the start, inside the loop.
        [
          Stroke(
            .at(50, 0), .at(20, 10), .at(0, 42), .at(6, 80), .at(36, 99), .at(66, 82), .at(74, 46),
            .at(58, 12),
            .at(34, 6), .at(22, 20))
        ],
        // The end curls into the loop.
        [
          Stroke(
            .at(34, 8), .at(12, 22), .at(0, 52), .at(8, 84), .at(36, 99), .at(66, 84), .at(76, 48),
            .at(66, 12),
            .at(44, 2), .at(40, 30))
        ],
        // The end flies out to the right.
        [
          Stroke(
            .at(30, 14), .at(12, 26), .at(0, 56), .at(6, 84), .at(30, 99), .at(58, 84), .at(66, 50),
            .at(56, 18),
            .at(44, 4), .at(76, 2))
        ],
        // The start is a hook outside.
        [
          Stroke(
            .at(60, -6), .at(26, 4), .at(2, 38), .at(2, 78), .at(30, 99), .at(62, 86), .at(76, 50),
            .at(68, 18),
            .at(40, 10), .at(26, 14))
        ],
        // The end falls deep into the loop.
        [
          Stroke(
            .at(46, 2), .at(18, 10), .at(0, 44), .at(8, 82), .at(38, 99), .at(68, 84), .at(76, 46),
            .at(62, 10), .at(46, 16), .at(34, 62))
        ],
      ]),
    Glyph(
      "open", share: 8,
      poses: [
        // Open at the top.
        [
          Stroke(
            .at(26, 4), .at(8, 20), .at(0, 46), .at(6, 80), .at(36, 99), .at(66, 84), .at(76, 50),
            .at(70, 24),
            .at(54, 8))
        ],
        // Open at the top left, the end high.
        [
          Stroke(
            .at(10, 24), .at(2, 40), .at(0, 60), .at(8, 86), .at(36, 99), .at(66, 84), .at(78, 50),
            .at(70, 18),
            .at(44, 0))
        ],
        // Open at the top right.
        [
          Stroke(
            .at(48, 0), .at(20, 10), .at(2, 42), .at(6, 80), .at(34, 99), .at(62, 88), .at(76, 62),
            .at(78, 40),
            .at(68, 16))
        ],
      ]),
    Glyph(
      "slashed", share: 5,
      poses: [
        // A second stroke through the loop, or the tail of the first.
        [
          Stroke(
            .at(42, 1), .at(14, 12), .at(0, 42), .at(6, 78), .at(36, 99), .at(68, 84), .at(80, 48),
            .at(68, 13), .at(40, 1)),
          Stroke(.at(60, 10), .at(24, 88)),
        ],
        [
          Stroke(
            .at(30, 1), .at(10, 14), .at(0, 46), .at(5, 84), .at(28, 100), .at(52, 84), .at(58, 48),
            .at(48, 14), .at(28, 1)),
          Stroke(.at(44, 6), .at(22, 70)),
        ],
        [
          Stroke(
            .at(44, 0), .at(22, 18), .at(2, 52), .at(5, 84), .at(34, 99), .at(66, 84), .at(72, 52),
            .at(54, 16), .at(34, 3)),
          Stroke(.at(40, 4), .at(34, 60)),
        ],
      ]),
  ]
}
