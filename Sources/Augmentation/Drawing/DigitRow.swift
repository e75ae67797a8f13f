// Composes images of multi-digit numbers from digits side by side, separate or touching. The caller supplies the
// digits.

import Random

/// The ink of one digit, cropped to its bounding box: `height` rows of `width` samples, 255 for full ink on 0.
public struct DigitInk: Sendable {
  public let width: Int
  public let height: Int
  public let samples: [UInt8]

  /// The ink of an image `side` pixels wide, cropped to its bounding box. Traps if there is no ink.
  public init(croppedFrom picture: [UInt8], side: Int) {
    let inked = picture.indices.filter { picture[$0] > 0 }
    precondition(!inked.isEmpty, "a digit without ink")
    let rows = inked.map { $0 / side }
    let columns = inked.map { $0 % side }
    let (top, bottom) = (rows.min() ?? 0, rows.max() ?? 0)
    let (left, right) = (columns.min() ?? 0, columns.max() ?? 0)
    width = right - left + 1
    height = bottom - top + 1
    samples = (top...bottom).flatMap { row in picture[row * side + left...row * side + right] }
  }

  /// A `digit` in a random handwriting, 0.7 of `side` pixels high or wide.
  ///
  /// Traps for the same reasons as `SyntheticDigits.drawPage`.
  public init(drawing digit: Int, side: Int, using generator: inout SeededGenerator) {
    let page = SyntheticDigits.drawPage(digit, side: side, ink: 255, paper: 0, using: &generator)
    self.init(croppedFrom: page, side: side)
  }
}

/// Digits side by side on a line, as an image.
public struct DigitRow: Sendable {
  public let width: Int
  public let height: Int
  /// `height` rows of `width` samples, 255 for full ink on 0.
  public let samples: [UInt8]

  /// Places `inks` from left to right on a line, with a margin of `margin` pixels of background.
  ///
  /// `gaps` has one number for each ink but the first: the minimum number of background columns between the digit and
  /// those before it in any row; negative values overlap. `rises` has one for each ink: its height above the line.
  /// Traps if either has another count.
  public init(_ inks: [DigitInk], gaps: [Int], rises: [Int], margin: Int) {
    precondition(
      !inks.isEmpty && gaps.count == inks.count - 1 && rises.count == inks.count,
      "\(inks.count) digits with \(gaps.count) gaps and \(rises.count) rises")
    let line = zip(inks, rises).map { $0.height + $1 }.max() ?? 0
    let tops = zip(inks, rises).map { line - $0.height - $1 }
    let depth = zip(inks, tops).map { $0.height + $1 }.max() ?? 0

    var lefts: [Int] = []
    // The last inked column so far in each row, including its neighbours: digits that meet diagonally touch.
    var ends = [Int?](repeating: nil, count: depth + 2)
    for (index, ink) in inks.enumerated() {
      let nearest = (0..<ink.height).compactMap { row -> Int? in
        guard let first = ink.solidColumns(row: row)?.lowerBound else { return nil }
        return ends[tops[index] + row...tops[index] + row + 2].compactMap { $0 }.max().map { $0 + 1 - first }
      }.max()
      let left = index == 0 ? 0 : (nearest ?? (lefts[index - 1] + inks[index - 1].width)) + gaps[index - 1]
      lefts.append(left)
      for row in 0..<ink.height {
        guard let last = ink.solidColumns(row: row)?.upperBound else { continue }
        let place = tops[index] + row + 1
        ends[place] = max(ends[place] ?? .min, left + last)
      }
    }

    let origin = lefts.min() ?? 0
    let right = zip(inks, lefts).map { $0.width + $1 }.max() ?? 0
    width = right - origin + 2 * margin
    height = depth + 2 * margin
    var samples = [UInt8](repeating: 0, count: width * height)
    for (index, ink) in inks.enumerated() {
      for row in 0..<ink.height {
        let start = (margin + tops[index] + row) * width + margin + lefts[index] - origin
        for column in 0..<ink.width {
          samples[start + column] = max(samples[start + column], ink.samples[row * ink.width + column])
        }
      }
    }
    self.samples = samples
  }
}

extension DigitInk {
  /// The first and the last column of a row where ink is at least half full; nil if there are none.
  fileprivate func solidColumns(row: Int) -> ClosedRange<Int>? {
    let line = samples[row * width..<(row + 1) * width]
    guard let first = line.firstIndex(where: { $0 >= 128 }), let last = line.lastIndex(where: { $0 >= 128 })
    else { return nil }
    return first - line.startIndex...last - line.startIndex
  }
}
