// The glyphs of eight: a closed s, or two circles.

extension Glyph {
  /// An eight is two loops, one above the other.
  static let eights: [Glyph] = [
    Glyph(
      "s-stroke from the right", share: 68,
      // Ends meet at the upper right.
      "54,10 30,1 10,18 26,42 50,66 48,94 20,98 4,78 28,48 52,24 56,8",
      // Slender.
      "38,8 24,1 12,16 20,40 34,66 32,94 16,98 6,80 18,52 34,26 40,10",
      // Wide, open head; the end extends outward.
      "50,14 24,4 4,20 22,40 46,62 44,92 18,98 4,80 28,50 58,28 84,8",
      // Wide and round.
      "58,14 34,1 6,18 26,44 64,66 58,94 24,99 2,78 26,50 60,34 58,10",
      // Large head, small foot.
      "60,12 32,0 4,20 22,48 42,72 38,94 20,98 8,84 26,58 58,30 62,10",
      // The foot is a narrow slanted loop.
      "64,10 38,2 22,18 32,40 40,62 28,90 8,98 2,84 24,56 54,32 70,8",
      // The ends do not meet.
      "44,6 24,2 8,20 24,44 46,68 42,96 16,98 6,78 30,50 54,34 60,18",
      // The end rises high.
      "46,14 26,8 10,24 22,44 40,64 36,92 14,98 2,84 24,54 52,24 72,-4",
      // The foot is pinched.
      "56,10 34,0 8,14 22,38 34,62 30,92 22,99 16,88 26,56 54,30 58,10",
      // The head is pinched.
      "40,4 32,0 24,10 30,38 52,62 50,92 22,99 2,82 22,52 38,24 42,4",
      // The start comes in from the right, like a bar.
      "80,4 40,4 8,20 28,44 50,66 44,94 16,97 6,78 28,48 50,28 40,6",
      // Large head, the foot hardly a loop.
      "56,8 30,0 2,18 20,46 36,66 34,92 24,99 16,86 24,62 56,36 62,12",
      // The head is open at the top.
      "24,6 10,10 6,26 28,46 50,68 46,94 20,98 4,80 28,50 54,30 70,0",
      // Large head on the right, small foot on the left.
      "74,14 50,0 20,16 22,44 30,66 18,92 4,98 0,84 16,66 60,44 76,16",
      // Large head on the left, small foot on the right.
      "42,6 20,0 0,16 16,40 44,64 52,90 38,99 26,84 32,60 44,36 44,8"
    ),
    Glyph(
      "s-stroke from the left", share: 14,
      // Starts at the crossing and draws the head first.
      "28,44 10,24 26,2 52,14 42,38 12,66 10,92 38,98 54,78 30,46",
      "20,38 10,18 26,1 46,12 36,38 10,70 12,94 34,97 46,76 22,42",
      "36,40 4,28 14,4 54,8 52,34 14,60 4,88 36,99 66,80 36,48"
    ),
    Glyph(
      "two circles", share: 18,
      "36,2 12,12 14,38 36,46 58,34 56,10 34,2 | 36,46 8,58 8,88 36,99 64,88 64,58 34,46",
      "28,2 12,12 14,36 28,44 42,34 42,10 26,2 | 28,44 6,58 8,90 28,99 46,88 46,58 26,44",
      "42,0 10,12 8,40 40,52 68,40 64,8 38,0 | 38,52 14,62 12,88 38,99 60,90 60,64 36,52"
    ),
    Glyph(
      "diagonal first", share: 8,
      // From the upper left down, round the foot, up across, over the top.
      "8,6 30,40 54,74 36,98 8,84 24,52 52,24 34,2 10,14 14,28",
      "14,14 28,44 44,78 28,98 8,84 20,54 44,20 30,2 12,8 12,22"
    ),
    Glyph(
      "diagonal from the right", share: 12,
      // From the upper right down, round the foot, up across, and back over the head.
      "62,2 40,34 14,66 6,90 28,98 44,82 30,52 10,28 20,4 46,6 56,20",
      // The head stays open.
      "74,0 44,36 16,70 10,92 30,98 42,82 28,54 6,34 6,14 24,4 40,10",
      // Narrow.
      "46,4 32,36 12,68 8,90 22,98 34,84 26,54 14,28 20,4 38,2 44,14"
    ),
  ]
}
