// Formatting of numbers for the page's text and coordinates.

import Formats

extension Markup.StringInterpolation {
  /// Appends a coordinate with at most two decimals, without trailing zeros.
  ///
  /// Traps unless it is finite; plots leave such points out.
  mutating func appendInterpolation(_ coordinate: Double) {
    precondition(coordinate.isFinite, "\(coordinate) cannot be drawn")
    var text = NumberFormat.fixed(coordinate, places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    appendInterpolation(text)
  }
}

extension Double {
  /// A share as a percentage, `98.31 %`; a dash unless finite.
  func percent(places: Int = 2) -> String {
    isFinite ? NumberFormat.percent(self, places: places) : "–"
  }

  /// A number with fixed decimals; a dash unless finite.
  func fixed(_ places: Int) -> String { isFinite ? NumberFormat.fixed(self, places: places) : "–" }
}

extension Int {
  /// The number with thousands separators.
  var grouped: String { NumberFormat.grouped(self) }

  /// The number and its noun: `1 image`, `24 images`.
  func counted(_ word: String) -> String { "\(grouped) \(word)\(self == 1 ? "" : "s")" }
}
