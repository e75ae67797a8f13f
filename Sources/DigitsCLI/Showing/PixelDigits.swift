// Digits of 3 x 5 pixels, to number the pictures of a contact sheet with. No letters: labels are numbers.

/// The smallest digits that can be told apart.
enum PixelDigits {
  static let width = 3
  static let height = 5

  /// Whether each pixel of a digit, 0 to 9, is set, row by row.
  static func pixels(of digit: Int) -> [Bool] { glyphs[digit].map { $0 == "#" } }

  private static let glyphs: [[Character]] = [
    "#### ## ## ####", " # ##  #  # ###", "###  #####  ###", "###  # ##  ####", "# ## ####  #  #",
    "####  ###  ####", "####  #### ####", "###  #  # #  # ", "#### ##### ####", "#### ####  ####",
  ].map(Array.init)
}
