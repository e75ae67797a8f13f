// Formats numbers for people: fixed decimals, thousands separators, units. Independent of the locale. Foundation's
// formatters are not used because they add 3 ms to startup.

/// Number formatting in one consistent style.
package enum NumberFormat {
  /// `value` with `places` decimals (0 to 9), correctly rounded from its exact binary value, ties to even, like C's
  /// `%.*f`: 0.125 with two decimals is `0.12`.
  ///
  /// Values beyond 2⁵² units of the last decimal use Swift's shortest description; others are `nan` and `inf`.
  package static func fixed(_ value: Double, places: Int) -> String {
    precondition((0...9).contains(places), "0 to 9 decimals can be written, not \(places)")
    let scale = powersOfTen[places]
    let magnitude = value.magnitude
    let product = magnitude * scale
    guard product < 0x1p52 else { return "\(value)" }

    // The exact rounding error of the product; it distinguishes real ties from those that rounding creates or hides.
    let error = (-product).addingProduct(magnitude, scale)
    let whole = product.rounded(.down)
    let fraction = product - whole
    let roundsUp =
      fraction > 0.5 || (fraction == 0.5 && (error > 0 || (error == 0 && UInt64(whole) % 2 == 1)))
    let units = UInt64(whole) + (roundsUp ? 1 : 0)

    let sign = value < 0 && units > 0 ? "-" : ""
    let (integer, decimals) = units.quotientAndRemainder(dividingBy: UInt64(scale))
    guard places > 0 else { return "\(sign)\(integer)" }
    return "\(sign)\(integer).\(padded(decimals, to: places))"
  }

  /// An integer with a comma between groups of three digits: `9,912,422`.
  package static func grouped(_ value: Int) -> String {
    var groups: [String] = []
    var rest = UInt64(value.magnitude)
    while rest >= 1000 {
      groups.append(padded(rest % 1000, to: 3))
      rest /= 1000
    }
    groups.append("\(rest)")
    return (value < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  /// A count with its unit, given in the singular: `1 image`, `60,000 images`.
  package static func counted(_ count: Int, _ unit: String) -> String {
    "\(grouped(count)) \(unit)\(count == 1 ? "" : "s")"
  }

  /// A fraction in [0, 1] as `98.31 %`.
  package static func percent(_ fraction: Double, places: Int = 2) -> String {
    fixed(fraction * 100, places: places) + " %"
  }

  /// The completed share of a whole, as `53 %`; rounded down, so 100 % means complete.
  package static func wholePercent(_ fraction: Double) -> String {
    // Add 1e-9 because 0.29 x 100 is less than 29 in binary.
    fixed((fraction * 100 + 1e-9).rounded(.down), places: 0) + " %"
  }

  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  private static func padded(_ value: UInt64, to width: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension NumberFormat {
  /// A duration, to a useful precision: `4.2 ms`, `43 ms`, `0.43 s`, `12 s`, `3 min 20 s`, `1 h 5 min`.
  ///
  /// Negative durations count as zero; a duration that is not finite is `?`.
  package static func duration(seconds: Double) -> String {
    guard seconds.isFinite else { return "?" }
    let seconds = max(0, seconds)
    // Each bound is the value at which the previous form would round up to its next unit.
    if seconds < 0.0995 { return fixed(seconds * 1000, places: seconds < 0.00995 ? 1 : 0) + " ms" }
    if seconds < 9.995 { return fixed(seconds, places: 2) + " s" }
    if seconds < 59.5 { return fixed(seconds, places: 0) + " s" }
    guard seconds < 1e15 else { return "?" }
    if seconds < 3599.5 {
      let whole = Int(seconds.rounded())
      return "\(whole / 60) min \(whole % 60) s"
    }
    let minutes = Int((seconds / 60).rounded())
    return "\(grouped(minutes / 60)) h \(minutes % 60) min"
  }

  /// An estimated duration in whole seconds: `0 s`, `7 s`, `3 min 20 s`.
  package static func roughDuration(seconds: Double) -> String {
    seconds < 59.5 ? fixed(max(0, seconds), places: 0) + " s" : duration(seconds: seconds)
  }

  /// A size in decimal units: `512 bytes`, `9.9 MB`.
  package static func bytes(_ count: Int) -> String {
    count == 1 ? "1 byte" : count < 1000 ? "\(count) bytes" : scaled(Double(count), unit: "B")
  }

  /// A rate with an SI prefix: `145 k images/s`, `2.3 MB/s`. `unit` is the unit of the count, `B` for bytes.
  package static func rate(_ perSecond: Double, unit: String) -> String {
    scaled(perSecond, unit: unit) + "/s"
  }

  /// A value with an SI prefix and two or three digits: `2.3 MB`, `23 MB`, `145 k images`.
  private static func scaled(_ value: Double, unit: String) -> String {
    var value = value
    var prefix = 0
    let prefixes = ["", "k", "M", "G", "T", "P"]
    while value >= 999.5, prefix + 1 < prefixes.count {
      value /= 1000
      prefix += 1
    }
    let number = fixed(value, places: value < 9.95 && prefix > 0 ? 1 : 0)
    // A unit symbol follows its prefix without a space (`MB`); a word follows after a space (`k images`).
    let isSymbol = unit.first.map(\.isUppercase) ?? false
    let gap = prefix == 0 || isSymbol ? "" : " "
    return "\(number) \(prefixes[prefix])\(gap)\(unit)"
  }
}
