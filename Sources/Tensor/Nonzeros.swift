// The nonzero elements of a matrix, as index lists: they let products skip the paper of pictures and the inactive
// units, and are built once per batch. Lists of columns serve the forward product and the input gradient, lists of rows
// the weight gradient.

import Kernels

/// The nonzero elements of a matrix: for each group of rows the nonzero columns, for each group of columns the nonzero
/// rows.
///
/// A value, like the matrix that it belongs to.
struct Nonzeros: Sendable {
  /// Columns per block; a product works through one block after another. The weights of a panel for one block take 32
  /// KB, and those in use fit into the L1 cache of most processors. Measured: 192 and 384 are as fast; all columns at
  /// once are slower by an eighth, and by half for wide layers.
  private static let columnsPerPart = 256
  /// The longest lists, as a fraction of all steps, for which skipping steps is faster: their tiles are a third to two
  /// thirds as large, so that more of the time goes into reading. Measured with AVX2: where a random half of the units
  /// is active, lists for two rows hold three quarters of the steps and are as fast as none.
  private static let longestShare = 0.7
  /// The fewest columns for which it pays to look for zeros in a filled matrix.
  static let fewestColumns = 256

  private let capacity: Int
  private let columns: Int
  /// Rows, or columns, that share a list; see `InstructionSet.rowsPerList`.
  private let rowsPerList: Int
  private var bits: BitMemory
  /// Nil if columns are not listed.
  private var columnLists: ListMemory?
  /// Nil until rows are listed, which not every matrix needs.
  private var rowLists: ListMemory?
  /// Whether the lists are up to date and short enough.
  private var columnsPay = false
  private var rowsPay = false
  /// Whether the bitmap is up to date.
  private var isMarked = false

  /// Memory for the lists of a matrix of this size; nil when the rows do not fit 16-bit indices. Without lists of
  /// columns there is only the bitmap that lists of rows are built from.
  init?(rows: Int, columns: Int, listsColumns: Bool, for kernels: KernelTable) {
    precondition(
      Share.tileRows.isMultiple(of: kernels.rowsPerList),
      "lists for \(kernels.rowsPerList) rows would be shared by workers")
    guard rows <= 1 << 16 else { return nil }
    (capacity, self.columns) = (rows, columns)
    rowsPerList = kernels.rowsPerList
    bits = BitMemory(count: rows * MarkedMatrix.words(ofBits: columns))
    if listsColumns {
      columnLists = ListMemory(
        parts: Self.parts(of: columns).count, groups: rows / rowsPerList + 1, width: rowsPerList,
        steps: Self.columnsPerPart)
    }
  }

  /// Whether the lists are up to date and fit these kernels.
  func isListed(for kernels: KernelTable) -> Bool { isMarked && fit(kernels) }

  /// Whether kernels can follow these lists.
  func fit(_ kernels: KernelTable) -> Bool { rowsPerList == kernels.rowsPerList }

  /// The parts of the columns of which a product takes one after the other. Nil where it is faster to take all columns,
  /// or where nobody has looked.
  func parts(for kernels: KernelTable) -> [Range<Int>]? {
    columnsPay && fit(kernels) ? Self.parts(of: columns) : nil
  }

  /// The lists of a part of the columns, for the rows from `row` on, a multiple of four.
  func columns(_ part: Range<Int>, fromRow row: Int) -> NonzeroLists? {
    columnLists?.lists(part.lowerBound / Self.columnsPerPart, fromGroup: row / rowsPerList)
  }

  /// The lists of rows for the columns from `column` on, a multiple of four; nil as for parts.
  func rows(fromColumn column: Int, for kernels: KernelTable) -> NonzeroLists? {
    guard rowsPay, fit(kernels), let rowLists else { return nil }
    return rowLists.lists(0, fromGroup: column / rowsPerList)
  }

  /// Marks the lists as out of date.
  mutating func forget() { (columnsPay, rowsPay, isMarked) = (false, false, false) }

  /// Makes room for marks and lists of columns that no copy of the matrix reads.
  mutating func begin() {
    if !isKnownUniquelyReferenced(&bits) { bits = bits.another() }
    columnLists = columnLists.takeUnshared()
  }

  /// Marks what counts in `rows`, whole groups or the last ones, and lists the columns: between `begin` and `end`, by
  /// several workers at the same time, each for rows of its own.
  func list(_ rows: Range<Int>, of matrix: UnsafePointer<Float>, stride: Int, _ kernels: KernelTable) {
    let marked = marked(matrix, stride: stride)
    kernels.markNonzeros(rows, marked)
    guard let columnLists else { return }
    for part in Self.parts(of: columns) {
      for row in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerList) {
        kernels.listColumns(
          part, row..<min(row + rowsPerList, rows.upperBound), marked,
          columnLists.lists(part.lowerBound / Self.columnsPerPart, fromGroup: row / rowsPerList))
      }
    }
  }

  /// Sees whether the column lists of `rows` rows, which are all made now, are short enough.
  mutating func end(rows: Int) {
    isMarked = true
    guard let columnLists else { return }
    columnsPay = columnLists.totalLength(groups: groups(of: rows)) <= longest(groups(of: rows) * columns)
  }

  /// Lists the rows that count in each group of columns of a matrix of so many rows, if they are marked.
  mutating func listRows(
    _ rows: Int, of matrix: UnsafePointer<Float>, stride: Int, on engine: Engine
  ) {
    guard isListed(for: engine.kernels) else { return }
    let memory = takeRowLists()
    // Each worker writes the lists of its own words.
    nonisolated(unsafe) let marked = marked(matrix, stride: stride)
    nonisolated(unsafe) let lists = memory.lists(0, fromGroup: 0)
    // An element takes about as long as twenty multiply-adds.
    engine.share(work: 20 * rows * columns) { share in
      engine.kernels.listRows(rows, share.part(of: marked.rowWords), marked, lists)
    }
    rowsPay = memory.totalLength(groups: groups(of: columns)) <= longest(groups(of: columns) * rows)
    rowLists = memory
  }

  /// Memory for row lists that no copy of the matrix reads.
  private mutating func takeRowLists() -> ListMemory {
    // Whole words of bits have room.
    rowLists.takeUnshared()
      ?? ListMemory(
        parts: 1, groups: 64 * MarkedMatrix.words(ofBits: columns) / rowsPerList, width: rowsPerList,
        steps: max(1, capacity))
  }

  private func marked(_ matrix: UnsafePointer<Float>, stride: Int) -> MarkedMatrix {
    MarkedMatrix(columns: columns, values: matrix, stride: stride, bits: bits.words)
  }

  private func groups(of rows: Int) -> Int { (rows + rowsPerList - 1) / rowsPerList }

  private func longest(_ steps: Int) -> Int { Int(Self.longestShare * Double(steps)) }

  private static func parts(of columns: Int) -> [Range<Int>] {
    stride(from: 0, to: columns, by: columnsPerPart).map { $0..<min($0 + columnsPerPart, columns) }
  }
}
