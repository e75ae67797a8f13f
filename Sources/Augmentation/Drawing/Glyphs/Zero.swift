// The glyphs of zero: one loop, anticlockwise from the top.

extension Glyph {
  /// A zero is a loop, with variations of its width and of the meeting of its ends.
  static let zeros: [Glyph] = [
    Glyph(
      "loop", share: 70,
      // Round, ends meet.
      "42,1 14,12 0,42 6,78 36,99 68,84 80,48 68,13 40,1",
      // Narrow.
      "24,1 8,14 0,46 5,84 22,100 40,84 46,48 38,14 22,1",
      // Egg, pointed at the top, ends cross.
      "44,0 22,18 2,52 5,84 34,99 66,84 72,52 54,16 34,3",
      // Starts on the right shoulder.
      "62,10 30,2 4,34 2,74 30,99 64,86 78,48 70,16 52,4",
      // Flat-bottomed and square-shouldered.
      "40,2 8,8 0,44 4,88 40,98 76,88 82,46 72,8 38,2"
    ),
    Glyph(
      "ends overlap", share: 22,
      // The end continues past the start, inside the loop.
      "50,0 20,10 0,42 6,80 36,99 66,82 74,46 58,12 34,6 22,20",
      // The end curls into the loop.
      "34,8 12,22 0,52 8,84 36,99 66,84 76,48 66,12 44,2 40,30",
      // The end extends to the right.
      "30,14 12,26 0,56 6,84 30,99 58,84 66,50 56,18 44,4 76,2",
      // The start is a hook outside.
      "60,-6 26,4 2,38 2,78 30,99 62,86 76,50 68,18 40,10 26,14",
      // The end extends deep into the loop.
      "46,2 18,10 0,44 8,82 38,99 68,84 76,46 62,10 46,16 34,62"
    ),
    Glyph(
      "open", share: 8,
      // Open at the top.
      "26,4 8,20 0,46 6,80 36,99 66,84 76,50 70,24 54,8",
      // Open at the top left, the end high.
      "10,24 2,40 0,60 8,86 36,99 66,84 78,50 70,18 44,0",
      // Open at the top right.
      "48,0 20,10 2,42 6,80 34,99 62,88 76,62 78,40 68,16"
    ),
    Glyph(
      "slashed", share: 5,
      // A second stroke through the loop, or the tail of the first.
      "42,1 14,12 0,42 6,78 36,99 68,84 80,48 68,13 40,1 | 60,10 24,88",
      "30,1 10,14 0,46 5,84 28,100 52,84 58,48 48,14 28,1 | 44,6 22,70",
      "44,0 22,18 2,52 5,84 34,99 66,84 72,52 54,16 34,3 | 40,4 34,60"
    ),
  ]
}
