// How sevens are written: a bar and a slanted stem, some with a serif, some with a bar across the stem.

extension Glyph {
  /// A seven is a bar and a slanted stem.
  static let sevens: [Glyph] = [
    Glyph(
      "bar and stem", share: 56,
      // Straight stem.
      "2,10 32,7 62,5^ 44,52 28,100",
      // Long bar, upright stem.
      "-8,4 30,5 66,6^ 62,52 60,100",
      // Short rising bar, narrow.
      "6,22 24,10 44,2^ 34,52 24,100",
      // Curved stem.
      "0,12 32,6 68,8^ 38,46 24,100",
      // Far-slanted stem.
      "0,18 36,12 76,4^ 40,52 6,100",
      // The bar sags.
      "-6,2 24,16 60,6^ 44,52 30,100",
      // Wide and flat.
      "-12,30 36,20 92,10^ 66,58 50,100",
      // Narrow: a one with a long flag.
      "8,22 20,12 36,4^ 32,52 28,100"
    ),
    Glyph(
      "round shoulder", share: 16,
      "2,14 32,3 58,16 50,54 30,100",
      "-2,10 30,6 60,22 62,56 50,100",
      "4,24 26,6 50,10 44,50 22,100",
      "0,6 24,8 46,26 46,60 24,100"
    ),
    Glyph(
      "serif", share: 16,
      // The bar starts with a short stroke down.
      "4,30 6,10^ 34,8 64,4^ 46,52 32,100",
      "0,42 4,12^ 30,10 56,6^ 48,52 42,100",
      "2,36 14,14^ 36,14 64,2^ 40,52 18,100",
      "-4,22 2,6^ 34,10 70,6^ 50,50 34,100",
      // The serif is as long as half the stem.
      "0,64 4,20^ 30,16 58,8^ 44,54 34,100",
      "6,46 10,8^ 36,4 60,6^ 60,52 58,100"
    ),
    Glyph(
      "crossed", share: 22,
      "2,10 32,6 60,4^ 44,52 30,100 | 14,54 74,50",
      "0,8 30,6 58,8^ 38,50 30,100 | 2,48 66,54",
      "6,20 30,10 54,2^ 38,52 24,100 | 20,56 84,44"
    ),
    Glyph(
      "serif, crossed", share: 8,
      "0,34 4,10^ 30,10 58,6^ 44,52 32,100 | 14,54 70,50",
      "2,44 12,14^ 36,14 60,4^ 42,52 22,100 | 8,58 78,46",
      "-4,26 0,6^ 30,8 62,6^ 54,52 50,100 | 22,50 84,52"
    ),
  ]
}
