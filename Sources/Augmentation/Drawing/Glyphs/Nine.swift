// The glyphs of nine: a loop, and a tail from its right side.

extension Glyph {
  /// A nine is a loop with a tail, which ends straight or curls to the left.
  static let nines: [Glyph] = [
    Glyph(
      "straight tail", share: 62,
      "54,12 30,2 6,20 14,44 40,42 56,12^ 54,52 46,100",
      // Small high loop, slanted tail.
      "50,10 30,1 12,14 16,34 36,34 54,10^ 46,52 30,100",
      // Big round loop.
      "62,14 32,0 0,22 10,52 44,50 66,14^ 64,58 58,100",
      // Narrow.
      "38,10 22,1 6,18 10,42 28,40 40,12^ 38,54 34,100",
      // Wide flat loop.
      "66,16 36,4 2,26 12,46 46,38 68,18^ 58,54 44,100",
      // The loop starts far to the right, like an s, and closes low on the tail.
      "72,6 40,0 10,22 18,46 44,42 58,26^ 52,58 44,100",
      // The same, more upright.
      "62,-2 32,6 8,28 22,50 46,40 56,22^ 52,56 50,100",
      // Large loop, short tail.
      "60,16 30,0 -2,30 14,66 50,56 66,16^ 64,62 60,100",
      // Slanted egg.
      "60,8 34,4 4,34 8,54 36,42 64,6^ 52,52 36,100",
      // The tail ends at the lower right.
      "60,8 36,2 6,16 8,42 36,44 58,14^ 64,56 72,100",
      // The loop closes halfway down the tail.
      "66,4 40,0 14,16 16,38 36,42 54,34^ 48,62 36,100"
    ),
    Glyph(
      "round shoulder", share: 18,
      // The pen goes over the top and continues into the tail without a turn.
      "48,40 20,48 2,32 18,6 44,4 58,28 54,62 46,100",
      "44,34 20,42 6,28 20,6 42,2 52,22 44,60 28,100",
      "58,36 28,50 0,36 14,8 46,2 66,28 66,64 66,100"
    ),
    Glyph(
      "curled tail", share: 19,
      "54,12 30,2 6,20 16,44 40,40 56,12^ 56,60 40,96 4,90",
      "52,8 28,1 8,16 16,38 38,36 54,10^ 60,60 44,98 10,82",
      "48,10 28,2 10,18 16,40 34,38 48,12^ 46,60 34,92 8,98",
      // The tail closes, as in an eight.
      "54,12 30,2 6,20 16,44 40,40 56,12^ 60,60 34,100 0,74",
      // Narrow.
      "40,6 22,1 6,16 10,36 28,36 42,8^ 46,62 30,98 2,84",
      // Large.
      "66,18 34,0 0,24 14,52 48,44 68,14^ 70,66 40,100 -6,84",
      // A small head, a long tail that hooks.
      "46,12 26,2 8,16 14,34 34,30 48,12^ 52,52 44,92 6,96"
    ),
    Glyph(
      "open loop", share: 12,
      // The loop starts well left of the tail, almost like a four.
      "34,6 12,14 4,34 18,48 40,42 58,8^ 54,54 48,100",
      "54,2 22,8 4,30 16,46 42,40 58,24^ 54,58 44,100",
      "30,2 14,14 6,36 22,48 44,34 58,4^ 54,54 46,100"
    ),
    Glyph(
      "open, as an s", share: 12,
      // The loop starts far to the right and closes low, at the tail.
      "72,6 44,-2 14,16 16,40 42,40 58,30^ 54,60 44,100",
      "80,0 40,6 12,28 30,44 52,40 60,36^ 48,62 30,100",
      "56,4 28,0 8,18 14,42 36,44 50,32^ 52,62 50,100"
    ),
  ]
}
