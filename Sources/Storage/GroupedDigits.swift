// Large counts with digit grouping: 47,040,016 rather than 47040016. Always English grouping, independent of the
// locale.

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
