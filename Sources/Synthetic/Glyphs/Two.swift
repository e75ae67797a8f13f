// How twos are written: a hook over the top, a diagonal to the lower left, and a base.

extension Glyph {
  /// A two is a hook and a base; hands differ in how the pen gets from one to the other.
  static let twos: [Glyph] = [
    Glyph(
      "corner", share: 45,
      poses: [
        // Round hook, straight base.
        [
          Stroke(
            .at(8, 24), .at(32, 1), .at(62, 10), .at(66, 34), .at(42, 64), .turn(4, 97), .at(40, 96), .at(76, 95))
        ],
        // Narrow, upright.
        [
          Stroke(
            .at(6, 18), .at(24, 1), .at(44, 8), .at(48, 30), .at(32, 64), .turn(4, 98), .at(30, 97), .at(54, 96))
        ],
        // Nearly a Z: flat top, straight diagonal.
        [
          Stroke(
            .at(0, 8), .at(30, 2), .at(60, 2), .at(66, 14), .at(40, 54), .turn(2, 96), .at(40, 97), .at(80, 97))
        ],
        // Wide base that sags and rises.
        [
          Stroke(
            .at(14, 30), .at(36, 2), .at(66, 8), .at(66, 36), .at(36, 68), .turn(-6, 88), .at(40, 90),
            .at(92, 100))
        ],
        // A long hook that comes back far.
        [
          Stroke(
            .at(-2, 40), .at(22, 6), .at(58, 2), .at(70, 30), .at(48, 62), .turn(12, 98), .at(48, 98),
            .at(84, 86))
        ],
      ]),
    Glyph(
      "loop at the base", share: 43,
      poses: [
        // An open loop on the lower left.
        [
          Stroke(
            .at(8, 22), .at(34, 1), .at(62, 14), .at(58, 50), .at(34, 86), .at(10, 98), .at(0, 84), .at(16, 72),
            .at(46, 86), .at(84, 96))
        ],
        // A flat loop.
        [
          Stroke(
            .at(10, 18), .at(36, 1), .at(62, 12), .at(56, 48), .at(34, 80), .at(10, 94), .at(0, 88), .at(14, 80),
            .at(44, 86), .at(82, 88))
        ],
        // A wide loop, the tail rising.
        [
          Stroke(
            .at(14, 20), .at(42, 2), .at(66, 18), .at(58, 54), .at(34, 84), .at(6, 96), .at(-10, 80), .at(12, 64),
            .at(50, 78), .at(96, 74))
        ],
        // Narrow, with a drooping tail.
        [
          Stroke(
            .at(8, 16), .at(28, 0), .at(50, 14), .at(46, 46), .at(32, 76), .at(14, 90), .at(4, 82), .at(14, 70),
            .at(36, 82), .at(60, 100))
        ],
      ]),
    Glyph(
      "round base", share: 12,
      poses: [
        // The pen sweeps round the lower left without stopping.
        [
          Stroke(
            .at(6, 22), .at(30, 1), .at(58, 10), .at(60, 36), .at(34, 64), .at(8, 84), .at(24, 98), .at(52, 98),
            .at(78, 90))
        ],
        [
          Stroke(
            .at(0, 10), .at(28, 2), .at(54, 8), .at(54, 30), .at(30, 56), .at(4, 82), .at(18, 98), .at(44, 98),
            .at(70, 96))
        ],
        [
          Stroke(
            .at(10, 30), .at(28, 2), .at(56, 6), .at(62, 34), .at(44, 64), .at(18, 90), .at(22, 96), .at(46, 96),
            .at(86, 92))
        ],
      ]),
  ]
}
