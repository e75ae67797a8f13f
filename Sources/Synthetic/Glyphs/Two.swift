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
            .at(8, 24), .at(32, 1), .at(62, 10), .at(66, 34), .at(42, 64), .turn(4, 97), .at(40, 96),
            .at(76, 95))
        ],
        // Narrow, upright.
        [
          Stroke(
            .at(6, 18), .at(24, 1), .at(44, 8), .at(48, 30), .at(32, 64), .turn(4, 98), .at(30, 97),
            .at(54, 96))
        ],
        // Nearly a Z: flat top, straight diagonal.
        [
          Stroke(
            .at(0, 8), .at(30, 2), .at(60, 2), .at(66, 14), .at(40, 54), .turn(2, 96), .at(40, 97),
            .at(80, 97))
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
        // A small hook above a long base.
        [
          Stroke(
            .at(16, 16), .at(28, 2), .at(42, 8), .at(44, 26), .at(34, 60), .turn(8, 96), .at(44, 97),
            .at(90, 92))
        ],
        // Flat and wide.
        [
          Stroke(
            .at(0, 20), .at(30, 0), .at(60, 8), .at(58, 32), .at(30, 58), .turn(-14, 84), .at(40, 92),
            .at(110, 88))
        ],
        // A big arc that starts low, and a short base.
        [
          Stroke(
            .at(-6, 36), .at(22, 0), .at(64, 8), .at(72, 44), .at(48, 76), .turn(10, 98), .at(40, 92),
            .at(70, 96))
        ],
        // The base drops.
        [
          Stroke(
            .at(2, 12), .at(28, 2), .at(56, 6), .at(60, 26), .at(36, 54), .turn(2, 80), .at(36, 88),
            .at(72, 106))
        ],
        // Hardly a hook: as an L.
        [
          Stroke(
            .at(18, 4), .at(28, 1), .at(38, 8), .at(38, 34), .at(28, 66), .turn(6, 96), .at(42, 96),
            .at(84, 94))
        ],
        // The base rises steeply.
        [
          Stroke(
            .at(6, 26), .at(24, 10), .at(42, 16), .at(40, 42), .at(26, 68), .turn(6, 94), .at(44, 82),
            .at(104, 50))
        ],
        // A small body above a base that runs far to the right.
        [
          Stroke(
            .at(10, 10), .at(24, 4), .at(36, 12), .at(34, 30), .at(20, 50), .turn(-4, 66), .at(40, 66),
            .at(110, 62))
        ],
        // A short base, as if a seven had a foot.
        [
          Stroke(
            .at(-4, 10), .at(26, 2), .at(54, 8), .at(56, 36), .at(36, 72), .turn(18, 96), .at(32, 98),
            .at(50, 94))
        ],
      ]),
    Glyph(
      "loop at the base", share: 43,
      poses: [
        // An open loop on the lower left.
        [
          Stroke(
            .at(8, 22), .at(34, 1), .at(62, 14), .at(58, 50), .at(34, 86), .at(10, 98), .at(0, 84),
            .at(16, 72),
            .at(46, 86), .at(84, 96))
        ],
        // A flat loop.
        [
          Stroke(
            .at(10, 18), .at(36, 1), .at(62, 12), .at(56, 48), .at(34, 80), .at(10, 94), .at(0, 88),
            .at(14, 80),
            .at(44, 86), .at(82, 88))
        ],
        // A wide loop, the tail rising.
        [
          Stroke(
            .at(14, 20), .at(42, 2), .at(66, 18), .at(58, 54), .at(34, 84), .at(6, 96), .at(-10, 80),
            .at(12, 64),
            .at(50, 78), .at(96, 74))
        ],
        // Narrow, with a drooping tail.
        [
          Stroke(
            .at(8, 16), .at(28, 0), .at(50, 14), .at(46, 46), .at(32, 76), .at(14, 90), .at(4, 82),
            .at(14, 70),
            .at(36, 82), .at(60, 100))
        ],
        // A large loop, a short tail.
        [
          Stroke(
            .at(2, 18), .at(34, 0), .at(64, 20), .at(58, 58), .at(36, 90), .at(8, 98), .at(-6, 78),
            .at(18, 60), .at(48, 72), .at(70, 96))
        ],
        // A loop close to the stem.
        [
          Stroke(
            .at(0, 26), .at(30, 0), .at(62, 12), .at(62, 50), .at(44, 84), .at(20, 96), .at(10, 82),
            .at(24, 72), .at(52, 80), .at(86, 80))
        ],
        // A big arc that starts low.
        [
          Stroke(
            .at(-10, 40), .at(20, 2), .at(62, 6), .at(72, 44), .at(48, 80), .at(10, 92), .at(2, 80),
            .at(22, 70), .at(54, 84), .at(80, 98))
        ],
        // A small head, a long base.
        [
          Stroke(
            .at(20, 16), .at(36, 2), .at(54, 10), .at(50, 36), .at(28, 66), .at(-4, 84), .at(-18, 74),
            .at(4, 62), .at(50, 72), .at(104, 74))
        ],
        // Hardly a hook: a stem with a loop at its foot.
        [
          Stroke(
            .at(28, 4), .at(38, 0), .at(46, 10), .at(44, 42), .at(34, 76), .at(12, 92), .at(0, 80),
            .at(16, 66), .at(46, 74), .at(84, 80))
        ],
        // The tail drops steeply.
        [
          Stroke(
            .at(0, 22), .at(30, 0), .at(60, 14), .at(56, 50), .at(36, 82), .at(12, 92), .at(0, 78),
            .at(16, 66), .at(42, 76), .at(62, 106))
        ],
        // The loop is as high as half the digit.
        [
          Stroke(
            .at(6, 16), .at(36, 0), .at(62, 18), .at(60, 56), .at(44, 88), .at(14, 96), .at(-4, 76),
            .at(14, 52), .at(46, 66), .at(74, 98))
        ],
        // As a written d.
        [
          Stroke(
            .at(34, 2), .at(42, 1), .at(50, 14), .at(50, 50), .at(38, 86), .at(14, 96), .at(0, 78),
            .at(14, 62), .at(42, 74), .at(74, 92))
        ],
        // Hardly a hook, narrow.
        [
          Stroke(
            .at(30, 0), .at(38, 2), .at(42, 16), .at(38, 46), .at(28, 78), .at(12, 92), .at(4, 80),
            .at(14, 70), .at(32, 76), .at(52, 80))
        ],
      ]),
    Glyph(
      "round base", share: 12,
      poses: [
        // The pen sweeps round the lower left without stopping.
        [
          Stroke(
            .at(6, 22), .at(30, 1), .at(58, 10), .at(60, 36), .at(34, 64), .at(8, 84), .at(24, 98),
            .at(52, 98),
            .at(78, 90))
        ],
        [
          Stroke(
            .at(0, 10), .at(28, 2), .at(54, 8), .at(54, 30), .at(30, 56), .at(4, 82), .at(18, 98),
            .at(44, 98),
            .at(70, 96))
        ],
        [
          Stroke(
            .at(10, 30), .at(28, 2), .at(56, 6), .at(62, 34), .at(44, 64), .at(18, 90), .at(22, 96),
            .at(46, 96),
            .at(86, 92))
        ],
        // A big swing.
        [
          Stroke(
            .at(-4, 34), .at(24, 0), .at(66, 8), .at(66, 48), .at(34, 74), .at(4, 88), .at(22, 96),
            .at(56, 92), .at(92, 104))
        ],
      ]),
  ]
}
