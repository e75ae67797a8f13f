// The glyphs of three: two bows open to the left, one above the other.

extension Glyph {
  /// A three is two bows, with variations of the waist between them and of the top.
  static let threes: [Glyph] = [
    Glyph(
      "round", share: 66,
      "8,14 32,1 58,14 50,36 26,47^ 58,58 64,80 38,99 2,90",
      // Large belly, small head.
      "14,10 34,1 52,11 46,28 24,38^ 58,50 70,74 40,99 0,88",
      // Large head, small belly.
      "0,18 30,0 64,18 54,44 22,56^ 50,62 58,80 34,99 -2,94",
      // Narrow and tall, shallow waist.
      "8,8 26,0 44,14 40,36 26,46^ 44,58 48,80 28,99 4,92",
      // Wide, with a deep waist and a curled end.
      "2,16 34,2 72,12 58,36 10,50^ 60,54 76,76 44,99 -4,80",
      // Flat: both bows extend far to the right.
      "4,6 34,2 60,6 52,26 24,44^ 56,56 66,74 40,94 -8,100",
      // The belly droops.
      "4,10 30,0 54,10 46,30 24,44^ 54,54 60,72 48,88 28,100",
      // The end curls up.
      "12,12 36,1 58,14 48,34 28,44^ 60,58 56,88 20,98 -4,78",
      // The start curls down, the end extends far to the left.
      "4,28 22,2 54,8 48,32 26,46^ 56,56 62,78 34,96 -18,94",
      // The belly nearly closes, as in an eight.
      "10,12 34,1 58,14 50,34 30,44^ 60,62 44,96 8,94 4,70",
      // The head nearly closes.
      "14,34 10,8 44,-2 56,22 32,46^ 62,58 60,84 30,99 0,90",
      // The belly droops, narrow.
      "6,8 26,2 44,10 38,30 26,42^ 46,50 48,70 40,88 26,104",
      // A shallow waist.
      "10,8 28,2 46,12 44,32 36,46^ 54,56 62,76 38,97 0,94",
      // Leaning back.
      "-2,14 16,0 38,8 42,28 32,44^ 60,52 72,74 50,96 8,98",
      // Thin and shallow.
      "14,2 26,4 34,16 30,34 24,44^ 36,56 38,76 26,92 10,100",
      // A long top, a drooping belly.
      "-6,16 24,4 56,6 44,28 28,40^ 48,48 54,68 46,88 34,102",
      // Slim, hardly a waist.
      "20,2 36,4 42,16 36,30 30,38^ 46,48 56,66 42,90 6,98",
      // The belly far to the right.
      "16,6 34,0 50,12 42,34 34,42^ 60,50 78,68 58,94 2,92"
    ),
    Glyph(
      "loop at the waist", share: 20,
      "8,12 34,1 58,16 44,40 24,50 26,44 56,56 64,78 38,99 0,90",
      "10,12 34,1 56,12 44,38 20,52 20,42 48,50 66,72 40,99 2,86",
      "6,10 28,0 48,14 38,40 22,48 30,46 46,58 50,80 30,99 0,96"
    ),
    Glyph(
      "flat top", share: 14,
      // A bar, a stem back to the middle, a belly.
      "4,4 32,3 60,2^ 42,22 26,42^ 58,52 66,76 42,98 2,92",
      "0,10 32,4 66,6^ 46,28 24,46^ 56,56 64,78 34,99 -4,98",
      // Like a z with a second bow.
      "8,6 32,4 54,6^ 38,28 20,50^ 44,52 64,62 44,86 4,100"
    ),
    Glyph(
      "loop at the end", share: 7,
      // The pen ends with a loop, as in a two.
      "10,12 34,1 56,14 48,34 28,44^ 56,56 56,80 24,98 0,88 14,76 50,92",
      "4,16 32,1 60,12 50,36 22,48^ 60,58 58,84 22,98 -8,88 8,80 70,90",
      // The loop is flat.
      "10,12 34,1 56,14 48,34 28,44^ 52,56 40,84 4,98 2,92 30,92 72,98"
    ),
  ]
}
