// The five row filters of PNG, each with its inverse.

/// How the bytes of a row are predicted from those to the left and above.
///
/// Rows are stored after `distance` zeros, which serve as the pixel left of the first; the row above the first row of a
/// pass is all zeros. Source: <https://www.w3.org/TR/png-3/#9Filters>.
enum PNGFilter: UInt8, CaseIterable {
  case none = 0
  case sub = 1
  case up = 2
  case average = 3
  case paeth = 4

  /// Undoes the filter of a row in place.
  ///
  /// `distance` is the number of bytes per pixel, at least 1; `above` has the same length as `row`.
  func undo(in row: inout [UInt8], above: [UInt8], distance: Int) {
    precondition(distance >= 1 && distance <= row.count && above.count == row.count)
    // Spans, whose bounds are cheaper to check than those of arrays.
    let (count, above) = (row.count, above.span)
    var row = row.mutableSpan
    switch self {
    case .none:
      break
    case .sub:
      for index in distance..<count { row[index] &+= row[index - distance] }
    case .up:
      for index in distance..<count { row[index] &+= above[index] }
    case .average:
      for index in distance..<count {
        row[index] &+= Self.average(row[index - distance], above[index])
      }
    case .paeth:
      for index in distance..<count {
        row[index] &+= Self.paeth(row[index - distance], above[index], above[index - distance])
      }
    }
  }

  /// The filtered bytes of `row`, without the leading zeros.
  func apply(to row: [UInt8], above: [UInt8], distance: Int) -> [UInt8] {
    (distance..<row.count).map { index in
      let (left, up, upLeft) = (row[index - distance], above[index], above[index - distance])
      return switch self {
      case .none: row[index]
      case .sub: row[index] &- left
      case .up: row[index] &- up
      case .average: row[index] &- Self.average(left, up)
      case .paeth: row[index] &- Self.paeth(left, up, upLeft)
      }
    }
  }

  /// The average, rounded down.
  @inline(__always)
  private static func average(_ left: UInt8, _ up: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt16(left) + UInt16(up)) >> 1)
  }

  /// The neighbour nearest to left + up - upLeft; ties resolve in the order left, up, upLeft.
  @inline(__always)
  private static func paeth(_ left: UInt8, _ up: UInt8, _ upLeft: UInt8) -> UInt8 {
    let fromLeft = Int16(up) - Int16(upLeft)
    let fromUp = Int16(left) - Int16(upLeft)
    let (a, b, c) = (abs(fromLeft), abs(fromUp), abs(fromLeft + fromUp))
    return a <= b && a <= c ? left : b <= c ? up : upLeft
  }
}
