// The holes of a part: paper that its ink encloses, as in a zero. Touching digits meet outside their holes.

/// A hole in ink.
struct Hole: Equatable {
  /// Its rows, and for each of them the columns from its first pixel to its last.
  let rows: Range<Int>
  let columns: [Range<Int>]

  /// Its pixels, and those of the ink that it surrounds.
  var area: Int { columns.reduce(0) { $0 + $1.count } }

  /// The column of its centre.
  var middle: Int {
    let left = columns.map(\.lowerBound).min() ?? 0
    return (left + (columns.map(\.upperBound).max() ?? 0)) / 2
  }

  /// The columns in `row` of the part; nil where the hole has none.
  func columns(in row: Int) -> Range<Int>? { rows.contains(row) ? columns[row - rows.lowerBound] : nil }

  /// The area that a path separates from the larger part of the hole. `path` holds the first column to the right of
  /// the path in each row of the part.
  func area(cutOffBy path: [Int]) -> Int {
    let left = zip(rows, columns).reduce(0) { $0 + min(max(path[$1.0] - $1.1.lowerBound, 0), $1.1.count) }
    return min(left, area - left)
  }
}

extension Hole {
  /// The holes of `ink`, in scan order: 4-connected areas of paper that do not reach its border.
  static func holes(of ink: GrayImage) -> [Hole] {
    var isVisited = ink.samples.map { $0 >= InkPart.faintest }
    return ink.samples.indices.compactMap { first in
      guard !isVisited[first] else { return nil }
      isVisited[first] = true
      var pixels = [first]
      var next = 0
      var reachesBorder = false
      while next < pixels.count {
        let pixel = pixels[next]
        next += 1
        let (row, column) = (pixel / ink.width, pixel % ink.width)
        for (isInside, neighbour) in [
          (column > 0, pixel - 1), (column < ink.width - 1, pixel + 1),
          (row > 0, pixel - ink.width), (row < ink.height - 1, pixel + ink.width),
        ] {
          guard isInside else {
            reachesBorder = true
            continue
          }
          guard !isVisited[neighbour] else { continue }
          isVisited[neighbour] = true
          pixels.append(neighbour)
        }
      }
      return reachesBorder ? nil : Hole(pixels: pixels, width: ink.width)
    }
  }

  /// The hole of these pixels, which are connected, in an image of this width.
  private init(pixels: [Int], width: Int) {
    let byRow = Dictionary(grouping: pixels) { $0 / width }
    let rows = byRow.keys.sorted()
    self.rows = rows[0]..<rows[0] + rows.count
    columns = rows.map { row in
      let columns = byRow[row, default: []].map { $0 % width }
      return columns.min()!..<columns.max()! + 1
    }
  }
}
