// How sevens are written: a bar and a slanted stem, some with a serif, some with a bar across the stem.

extension Glyph {
  /// A seven is a bar and a slanted stem.
  static let sevens: [Glyph] = [
    Glyph(
      "bar and stem", share: 56,
      poses: [
        // Straight stem.
        [Stroke(.at(2, 10), .at(32, 7), .turn(62, 5), .at(44, 52), .at(28, 100))],
        // Long bar, upright stem.
        [Stroke(.at(-8, 4), .at(30, 5), .turn(66, 6), .at(62, 52), .at(60, 100))],
        // Short rising bar, narrow.
        [Stroke(.at(6, 22), .at(24, 10), .turn(44, 2), .at(34, 52), .at(24, 100))],
        // Curved stem.
        [Stroke(.at(0, 12), .at(32, 6), .turn(68, 8), .at(38, 46), .at(24, 100))],
        // Far-slanted stem.
        [Stroke(.at(0, 18), .at(36, 12), .turn(76, 4), .at(40, 52), .at(6, 100))],
        // The bar sags.
        [
          Stroke(.at(-6, 2), .at(24, 16), .turn(60, 6), .at(44, 52), .at(30, 100))
        ],
        // Wide and flat.
        [
          Stroke(.at(-12, 30), .at(36, 20), .turn(92, 10), .at(66, 58), .at(50, 100))
        ],
        // Narrow: a one with a long flag.
        [
          Stroke(.at(8, 22), .at(20, 12), .turn(36, 4), .at(32, 52), .at(28, 100))
        ],
      ]),
    Glyph(
      "round shoulder", share: 16,
      poses: [
        [Stroke(.at(2, 14), .at(32, 3), .at(58, 16), .at(50, 54), .at(30, 100))],
        [Stroke(.at(-2, 10), .at(30, 6), .at(60, 22), .at(62, 56), .at(50, 100))],
        [Stroke(.at(4, 24), .at(26, 6), .at(50, 10), .at(44, 50), .at(22, 100))],
        [Stroke(.at(0, 6), .at(24, 8), .at(46, 26), .at(46, 60), .at(24, 100))],
      ]),
    Glyph(
      "serif", share: 16,
      poses: [
        // The bar starts with a short stroke down.
        [Stroke(.at(4, 30), .turn(6, 10), .at(34, 8), .turn(64, 4), .at(46, 52), .at(32, 100))],
        [Stroke(.at(0, 42), .turn(4, 12), .at(30, 10), .turn(56, 6), .at(48, 52), .at(42, 100))],
        [Stroke(.at(2, 36), .turn(14, 14), .at(36, 14), .turn(64, 2), .at(40, 52), .at(18, 100))],
        [Stroke(.at(-4, 22), .turn(2, 6), .at(34, 10), .turn(70, 6), .at(50, 50), .at(34, 100))],
        // The serif is as long as half the stem.
        [
          Stroke(.at(0, 64), .turn(4, 20), .at(30, 16), .turn(58, 8), .at(44, 54), .at(34, 100))
        ],
        [
          Stroke(.at(6, 46), .turn(10, 8), .at(36, 4), .turn(60, 6), .at(60, 52), .at(58, 100))
        ],
      ]),
    Glyph(
      "crossed", share: 14,
      poses: [
        [
          Stroke(.at(2, 10), .at(32, 6), .turn(60, 4), .at(44, 52), .at(30, 100)),
          Stroke(.at(14, 54), .at(74, 50)),
        ],
        [
          Stroke(.at(0, 8), .at(30, 6), .turn(58, 8), .at(38, 50), .at(30, 100)),
          Stroke(.at(2, 48), .at(66, 54)),
        ],
        [
          Stroke(.at(6, 20), .at(30, 10), .turn(54, 2), .at(38, 52), .at(24, 100)),
          Stroke(.at(20, 56), .at(84, 44)),
        ],
      ]),
    Glyph(
      "serif, crossed", share: 5,
      poses: [
        [
          Stroke(.at(0, 34), .turn(4, 10), .at(30, 10), .turn(58, 6), .at(44, 52), .at(32, 100)),
          Stroke(.at(14, 54), .at(70, 50)),
        ],
        [
          Stroke(.at(2, 44), .turn(12, 14), .at(36, 14), .turn(60, 4), .at(42, 52), .at(22, 100)),
          Stroke(.at(8, 58), .at(78, 46)),
        ],
        [
          Stroke(.at(-4, 26), .turn(0, 6), .at(30, 8), .turn(62, 6), .at(54, 52), .at(50, 100)),
          Stroke(.at(22, 50), .at(84, 52)),
        ],
      ]),
  ]
}
