// The connected components of an ink map.

/// The pieces of ink in a picture: 8-connected components of the pixels above 0.
///
/// Stored as runs along rows, in reading order, so that the cost grows with the outline of the ink and not with the
/// picture's area. Pieces are numbered from 0 in the order of their first runs.
struct Pieces {
  /// A horizontal run of ink and the number of its piece.
  struct Run: Equatable {
    let row: Int
    let columns: Range<Int>
    fileprivate(set) var piece = 0
  }

  /// The bounding box and ink of a piece.
  struct Piece: Equatable {
    /// The ranges of its rows and columns.
    fileprivate(set) var rows: Range<Int>
    fileprivate(set) var columns: Range<Int>
    /// The sum and the maximum of its ink.
    fileprivate(set) var mass = 0
    fileprivate(set) var peak: UInt8 = 0

    /// The longer side of its bounding box.
    var length: Int { max(rows.count, columns.count) }

    fileprivate init(startingAt run: Run) {
      rows = run.row..<run.row + 1
      columns = run.columns
    }

    /// Adds `run`, which is in the piece's last row or below it.
    fileprivate mutating func add(_ run: Run, of ink: GrayImage) {
      rows = rows.lowerBound..<run.row + 1
      columns =
        min(columns.lowerBound, run.columns.lowerBound)..<max(columns.upperBound, run.columns.upperBound)
      let start = run.row * ink.width
      let levels = ink.samples.span.extracting(
        start + run.columns.lowerBound..<start + run.columns.upperBound)
      for index in levels.indices {
        mass += Int(levels[index])
        peak = max(peak, levels[index])
      }
    }
  }

  private(set) var runs: [Run] = []
  private(set) var pieces: [Piece] = []

  init(of ink: GrayImage) {
    var joined = JoinedRuns()
    var above = 0..<0
    for row in 0..<ink.height {
      let first = runs.count
      appendRuns(of: ink, row: row)
      joined.append(count: runs.count - first)
      join(above, to: first..<runs.count, in: &joined)
      above = first..<runs.count
    }
    collect(&joined, of: ink)
  }

  private mutating func appendRuns(of ink: GrayImage, row: Int) {
    let line = ink.samples.span.extracting(row * ink.width..<(row + 1) * ink.width)
    var end = 0
    while let first = line.firstIndex(atLeast: 1, from: end) {
      end = first + 1
      while end < line.count, line[end] > 0 { end += 1 }
      runs.append(Run(row: row, columns: first..<end))
    }
  }

  /// Joins the runs of a row to the runs of the row above that they overlap or touch at a corner.
  private func join(_ above: Range<Int>, to row: Range<Int>, in joined: inout JoinedRuns) {
    var upper = above.lowerBound
    for lower in row {
      let columns = runs[lower].columns
      while upper < above.upperBound, runs[upper].columns.upperBound < columns.lowerBound { upper += 1 }
      var touching = upper
      while touching < above.upperBound, runs[touching].columns.lowerBound <= columns.upperBound {
        joined.join(touching, lower)
        touching += 1
      }
    }
  }

  /// Adds each run to its piece. The first run of a piece is its root, so roots come before their other runs.
  private mutating func collect(_ joined: inout JoinedRuns, of ink: GrayImage) {
    for index in runs.indices {
      let root = joined.root(of: index)
      if root == index {
        runs[index].piece = pieces.count
        pieces.append(Piece(startingAt: runs[index]))
      } else {
        runs[index].piece = runs[root].piece
      }
      pieces[runs[index].piece].add(runs[index], of: ink)
    }
  }
}

/// A union-find forest over the runs: each tree is a connected component, rooted at its first run.
private struct JoinedRuns {
  private var parents: [Int] = []

  mutating func append(count: Int) {
    parents += parents.count..<parents.count + count
  }

  /// The root of the run's tree. Halves the path, so that trees stay shallow for any drawing.
  mutating func root(of run: Int) -> Int {
    var run = run
    while parents[run] != run {
      parents[run] = parents[parents[run]]
      run = parents[run]
    }
    return run
  }

  mutating func join(_ a: Int, _ b: Int) {
    let rootOfA = root(of: a)
    let rootOfB = root(of: b)
    parents[max(rootOfA, rootOfB)] = min(rootOfA, rootOfB)
  }
}
