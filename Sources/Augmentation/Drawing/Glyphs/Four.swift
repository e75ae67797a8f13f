// The glyphs of four: a hook or a triangle on the left, a stem on the right.

extension Glyph {
  /// A four is a cup and a stem through it; the cup is closed at the top or open.
  static let fours: [Glyph] = [
    Glyph(
      "open, two strokes", share: 44,
      // Square cup.
      "10,6 6,32 4,56^ 38,57 76,54 | 58,2 55,50 50,100",
      // Leaning left side, long bar.
      "28,2 14,30 0,58^ 42,56 92,50 | 66,10 56,54 44,100",
      // Narrow, bar ends at the stem.
      "8,6 5,30 6,52^ 26,52 48,48 | 46,0 45,50 43,100",
      // Wide and low.
      "6,0 2,26 0,50^ 40,54 84,50 | 74,0 70,50 68,100",
      // A low bar, a short stem.
      "30,0 16,32 0,66^ 40,66 86,62 | 56,28 52,62 48,100"
    ),
    Glyph(
      "open, round cup", share: 26,
      "10,4 4,30 12,50 36,54 62,44 | 66,2 60,50 54,100",
      "12,6 2,34 12,54 40,52 66,28 | 70,0 60,50 50,100",
      // The bar runs through the stem.
      "14,4 6,34 16,54 44,56 84,46 | 62,2 58,50 52,100",
      "4,2 2,26 10,46 28,50 46,44 | 46,2 46,50 48,100"
    ),
    Glyph(
      "open, one stroke", share: 16,
      // Down, across, up the stem and down again.
      "8,6 4,36 24,54 50,42 64,4^ 58,50 52,100",
      "16,6 2,40 20,56 54,36 72,6^ 56,52 40,100",
      "2,10 4,34 20,46 40,40 50,10^ 50,54 46,100"
    ),
    Glyph(
      "closed", share: 14,
      // A triangle with a stem as its right side.
      "56,2 28,36 2,66^ 44,66 84,64 | 56,2 55,50 53,100",
      "48,0 24,30 0,60^ 36,58 70,56 | 48,2 46,50 42,100",
      // A round head.
      "56,8 20,22 0,52^ 34,56 74,48 | 56,6 54,50 50,100",
      "44,4 22,34 4,62^ 26,62 52,60 | 42,2 42,50 40,100"
    ),
  ]
}
