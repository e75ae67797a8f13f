// Large counts in sentences: 47,040,016 rather than 47040016.
// English grouping whatever the locale, as all of the project's text is English.

extension BinaryInteger {
  /// The decimal digits with a comma before each group of three.
  package var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
