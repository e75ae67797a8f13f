// The result of reading numbers in a picture: lines of digits with their boxes, and the signs between them.

import Images

/// One digit of a number.
package struct NumberDigit: Sendable {
  /// Its bounding box, in pixels of the picture.
  package var box: PixelBox
  package let reading: DigitReading
  /// The grid cell that contains it.
  package let cell: GridCell?

  package init(box: PixelBox, reading: DigitReading, cell: GridCell? = nil) {
    (self.box, self.reading, self.cell) = (box, reading, cell)
  }
}

/// The digits of a line, from left to right, and the positions of signs between them.
package struct NumberLineReading: Sendable, Sequence, ExpressibleByArrayLiteral {
  package var digits: [NumberDigit]
  package var signs: [SegmentedSign] = []

  /// The digits, split at signs and wide gaps: 32, 81 and 31 for 32/81-31. Strings rather than integers, because 007
  /// keeps its zeros and a long number overflows. An empty grid cell between two digits is a point.
  package let parts: [String]

  package init(digits: [NumberDigit], signs: [SegmentedSign] = []) {
    (self.digits, self.signs) = (digits, signs)
    parts = Self.parts(of: digits, signs: signs)
  }
  package init(arrayLiteral digits: NumberDigit...) { self.init(digits: digits) }

  package func makeIterator() -> IndexingIterator<[NumberDigit]> { digits.makeIterator() }

  /// The least wide gap, as a share of the digits' height and as a multiple of the line's usual gap.
  private static let wideGap = (ofHeight: 0.9, ofUsual: 2.2)

  private static func parts(of digits: [NumberDigit], signs: [SegmentedSign]) -> [String] {
    var parts = [""]
    let pairs = zip(digits, digits.dropFirst())
    let gaps = pairs.map { $1.box.x - $0.box.x - $0.box.width }
    let usual = Swift.max(Double(gaps.sorted()[safe: gaps.count / 2] ?? 0), 0)
    let height = Double(digits.map(\.box.height).sorted()[safe: digits.count / 2] ?? 0)
    // In a form each cell has one digit, in a table a number.
    let isTable = zip(digits, digits.dropFirst()).contains { $0.cell != nil && $0.cell == $1.cell }
    for (index, digit) in digits.enumerated() {
      if index > 0 {
        let last = digits[index - 1]
        if let cell = digit.cell, let before = last.cell {
          let empty = [String](repeating: ".", count: Swift.max(cell.column - before.column - 1, 0))
          if isTable, cell != before {
            parts += empty + [""]
          } else {
            parts[parts.count - 1] += empty.joined()
          }
        } else if Double(gaps[index - 1])
          > Swift.max(wideGap.ofHeight * height, wideGap.ofUsual * usual)
          || signs.contains(where: { last.box.middle < $0.box.middle && $0.box.middle < digit.box.middle })
        {
          parts.append("")
        }
      }
      parts[parts.count - 1] += "\(digit.reading.digit)"
    }
    return parts
  }

  /// The parts, separated by spaces.
  package var number: String { parts.joined(separator: " ") }
}

extension PixelBox {
  /// The column of its centre.
  fileprivate var middle: Double { Double(x) + Double(width) / 2 }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// The numbers of a picture.
package struct NumberReading: Sendable {
  /// The lines from top to bottom; at least one, none of them empty.
  package var lines: [NumberLineReading]
  /// The number of clockwise quarter turns applied to the picture before reading.
  package private(set) var quarters = 0
  /// Whether the digits were found only by leaving out much of the picture.
  package let isFarFetched: Bool

  package init(lines: [NumberLineReading], isFarFetched: Bool = false) {
    (self.lines, self.isFarFetched) = (lines, isFarFetched)
  }

  /// Transforms the boxes from the rotated picture back to the original `picture`.
  mutating func turn(back picture: Picture, quarters: Int) {
    self.quarters = quarters
    for line in lines.indices {
      for index in lines[line].digits.indices {
        lines[line].digits[index].box = picture.box(
          of: lines[line].digits[index].box, turnedByQuarters: quarters)
      }
      for index in lines[line].signs.indices {
        lines[line].signs[index].box = picture.box(
          of: lines[line].signs[index].box, turnedByQuarters: quarters)
      }
    }
  }

  /// The number of skipped signs: strokes, points, and other ink that is not a digit.
  package var marks: Int { lines.reduce(0) { $0 + $1.signs.count } }

  /// The doubts to report with the numbers.
  package var doubts: [NumberDoubt] {
    let unsure = lines.joined().enumerated().compactMap { index, digit in
      Doubt(about: digit.reading).map { NumberDoubt.digit(number: index + 1, $0) }
    }
    return (quarters > 0 ? [.turned(quarters: quarters)] : []) + (isFarFetched ? [.farFetched] : []) + unsure
      + (marks > 0 ? [.marks(count: marks)] : [])
  }
}

/// A reason to distrust a number, worded to end a sentence that begins with the picture's name.
package enum NumberDoubt: Sendable, Equatable, CustomStringConvertible {
  /// The network is unsure of a digit, counted from 1 over all lines.
  case digit(number: Int, Doubt)
  case marks(count: Int)
  /// The digits were found only by leaving out much of the picture.
  case farFetched
  /// The picture was rotated clockwise by this many quarter turns.
  case turned(quarters: Int)

  package var description: String {
    switch self {
    case .digit(let number, let doubt):
      "digit \(number): \(doubt)"
    case .turned(let quarters):
      "it reads better turned clockwise by \(90 * quarters) degrees, and was read so"
    case .farFetched:
      "not sure: the digits show only when parts of the picture are left out"
    case .marks(1):
      "skipped a sign that is not a digit"
    case .marks(let count):
      "skipped \(count) signs that are not digits"
    }
  }
}
