// The glyphs of six: a stem that falls from the top and curls into a bowl.

extension Glyph {
  /// A six is a falling stem with a bowl at its foot, closed or open.
  static let sixes: [Glyph] = [
    Glyph(
      "closed bowl", share: 74,
      "48,1 22,24 4,62 14,92 42,97 58,76 44,56 20,66 8,82",
      // Straight stem, small bowl.
      "34,0 18,30 6,66 12,92 30,98 44,82 36,66 18,72 8,84",
      // Large bowl.
      "50,2 18,22 0,58 10,90 42,98 66,74 52,46 22,52 4,74",
      // The bowl is flat and wide.
      "40,0 16,30 0,66 14,94 50,96 80,76 64,60 30,70 8,86",
      // Narrow and upright.
      "20,0 10,30 4,64 8,92 26,98 40,80 32,62 16,66 6,80",
      // Round back, the top bent over.
      "64,8 28,12 2,54 14,92 44,98 66,76 50,54 22,64 10,80",
      // Upright, a low bowl to the right.
      "14,0 8,34 4,70 14,95 44,94 62,78 48,66 24,76 10,90",
      // Far-slanted stem.
      "70,2 38,30 10,64 8,92 36,97 58,80 46,64 24,70 8,84",
      // A long stem, a tiny bowl.
      "50,0 28,30 8,66 10,92 28,97 42,84 34,74 18,78 10,88",
      // A wide cup that ends in a small loop on its right.
      "16,0 2,40 6,84 36,98 66,84 72,62 54,54 36,66 38,86"
    ),
    Glyph(
      "open bowl", share: 15,
      // The bowl stops short of the stem.
      "46,1 18,26 2,64 14,94 46,96 62,76 52,60 34,60",
      "22,0 8,30 2,66 14,94 48,95 66,74 56,58 36,66",
      "56,0 20,22 0,62 16,94 52,94 68,72 58,54 38,54"
    ),
    Glyph(
      "bowl crosses the stem", share: 11,
      "44,1 22,26 8,62 16,92 42,96 56,76 40,60 16,66 -4,78",
      "32,0 18,28 8,64 14,92 36,97 52,78 38,56 16,54 -2,62",
      // The bowl overlaps itself.
      "54,4 24,22 4,58 14,92 44,96 60,74 42,58 20,70 22,90"
    ),
    Glyph(
      "end falls through the base", share: 14,
      // The bowl is a loop that runs down through the base, as in a handwritten le.
      "24,0 6,34 4,74 22,94 52,84 62,64 48,52 32,66 40,100",
      "16,2 4,40 8,86 34,94 62,76 60,56 42,54 34,74 56,98",
      // Slanted and narrow.
      "54,0 26,34 8,74 16,92 40,82 54,64 44,54 30,66 26,104",
      // Wide.
      "20,6 0,40 2,80 28,96 70,78 82,56 62,48 42,64 60,92"
    ),
  ]
}
