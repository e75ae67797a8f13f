// The connected components of an ink map. Other files decide which of them to keep.

/// The pieces of ink in a picture: sets of pixels above 0 that touch by side or corner.
///
/// Held as runs along rows, in reading order, so that the cost grows with the outline of the ink and not with the
/// paper. Pieces are numbered from 0 in the order in which their first run is met.
struct Pieces {
  /// A stretch of ink in one row and the number of the piece that it belongs to.
  struct Run: Equatable {
    let row: Int
    let columns: Range<Int>
    fileprivate(set) var piece = 0
  }

  /// What is known of a piece.
  struct Piece: Equatable {
    /// The rows and columns from its first to its last.
    fileprivate(set) var rows: Range<Int>
    fileprivate(set) var columns: Range<Int>
    /// The sum of its ink and the strongest of it.
    fileprivate(set) var mass = 0
    fileprivate(set) var peak: UInt8 = 0

    /// The longer side of its box.
    var length: Int { max(rows.count, columns.count) }

    fileprivate init(startingAt run: Run) {
      rows = run.row..<run.row + 1
      columns = run.columns
    }

    /// Takes in `run`, which lies in the piece's last row or below it.
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

  /// Joins the runs of a row to those of the row above that overlap them or meet them at a corner.
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

  /// Adds each run to its piece. The first run of a piece is its root, and so is met before the rest.
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

/// A forest over the runs: runs of one tree hang together, and the first of them is the root.
private struct JoinedRuns {
  private var parents: [Int] = []

  mutating func append(count: Int) {
    parents += parents.count..<parents.count + count
  }

  /// The root of the run's tree. Halves the path on the way, so that no drawing makes the trees deep.
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
