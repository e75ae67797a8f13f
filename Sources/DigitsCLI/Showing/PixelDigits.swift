// Digits of 3 x 5 pixels for the labels of a contact sheet, which are numbers.

/// A 3 x 5 pixel font for digits.
enum PixelDigits {
  static let width = 3
  static let height = 5

  /// Whether each pixel of a digit, 0 to 9, is set, in row-major order.
  static func pixels(of digit: Int) -> [Bool] { glyphs[digit].map { $0 == "#" } }

  private static let glyphs: [[Character]] = [
    "#### ## ## ####", " # ##  #  # ###", "###  #####  ###", "###  # ##  ####", "# ## ####  #  #",
    "####  ###  ####", "####  #### ####", "###  #  # #  # ", "#### ##### ####", "#### ####  ####",
  ].map(Array.init)
}
