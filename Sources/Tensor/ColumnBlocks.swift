// Blocks of matrix columns, copied to contiguous memory before a product reads them repeatedly. The rows of a wide
// matrix lie on separate pages, more than the processor's TLB holds.

import Kernels

/// A matrix for a product that reads it column by column: in place, or copied one block of columns at a time. For one
/// worker, which must read all columns of a block before those of the next.
struct ColumnBlocks {
  /// The number of columns in a block; all columns if the matrix is read in place.
  let width: Int
  private let matrix: Matrix
  /// Memory for a block; nil if the matrix is read in place.
  private let copy: UnsafeMutablePointer<Float>?
  /// The first column of the block that the copy holds.
  private var first: Int?

  /// Matrices of more Floats than this, 64 pages of 4 KB, are copied.
  private static let mostFloats = 1 << 16
  /// Columns that are read fewer times are not worth a copy.
  private static let fewestReads = 4

  /// Block width such that `rows` rows take 512 KB, half of a typical L2 cache: at least one panel, at most 512
  /// columns.
  static func width(rows: Int) -> Int { min(max(1, (1 << 17) / max(1, rows) / panelWidth), 16) * panelWidth }

  /// Calls `body` with the blocks of `matrix`, each of whose columns will be read `reads` times.
  static func with(_ matrix: Matrix, width: Int, reads: Int, _ body: (inout ColumnBlocks) -> Void) {
    let pays = matrix.rows * matrix.stride > mostFloats && reads >= fewestReads
    withAlignedScratch(count: pays ? matrix.rows * copyStride(width) : 0) { scratch in
      var blocks = ColumnBlocks(
        width: pays ? width : matrix.stride, matrix: matrix, copy: pays ? scratch : nil)
      body(&blocks)
    }
  }

  /// A pointer to the first element of a column and its successors in the block, and the row stride.
  mutating func start(ofColumn column: Int) -> (pointer: UnsafePointer<Float>, stride: Int) {
    guard let copy else { return (matrix.pointer + column, matrix.stride) }
    let block = column / width * width
    let stride = Self.copyStride(width)
    if first != block {
      first = block
      let count = min(width, matrix.stride - block)
      for row in 0..<matrix.rows {
        (copy + row * stride).update(from: matrix.pointer + row * matrix.stride + block, count: count)
      }
    }
    return (UnsafePointer(copy) + (column - block), stride)
  }

  /// The row stride of a copy: an odd number of cache lines, because rows a power of two apart map to the same few
  /// cache sets.
  private static func copyStride(_ width: Int) -> Int { (width / 16 | 1) * 16 }
}
