// How signs and simple shapes are written that are no digits.

extension Glyph {
  /// Signs of arithmetic and punctuation.
  static let signs: [Glyph] = [
    Glyph("plus", share: 3, "30,0 30,100 | -20,50 80,50", "30,20 30,80 | 0,50 60,50"),
    Glyph("hyphen", share: 2, "0,50 60,50", "0,56 70,44"),
    Glyph("equals", share: 2, "0,36 70,36 | 0,64 70,64", "0,24 60,24 | 0,76 60,76"),
    Glyph("times", share: 2, "0,20 60,80 | 60,20 0,80"),
    // Steeper ones are read as ones.
    Glyph("slash", share: 1, "110,0 -20,100"),
    Glyph("per cent", share: 2, "66,0 0,100 | 10,2 -4,16 8,30 22,16 10,2 | 58,70 44,84 56,98 70,84 58,70"),
    Glyph("question mark", share: 2, "4,20 26,0 54,18 34,46 28,70 | 28,92 30,100"),
    Glyph("hash", share: 2, "20,0 10,100 | 54,0 44,100 | -8,32 74,32 | -12,68 70,68"),
    Glyph("ampersand", share: 1, "70,100 16,28 24,0 44,18 6,62 14,98 48,86 66,48"),
    Glyph("at sign", share: 1, "52,44 34,32 22,58 40,70 54,40^ 56,66 74,58 66,10 22,6 -4,52 18,98 62,94"),
    Glyph("asterisk", share: 1, "30,0 30,100 | -12,26 72,74 | 72,26 -12,74"),
    Glyph("brackets", share: 1, "26,0 0,0^ 0,100^ 26,100", "40,0 66,0^ 66,100^ 40,100"),
    Glyph("parenthesis", share: 2, "34,0 6,50 34,100", "6,0 34,50 6,100"),
    Glyph("brace", share: 1, "40,0 22,10 22,42 4,50^ 22,58 22,90 40,100"),
    Glyph("less", share: 1, "60,10 0,50^ 60,90", "0,10 60,50^ 0,90"),
    Glyph("colon", share: 1, "28,14 30,22 | 28,78 30,86"),
    Glyph("semicolon", share: 1, "30,10 32,18 | 32,74 30,88 16,104"),
    Glyph("quotes", share: 1, "14,0 10,30 | 44,0 40,30"),
    Glyph("tick", share: 2, "0,56 22,96^ 74,0"),
    Glyph("arrow", share: 2, "0,50 90,50 | 62,24 90,50^ 62,76", "30,100 30,0 | 4,28 30,0^ 56,28"),
    Glyph("dollar", share: 1, "56,16 30,4 6,24 30,48 58,72 30,98 4,84 | 30,-8 30,110"),
    Glyph("euro", share: 1, "60,16 38,2 10,30 10,70 38,98 62,86 | -8,40 46,40 | -8,58 44,58"),
    Glyph("root", share: 1, "-10,60 6,54 24,100^ 40,4^ 100,2"),
    Glyph("sigma", share: 1, "60,4 0,0^ 36,50^ 0,100^ 64,98"),
    Glyph("pi", share: 1, "0,14 30,4 70,8 | 20,8 14,100 | 52,8 54,90 70,98"),
    Glyph("tilde", share: 1, "0,60 20,40 46,62 70,40"),
  ]

  /// Shapes that people draw to try what a reader says of them.
  static let shapes: [Glyph] = [
    Glyph("square", share: 3, "0,0 80,0^ 80,80^ 0,80^ 0,0"),
    Glyph("oblong", share: 2, "0,20 110,20^ 110,80^ 0,80^ 0,20", "10,0 60,0^ 60,120^ 10,120^ 10,0"),
    Glyph("triangle", share: 3, "40,0 84,80^ -4,80^ 40,0", "0,0 80,4^ 40,84^ 0,0"),
    Glyph("star", share: 2, "40,0 66,84^ -4,32^ 84,32^ 14,84^ 40,0"),
    Glyph("heart", share: 2, "40,26^ 20,0 -8,22 8,60 40,98^ 74,60 88,20 60,0 40,26"),
    Glyph("house", share: 1, "0,100 0,40^ 40,0^ 80,40^ 80,100^ 0,100"),
    Glyph("spiral", share: 2, "40,50 54,40 60,58 40,72 18,54 28,22 66,20 88,60 50,100 0,78"),
    Glyph("zigzag", share: 2, "0,30 16,70^ 32,30^ 48,70^ 64,30^ 80,70"),
    Glyph("waves", share: 1, "0,50 14,30 28,50 42,70 56,50 70,30 84,50"),
    Glyph(
      "face", share: 2,
      "50,0 4,24 4,78 50,100 96,78 96,24 50,0 | 32,34 34,42 | 66,34 68,42 | 28,68 50,80 72,66"),
    Glyph("lattice", share: 2, "0,0 90,0^ 90,90^ 0,90^ 0,0 | 45,0 45,90 | 0,45 90,45"),
    Glyph("moon", share: 1, "50,0 10,20 6,74 50,100^ 30,70 30,30 50,0"),
    Glyph("bolt", share: 1, "40,0 10,54^ 46,46^ 16,100"),
    Glyph("corner", share: 1, "0,0 80,0^ 80,80", "0,0 0,80^ 80,80"),
    Glyph("cross in a circle", share: 1, "40,0 0,40 40,80 80,40 40,0 | 12,12 68,68 | 68,12 12,68"),
    Glyph("rails", share: 1, "10,0 10,100 | 60,0 60,100", "0,20 100,20 | 0,60 100,60"),
  ]
}
