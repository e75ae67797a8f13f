// The glyphs of one: a stem, optionally with a flag, a foot or both.

extension Glyph {
  /// A one is a stem. The poses are upright; slant is part of the style.
  static let ones: [Glyph] = [
    Glyph(
      "stem", share: 50,
      "20,0 20,33 20,67 20,100",
      // Bowed to the right or left.
      "18,0 22,33 22,67 18,100",
      "22,0 18,33 18,67 22,100",
      // S-shaped, like a long s.
      "24,0 18,33 22,67 16,100"
    ),
    Glyph(
      "flag", share: 30,
      "0,28 30,0^ 30,50 30,100",
      "14,16 30,0^ 30,50 30,100",
      "-4,44 32,0^ 30,50 28,100",
      // A flag at least half as long as the stem.
      "-14,62 32,0^ 36,50 38,100",
      // A short flag, close to the stem.
      "18,26 34,0^ 30,50 26,100"
    ),
    Glyph(
      "long flag", share: 14,
      // A flag that starts at half the height or lower, as in continental handwriting.
      "-18,56 0,28 30,0^ 31,50 32,100",
      "-20,84 4,40 36,0^ 38,50 40,100",
      "-20,50 6,30 40,2^ 38,50 34,100",
      // A curved flag.
      "-20,66 8,44 36,0^ 38,50 36,100"
    ),
    Glyph(
      "flag and foot", share: 18,
      "8,20 34,0^ 34,50 34,98 | 2,98 66,98",
      "20,10 34,0^ 34,50 34,96 | 10,100 62,94",
      "0,30 34,0^ 34,50 32,98 | -10,98 80,96",
      // A nearly horizontal flag.
      "6,8 34,4^ 32,50 30,98 | 0,98 70,98"
    ),
    Glyph(
      "flag below the top", share: 4,
      "34,0 32,50 30,100 | 32,16 4,52",
      "30,0 30,50 30,100 | 30,26 12,44",
      "36,0 32,50 26,100 | 35,10 10,30"
    ),
  ]
}
