// Detects a table without a header whose labels are in the last column rather than the first. PixelTableReader checks
// this after reading all rows.

extension PixelTableLayout {
  /// Whether the first column was taken for labels without a header that says so, and its values are all equal or
  /// include non-digits.
  func takesFirstForLabels(_ labels: [UInt8]) -> Bool {
    !hasHeader && hasLabels && (Set(labels).count == 1 || labels.contains { $0 > 9 })
  }

  /// Whether `pixels`, one from each image, look like labels: all are digits, and none occurs in nearly all images,
  /// as the background value does at any edge pixel.
  static func areLikeLabels(_ pixels: [Double]) -> Bool {
    var counts = [Int](repeating: 0, count: 10)
    for pixel in pixels {
      guard let digit = Int(exactly: pixel), counts.indices.contains(digit) else { return false }
      counts[digit] += 1
    }
    return counts.max()! * 10 <= pixels.count * 9
  }
}
