// Whether a table without a header has its labels last, where they would be read as pixels and the first pixels as
// labels. It reads no table: PixelTableReader asks when it has all rows.

extension PixelTableLayout {
  /// Whether the first column was taken for labels without a name that says so, and they are all the same or some of
  /// them are no digits.
  func takesFirstForLabels(_ labels: [UInt8]) -> Bool {
    !hasHeader && hasLabels && (Set(labels).count == 1 || labels.contains { $0 > 9 })
  }

  /// Whether these pixels, one of each image, look like labels: digits, of which none has nearly all of the images, as
  /// the background has of any pixel at an edge.
  static func areLikeLabels(_ pixels: [Double]) -> Bool {
    var counts = [Int](repeating: 0, count: 10)
    for pixel in pixels {
      guard let digit = Int(exactly: pixel), counts.indices.contains(digit) else { return false }
      counts[digit] += 1
    }
    return counts.max()! * 10 <= pixels.count * 9
  }
}
