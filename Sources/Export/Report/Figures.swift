// Figures as the page writes them, and as coordinates in its pictures.

import Formats

extension Markup.StringInterpolation {
  /// Puts a coordinate in: at most two decimals, none that say nothing.
  ///
  /// Traps when it is not finite: what cannot be drawn is left out by whoever draws.
  mutating func appendInterpolation(_ coordinate: Double) {
    precondition(coordinate.isFinite, "\(coordinate) cannot be drawn")
    var text = NumberFormat.fixed(coordinate, places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    appendInterpolation(text)
  }
}

extension Double {
  /// A share as a percentage, `98.31 %`; a dash where there is none.
  func percent(places: Int = 2) -> String {
    isFinite ? NumberFormat.percent(self, places: places) : "–"
  }

  /// A figure with fixed decimals; a dash where there is none.
  func fixed(_ places: Int) -> String { isFinite ? NumberFormat.fixed(self, places: places) : "–" }
}

extension Int {
  /// With separators of thousands.
  var grouped: String { NumberFormat.grouped(self) }

  /// The number and its word: `1 image`, `24 images`.
  func counted(_ word: String) -> String { "\(grouped) \(word)\(self == 1 ? "" : "s")" }
}
