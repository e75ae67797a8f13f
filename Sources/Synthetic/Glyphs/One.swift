// How ones are written: a stem, which some hands give a flag, a foot or both.

extension Glyph {
  /// A one is a stem; its slant is the hand's, so the poses are upright.
  static let ones: [Glyph] = [
    Glyph(
      "stem", share: 89,
      poses: [
        [Stroke(.at(20, 0), .at(20, 33), .at(20, 67), .at(20, 100))],
        // Bowed to either side.
        [Stroke(.at(18, 0), .at(22, 33), .at(22, 67), .at(18, 100))],
        [Stroke(.at(22, 0), .at(18, 33), .at(18, 67), .at(22, 100))],
        // Swinging like a long s.
        [Stroke(.at(24, 0), .at(18, 33), .at(22, 67), .at(16, 100))],
      ]),
    Glyph(
      "flag", share: 6,
      poses: [
        [Stroke(.at(0, 28), .turn(30, 0), .at(30, 50), .at(30, 100))],
        [Stroke(.at(14, 16), .turn(30, 0), .at(30, 50), .at(30, 100))],
        [Stroke(.at(-4, 44), .turn(32, 0), .at(30, 50), .at(28, 100))],
        // A short flag, close to the stem.
        [
          Stroke(.at(18, 26), .turn(34, 0), .at(30, 50), .at(26, 100))
        ],
      ]),
    Glyph(
      "flag and foot", share: 5,
      poses: [
        [
          Stroke(.at(8, 20), .turn(34, 0), .at(34, 50), .at(34, 98)),
          Stroke(.at(2, 98), .at(66, 98)),
        ],
        [
          Stroke(.at(20, 10), .turn(34, 0), .at(34, 50), .at(34, 96)),
          Stroke(.at(10, 100), .at(62, 94)),
        ],
        [
          Stroke(.at(0, 30), .turn(34, 0), .at(34, 50), .at(32, 98)),
          Stroke(.at(-10, 98), .at(80, 96)),
        ],
        // The flag lies flat.
        [
          Stroke(.at(6, 8), .turn(34, 4), .at(32, 50), .at(30, 98)),
          Stroke(.at(0, 98), .at(70, 98)),
        ],
      ]),
    Glyph(
      "flag below the top", share: 2,
      poses: [
        [
          Stroke(.at(34, 0), .at(32, 50), .at(30, 100)),
          Stroke(.at(32, 16), .at(4, 52)),
        ],
        [
          Stroke(.at(30, 0), .at(30, 50), .at(30, 100)),
          Stroke(.at(30, 26), .at(12, 44)),
        ],
        [
          Stroke(.at(36, 0), .at(32, 50), .at(26, 100)),
          Stroke(.at(35, 10), .at(10, 30)),
        ],
      ]),
  ]
}
