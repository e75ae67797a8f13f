// Where a batch of pictures is not zero: the owner of the lists by which products leave out paper, each found once for
// a batch. The columns are for the first layer's forward product, the rows for its weight gradient.

import Kernels

/// Where a matrix is not zero: for groups of rows the columns that count, for groups of columns the rows that count.
///
/// Value semantics, like the matrix that they belong to.
struct Nonzeros: Sendable {
  /// Columns that are listed together, of which a product takes one part after the other: the weights of a panel for so
  /// many have 32 KB, and those that count fit into the first cache of most processors. Measured as fast: 192 and 384;
  /// slower by an eighth, and by half for wide layers: all columns at once.
  private static let columnsPerPart = 256
  /// The longest lists, as a share of all steps, with which leaving steps out is faster: their tiles are a third to
  /// two thirds as large, so that more of the time goes into reading.
  private static let longestShare = 0.75

  private let columns: Int
  /// Rows, or columns, that have a list in common; see `InstructionSet.rowsPerList`.
  private let rowsPerList: Int
  private var bits: BitMemory
  private var columnLists: ListMemory
  private var rowLists: ListMemory
  /// Whether the lists are of what the matrix holds now, and short enough.
  private var columnsPay = false
  private var rowsPay = false
  /// Whether the bits are of what the matrix holds now.
  private var isFilled = false

  /// Room for the lists of a matrix with so many rows and columns; nil where there are more rows than 16 bits can number.
  init?(rows: Int, columns: Int, for kernels: KernelTable) {
    precondition(
      Share.tileRows.isMultiple(of: kernels.rowsPerList),
      "lists for \(kernels.rowsPerList) rows would be shared by workers")
    guard rows <= 1 << 16 else { return nil }
    self.columns = columns
    rowsPerList = kernels.rowsPerList
    let rowWords = (columns + 63) / 64
    bits = BitMemory(count: rows * rowWords, rowWords: rowWords)
    columnLists = ListMemory(
      parts: Self.parts(of: columns).count, groups: rows / rowsPerList + 1, steps: Self.columnsPerPart)
    // Whole words of bits have room.
    rowLists = ListMemory(parts: 1, groups: rowWords * 64 / rowsPerList, steps: rows)
  }

  /// Whether kernels can follow these lists.
  func fit(_ kernels: KernelTable) -> Bool { rowsPerList == kernels.rowsPerList }

  /// The parts of the columns of which a product takes one after the other, each with its lists for the rows from `row`
  /// on, a multiple of four. Nil where it is faster to take all columns, or where nobody has looked.
  func columns(fromRow row: Int, for kernels: KernelTable) -> [(columns: Range<Int>, lists: NonzeroLists)]? {
    guard columnsPay, fit(kernels) else { return nil }
    return Self.parts(of: columns).enumerated().map { part, columns in
      (columns, columnLists.lists(part, fromGroup: row / rowsPerList))
    }
  }

  /// The lists of rows for the columns from `column` on, a multiple of four; nil as for columns.
  func rows(fromColumn column: Int, for kernels: KernelTable) -> NonzeroLists? {
    guard rowsPay, fit(kernels) else { return nil }
    return rowLists.lists(0, fromGroup: column / rowsPerList)
  }

  /// What is listed is no longer what the matrix holds.
  mutating func forget() { (columnsPay, rowsPay, isFilled) = (false, false, false) }

  /// Makes room for column lists that no copy of the matrix reads.
  mutating func beginColumns() {
    if !isKnownUniquelyReferenced(&bits) { bits = bits.another() }
    if !isKnownUniquelyReferenced(&columnLists) { columnLists = columnLists.another() }
  }

  /// Lists the columns that count in `rows`, whole groups or the last ones: between `beginColumns` and `endColumns`, by
  /// several workers at the same time, each for rows of its own.
  func listColumns(
    ofRows rows: Range<Int>, of matrix: UnsafePointer<Float>, stride: Int, _ kernels: KernelTable
  ) {
    let bits = bits.bits
    for row in rows {
      kernels.findNonzeros(matrix + row * stride, columns, bits.words + row * bits.rowWords)
    }
    for (part, columns) in Self.parts(of: columns).enumerated() {
      for row in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerList) {
        let lists = columnLists.lists(part, fromGroup: row / rowsPerList)
        lists.counts[0] = bits.listColumns(
          columns, ofRows: row..<min(row + rowsPerList, rows.upperBound), to: lists.steps)
      }
    }
  }

  /// Sees whether the column lists of `rows` rows, which are all made now, are short enough.
  mutating func endColumns(rows: Int) {
    isFilled = true
    columnsPay = columnLists.totalLength(groups: groups(of: rows)) <= longest(groups(of: rows) * columns)
  }

  /// Lists the rows that count in each group of columns of a matrix of so many rows, if its columns are listed.
  mutating func listRows(_ rows: Int, on engine: Engine) {
    guard isFilled, fit(engine.kernels) else { return }
    if !isKnownUniquelyReferenced(&rowLists) { rowLists = rowLists.another() }
    // Each worker writes the lists of its own words.
    let (bits, rowLists, rowsPerList) = (bits, rowLists, rowsPerList)
    engine.share(work: rows * columns) { share in
      bits.bits.listRows(
        rows, words: share.part(of: bits.bits.rowWords), width: rowsPerList,
        to: rowLists.lists(0, fromGroup: 0))
    }
    rowsPay = rowLists.totalLength(groups: groups(of: columns)) <= longest(groups(of: columns) * rows)
  }

  private func groups(of rows: Int) -> Int { (rows + rowsPerList - 1) / rowsPerList }

  private func longest(_ steps: Int) -> Int { Int(Self.longestShare * Double(steps)) }

  private static func parts(of columns: Int) -> [Range<Int>] {
    stride(from: 0, to: columns, by: columnsPerPart).map { $0..<min($0 + columnsPerPart, columns) }
  }
}

/// Memory for the bits of a matrix. `@unchecked Sendable`: written only where `Nonzeros` made sure that nobody else has
/// it, and each row by one worker.
private final class BitMemory: @unchecked Sendable {
  let bits: NonzeroBits
  private let count: Int

  init(count: Int, rowWords: Int) {
    self.count = count
    bits = NonzeroBits(words: .allocate(capacity: max(1, count)), rowWords: rowWords)
  }

  deinit { bits.words.deallocate() }

  func another() -> BitMemory { BitMemory(count: count, rowWords: bits.rowWords) }
}

/// Memory for lists of groups in several parts. `@unchecked Sendable` as the bits are, each list written by one worker.
private final class ListMemory: @unchecked Sendable {
  private let parts: Int
  private let groups: Int
  /// Room of a list.
  private let stride: Int
  private let steps: UnsafeMutablePointer<UInt16>
  private let counts: UnsafeMutablePointer<UInt32>

  init(parts: Int, groups: Int, steps stride: Int) {
    (self.parts, self.groups, self.stride) = (parts, groups, stride)
    steps = .allocate(capacity: max(1, parts * groups * stride))
    counts = .allocate(capacity: max(1, parts * groups))
  }

  deinit {
    steps.deallocate()
    counts.deallocate()
  }

  func another() -> ListMemory { ListMemory(parts: parts, groups: groups, steps: stride) }

  func lists(_ part: Int, fromGroup group: Int) -> NonzeroLists {
    let number = part * groups + group
    return NonzeroLists(steps: steps + number * stride, stride: stride, counts: counts + number)
  }

  /// How long the lists of the first `groups` groups are, in all parts together.
  func totalLength(groups: Int) -> Int {
    (0..<parts).reduce(0) { sum, part in
      let counts = lists(part, fromGroup: 0).counts
      return (0..<groups).reduce(sum) { $0 + Int(counts[$1]) }
    }
  }
}
