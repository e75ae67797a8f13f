// Where a batch of pictures is not zero: the owner of the lists by which products leave out paper, each found once for
// a batch. The columns are for the first layer's forward product, the rows for its weight gradient.

import Kernels

/// The lists of a matrix: for every four rows the columns that count, for every four columns the rows that count.
///
/// Value semantics, like the matrix that they belong to.
struct Nonzeros: Sendable {
  /// The longest lists, as a share of all steps, with which leaving steps out is faster: their tiles are a third as
  /// tall, so that more of the time goes into reading the other factor.
  private static let longestShare = 0.75

  private var columnLists: ListBlock
  private var rowLists: ListBlock
  /// Whether the lists are of what the matrix holds now, and short enough.
  private var columnsPay = false
  private var rowsPay = false

  /// Room for the lists of a matrix with so many rows and columns; nil where there are too many for them.
  init?(rows: Int, columns: Int) {
    guard max(rows, columns) <= 1 << 16 else { return nil }
    columnLists = ListBlock(of: rows, depth: columns)
    rowLists = ListBlock(of: columns, depth: rows)
  }

  /// The columns that count in the rows from `row` on, a multiple of four; nil where it is faster to take all, or where
  /// nobody has looked.
  func columns(fromRow row: Int) -> NonzeroLists? { columnsPay ? columnLists.lists(from: row) : nil }

  /// The rows that count in the columns from `column` on, a multiple of four; nil as for columns.
  func rows(fromColumn column: Int) -> NonzeroLists? { rowsPay ? rowLists.lists(from: column) : nil }

  /// What is listed is no longer what the matrix holds.
  mutating func forget() { (columnsPay, rowsPay) = (false, false) }

  /// Makes room for column lists that no copy of the matrix reads.
  mutating func beginColumns() {
    if !isKnownUniquelyReferenced(&columnLists) { columnLists = columnLists.another() }
  }

  /// Lists the columns that count in the four rows from `row` on, or in as many as there are: between `beginColumns` and
  /// `endColumns`, by several workers at the same time, each for rows of its own.
  func listColumns(
    inRowsFrom row: Int, of matrix: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
    _ kernels: KernelTable
  ) {
    columnLists.fill(row) { list in
      kernels.listNonzeroColumns(
        matrix + row * stride, min(NonzeroLists.rowsPerGroup, rows - row), columns, stride, list)
    }
  }

  /// Sees whether the column lists of `rows` rows, which are all made now, are short enough.
  mutating func endColumns(rows: Int, columns: Int) {
    columnsPay = columnLists.meanLength(of: rows) <= Self.longestShare * Double(columns)
  }

  /// Lists the rows that count in each four columns of a matrix, which must have room here.
  mutating func listRows(
    of matrix: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int, on engine: Engine
  ) {
    if !isKnownUniquelyReferenced(&rowLists) { rowLists = rowLists.another() }
    // Read by all; each worker writes lists of its own.
    nonisolated(unsafe) let matrix = matrix
    let rowLists = rowLists
    engine.share(work: rows * columns) { share in
      share.forEachPart(panels: 1, rows: columns) { _, part in
        for column in Swift.stride(from: part.lowerBound, to: part.upperBound, by: NonzeroLists.rowsPerGroup)
        {
          rowLists.fill(column) { list in
            listNonzeroRows(matrix + column, rows: rows, stride: stride, to: list)
          }
        }
      }
    }
    rowsPay = rowLists.meanLength(of: columns) <= Self.longestShare * Double(rows)
  }
}

/// Memory for the lists of groups of rows. `@unchecked Sendable`: written only where `Nonzeros` made sure that nobody
/// else has it, and each list by one worker.
private final class ListBlock: @unchecked Sendable {
  private let groups: Int
  /// Room of a list.
  private let depth: Int
  private let steps: UnsafeMutablePointer<UInt16>
  private let counts: UnsafeMutablePointer<UInt32>

  init(of rows: Int, depth: Int) {
    groups = Self.groups(of: rows)
    self.depth = depth
    steps = .allocate(capacity: max(1, groups * depth))
    counts = .allocate(capacity: max(1, groups))
  }

  deinit {
    steps.deallocate()
    counts.deallocate()
  }

  func another() -> ListBlock { ListBlock(of: groups * NonzeroLists.rowsPerGroup, depth: depth) }

  func fill(_ row: Int, _ list: (UnsafeMutablePointer<UInt16>) -> UInt32) {
    let group = row / NonzeroLists.rowsPerGroup
    counts[group] = list(steps + group * depth)
  }

  func lists(from row: Int) -> NonzeroLists {
    let group = row / NonzeroLists.rowsPerGroup
    return NonzeroLists(steps: steps + group * depth, stride: depth, counts: counts + group)
  }

  func meanLength(of rows: Int) -> Double {
    let groups = Self.groups(of: rows)
    return (0..<groups).reduce(0) { $0 + Double(counts[$1]) } / Double(max(1, groups))
  }

  private static func groups(of rows: Int) -> Int {
    (rows + NonzeroLists.rowsPerGroup - 1) / NonzeroLists.rowsPerGroup
  }
}
