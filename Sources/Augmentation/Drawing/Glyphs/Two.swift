// The glyphs of two: a hook over the top, a diagonal to the lower left, and a base.

extension Glyph {
  /// A two is a hook and a base, with variations of the part between them.
  static let twos: [Glyph] = [
    Glyph(
      "corner", share: 45,
      // Round hook, straight base.
      "8,24 32,1 62,10 66,34 42,64 4,97^ 40,96 76,95",
      // Narrow, upright.
      "6,18 24,1 44,8 48,30 32,64 4,98^ 30,97 54,96",
      // Nearly a Z: flat top, straight diagonal.
      "0,8 30,2 60,2 66,14 40,54 2,96^ 40,97 80,97",
      // Wide base that sags and rises.
      "14,30 36,2 66,8 66,36 36,68 -6,88^ 40,90 92,100",
      // A long hook that returns far.
      "-2,40 22,6 58,2 70,30 48,62 12,98^ 48,98 84,86",
      // A small hook above a long base.
      "16,16 28,2 42,8 44,26 34,60 8,96^ 44,97 90,92",
      // Flat and wide.
      "0,20 30,0 60,8 58,32 30,58 -14,84^ 40,92 110,88",
      // A big arc that starts low, and a short base.
      "-6,36 22,0 64,8 72,44 48,76 10,98^ 40,92 70,96",
      // The base falls.
      "2,12 28,2 56,6 60,26 36,54 2,80^ 36,88 72,106",
      // Hardly any hook: like an L.
      "18,4 28,1 38,8 38,34 28,66 6,96^ 42,96 84,94",
      // The base rises steeply.
      "6,26 24,10 42,16 40,42 26,68 6,94^ 44,82 104,50",
      // A small body above a base that extends far to the right.
      "10,10 24,4 36,12 34,30 20,50 -4,66^ 40,66 110,62",
      // A short base, like a seven with a foot.
      "-4,10 26,2 54,8 56,36 36,72 18,96^ 32,98 50,94"
    ),
    Glyph(
      "loop at the base", share: 43,
      // An open loop on the lower left.
      "8,22 34,1 62,14 58,50 34,86 10,98 0,84 16,72 46,86 84,96",
      // A flat loop.
      "10,18 36,1 62,12 56,48 34,80 10,94 0,88 14,80 44,86 82,88",
      // A wide loop, the tail rising.
      "14,20 42,2 66,18 58,54 34,84 6,96 -10,80 12,64 50,78 96,74",
      // Narrow, with a drooping tail.
      "8,16 28,0 50,14 46,46 32,76 14,90 4,82 14,70 36,82 60,100",
      // A large loop, a short tail.
      "2,18 34,0 64,20 58,58 36,90 8,98 -6,78 18,60 48,72 70,96",
      // A loop close to the stem.
      "0,26 30,0 62,12 62,50 44,84 20,96 10,82 24,72 52,80 86,80",
      // A big arc that starts low.
      "-10,40 20,2 62,6 72,44 48,80 10,92 2,80 22,70 54,84 80,98",
      // A small head, a long base.
      "20,16 36,2 54,10 50,36 28,66 -4,84 -18,74 4,62 50,72 104,74",
      // Hardly any hook: a stem with a loop at its foot.
      "28,4 38,0 46,10 44,42 34,76 12,92 0,80 16,66 46,74 84,80",
      // The tail drops steeply.
      "0,22 30,0 60,14 56,50 36,82 12,92 0,78 16,66 42,76 62,106",
      // The loop is as high as half the digit.
      "6,16 36,0 62,18 60,56 44,88 14,96 -4,76 14,52 46,66 74,98",
      // Like a handwritten d.
      "34,2 42,1 50,14 50,50 38,86 14,96 0,78 14,62 42,74 74,92",
      // Hardly any hook, narrow.
      "30,0 38,2 42,16 38,46 28,78 12,92 4,80 14,70 32,76 52,80"
    ),
    Glyph(
      "round base", share: 12,
      // The pen goes round the lower left without stopping.
      "6,22 30,1 58,10 60,36 34,64 8,84 24,98 52,98 78,90",
      "0,10 28,2 54,8 54,30 30,56 4,82 18,98 44,98 70,96",
      "10,30 28,2 56,6 62,34 44,64 18,90 22,96 46,96 86,92",
      // A wide curve.
      "-4,34 24,0 66,8 66,48 34,74 4,88 22,96 56,92 92,104"
    ),
  ]
}
