// The nonzero elements of a matrix, as index lists, built once per batch. They let products skip background pixels and
// inactive units. Column lists serve the forward product and the input gradient, row lists the weight gradient.

import Kernels

/// The nonzero elements of a matrix: for each group of rows the nonzero columns, for each group of columns the nonzero
/// rows. Has value semantics, like the matrix.
struct Nonzeros: Sendable {
  /// Columns per block; a product processes one block after another. The weights of a panel for one block take 32 KB,
  /// and those in use fit into the L1 cache of most processors. Measured: 192 and 384 are as fast; all columns at once
  /// are slower by an eighth, and by half for wide layers.
  private static let columnsPerPart = 256
  /// The longest lists, as a fraction of all steps, for which skipping steps is faster: their tiles are a third to two
  /// thirds as large, so that more of the time goes into loads. Measured with AVX2: if a random half of the units is
  /// active, lists for two rows hold three quarters of the steps and are as fast as none.
  private static let longestShare = 0.7
  /// The fewest columns for which searching a filled matrix for zeros pays.
  static let fewestColumns = 256

  private let capacity: Int
  private let columns: Int
  /// Rows, or columns, that share a list; see `InstructionSet.rowsPerList`.
  private let rowsPerList: Int
  private var bits: BitMemory
  /// Nil if columns are not listed.
  private var columnLists: ListMemory?
  /// Nil until rows are first listed.
  private var rowLists: ListMemory?
  /// Whether the lists are up to date and short enough to be faster.
  private var columnsPay = false
  private var rowsPay = false
  /// Whether the bitmap is up to date.
  private var isMarked = false

  /// Memory for the lists of a matrix of this size; nil if row indices do not fit 16 bits. Without column lists there
  /// is only the bitmap, from which row lists are built.
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

  /// Whether the bitmap is up to date and the lists have the format of these kernels.
  func isListed(for kernels: KernelTable) -> Bool { isMarked && fit(kernels) }

  /// Whether the lists have the format of these kernels.
  func fit(_ kernels: KernelTable) -> Bool { rowsPerList == kernels.rowsPerList }

  /// The column blocks that a product processes in turn. Nil if using all columns is faster, or if nothing is listed.
  func parts(for kernels: KernelTable) -> [Range<Int>]? {
    columnsPay && fit(kernels) ? Self.parts(of: columns) : nil
  }

  /// The lists of a block of columns for the rows from `row`, a multiple of four.
  func columns(_ part: Range<Int>, fromRow row: Int) -> NonzeroLists? {
    columnLists?.lists(part.lowerBound / Self.columnsPerPart, fromGroup: row / rowsPerList)
  }

  /// The row lists for the columns from `column`, a multiple of four; nil as for `parts`.
  func rows(fromColumn column: Int, for kernels: KernelTable) -> NonzeroLists? {
    guard rowsPay, fit(kernels), let rowLists else { return nil }
    return rowLists.lists(0, fromGroup: column / rowsPerList)
  }

  /// Marks the lists as out of date.
  mutating func forget() { (columnsPay, rowsPay, isMarked) = (false, false, false) }

  /// Makes the memory for the bitmap and the column lists unique to this value.
  mutating func begin() {
    if !isKnownUniquelyReferenced(&bits) { bits = bits.another() }
    columnLists = columnLists.takeUnshared()
  }

  /// Marks the nonzero elements in `rows`, whole groups except at the end, and lists their columns. Called between
  /// `begin` and `end` by several workers at once, each for its own rows.
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

  /// Decides whether the column lists of `rows` rows, now complete, are short enough to use.
  mutating func end(rows: Int) {
    isMarked = true
    guard let columnLists else { return }
    columnsPay = columnLists.totalLength(groups: groups(of: rows)) <= longest(groups(of: rows) * columns)
  }

  /// Lists the nonzero rows of each group of columns of a matrix of `rows` rows, if the bitmap is up to date.
  mutating func listRows(
    _ rows: Int, of matrix: UnsafePointer<Float>, stride: Int, on engine: Engine
  ) {
    guard isListed(for: engine.kernels) else { return }
    let memory = takeRowLists()
    // Each worker writes the lists of its own words.
    nonisolated(unsafe) let marked = marked(matrix, stride: stride)
    nonisolated(unsafe) let lists = memory.lists(0, fromGroup: 0)
    // Listing an element takes about as long as twenty multiply-adds.
    engine.share(work: 20 * rows * columns) { share in
      engine.kernels.listRows(rows, share.part(of: marked.rowWords), marked, lists)
    }
    rowsPay = memory.totalLength(groups: groups(of: columns)) <= longest(groups(of: columns) * rows)
    rowLists = memory
  }

  /// Memory for row lists, unique to this value.
  private mutating func takeRowLists() -> ListMemory {
    // Sized for whole words of the bitmap.
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
