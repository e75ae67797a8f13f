// Digits written side by side, apart or touching: pictures of numbers, of digits that come from anywhere.
// It sets inks that it is given; which digits, and in whose hand, the caller says.

import Random

/// The ink of one digit, cut close: `height` rows of `width` samples, 255 for full ink on 0.
public struct DigitInk: Sendable {
  public let width: Int
  public let height: Int
  public let samples: [UInt8]

  /// The ink of a picture that is `side` wide and as high as its samples allow, without the empty rows and columns
  /// around it. Traps when there is no ink.
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

  /// A `digit` in a hand of its own, as large as a page of `side` pixels holds it: 0.7 of them.
  ///
  /// Traps as `SyntheticDigits.drawPage` does.
  public init(drawing digit: Int, side: Int, using generator: inout SeededGenerator) {
    let page = SyntheticDigits.drawPage(digit, side: side, ink: 255, paper: 0, using: &generator)
    self.init(croppedFrom: page, side: side)
  }
}

/// Digits side by side on a line, and the picture that they make.
public struct DigitRow: Sendable {
  public let width: Int
  public let height: Int
  /// `height` rows of `width` samples, 255 for full ink on 0.
  public let samples: [UInt8]

  /// Sets `inks` from left to right on a line, `margin` pixels of paper around them all.
  ///
  /// `gaps` has one number for each ink but the first: the columns of paper between the digit and those before it
  /// where they come nearest, or, below zero, those in which they overlap. `rises` has one for each ink: how far it
  /// stands above the line. Traps when either has another count.
  public init(_ inks: [DigitInk], gaps: [Int], rises: [Int], margin: Int) {
    precondition(
      !inks.isEmpty && gaps.count == inks.count - 1 && rises.count == inks.count,
      "\(inks.count) digits with \(gaps.count) gaps and \(rises.count) rises")
    let line = zip(inks, rises).map { $0.height + $1 }.max() ?? 0
    let tops = zip(inks, rises).map { line - $0.height - $1 }
    let depth = zip(inks, tops).map { $0.height + $1 }.max() ?? 0

    var lefts: [Int] = []
    // The last inked column of each row so far, and of its neighbours: digits that meet at a corner touch.
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
  /// The first and the last column of a row where ink is half full; nil where it nowhere is.
  fileprivate func solidColumns(row: Int) -> ClosedRange<Int>? {
    let line = samples[row * width..<(row + 1) * width]
    guard let first = line.firstIndex(where: { $0 >= 128 }), let last = line.lastIndex(where: { $0 >= 128 })
    else { return nil }
    return first - line.startIndex...last - line.startIndex
  }
}
