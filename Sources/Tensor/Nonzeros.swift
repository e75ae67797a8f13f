// What a matrix holds where it is not zero: the owner of the lists by which products leave out the paper of pictures
// and the units that ReLU has shut, each made once for a batch. Columns are for the forward product and the input
// gradient, rows for the weight gradient.

import Kernels

/// Where a matrix is not zero, and what it holds there: for groups of rows the columns that count, for groups of
/// columns the rows that count.
///
/// Value semantics, like the matrix that they belong to.
struct Nonzeros: Sendable {
  /// Columns that are listed together, of which a product takes one part after the other: the weights of a panel for so
  /// many have 32 KB, and those that count fit into the first cache of most processors. Measured as fast: 192 and 384;
  /// slower by an eighth, and by half for wide layers: all columns at once.
  private static let columnsPerPart = 256
  /// The longest lists, as a share of all steps, with which leaving steps out is faster: their tiles are a third to
  /// two thirds as large, so that more of the time goes into reading. Measured with AVX2: where half of the units are
  /// open at random, and lists for two have three quarters of the steps, they are as fast as none.
  private static let longestShare = 0.7
  /// The fewest columns with which it pays to look for zeros in a matrix that is filled already.
  static let fewestColumns = 256

  private let capacity: Int
  private let columns: Int
  /// Rows, or columns, that have a list in common; see `InstructionSet.rowsPerList`.
  private let rowsPerList: Int
  private var bits: BitMemory
  /// Nil where columns are not to be listed.
  private var columnLists: ListMemory?
  /// Nil until rows are listed: not every matrix has use for it.
  private var rowLists: ListMemory?
  /// Whether the lists are of what the matrix holds now, and short enough.
  private var columnsPay = false
  private var rowsPay = false
  /// Whether the bits are of what the matrix holds now.
  private var isMarked = false

  /// Room for the lists of a matrix with so many rows and columns; nil where there are more rows than 16 bits can
  /// number. Without lists of columns there are only the marks that lists of rows are made from.
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

  /// Whether everything is noted as it is now, and so that kernels can follow.
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

  /// What is listed is no longer what the matrix holds.
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
