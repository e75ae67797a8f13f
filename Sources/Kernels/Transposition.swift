// Matrix transposition, used to pack weights into panels, to unpack them, and for the input gradient. It only moves
// values, so every instruction set gives the same bits. Performs no checks.

import CProcessor

/// A matrix to be transposed: target[column, row] = source[row, column] for every row and column.
///
/// Shapes: the source is [rows, columns], the target [columns, rows], each with contiguous columns.
public struct Transposition {
  public var rows: Int
  public var columns: Int

  public var source: UnsafePointer<Float>
  /// Distance in Floats from one row of the source to the next.
  public var sourceRow: Int

  public var target: UnsafeMutablePointer<Float>
  /// Distance in Floats from one row of the target to the next.
  public var targetRow: Int

  @inlinable
  public init(
    rows: Int, columns: Int, source: UnsafePointer<Float>, sourceRow: Int,
    target: UnsafeMutablePointer<Float>, targetRow: Int
  ) {
    (self.rows, self.columns) = (rows, columns)
    (self.source, self.sourceRow) = (source, sourceRow)
    (self.target, self.targetRow) = (target, targetRow)
  }
}

extension InstructionSet {
  /// Transposes blocks of four columns in registers and the rest element by element: strided loads or stores cost
  /// several times as much.
  @inlinable @inline(__always)
  public static func transpose(_ matrix: Transposition) {
    let (source, target) = (matrix.source, matrix.target)
    let (sourceRow, targetRow) = (matrix.sourceRow, matrix.targetRow)
    let wholeRows = matrix.rows / Block.scalarCount * Block.scalarCount
    let wholeColumns = matrix.columns / 4 * 4
    var row = 0
    while row < wholeRows {
      var column = 0
      while column < wholeColumns {
        transposeBlock(
          source + (row &* sourceRow &+ column), stride: sourceRow,
          to: target + (column &* targetRow &+ row), stride: targetRow)
        column &+= 4
      }
      row &+= Block.scalarCount
    }
    guard wholeRows < matrix.rows || wholeColumns < matrix.columns else { return }
    for row in 0..<matrix.rows {
      for column in (row < wholeRows ? wholeColumns : 0)..<matrix.columns {
        target[column &* targetRow &+ row] = source[row &* sourceRow &+ column]
      }
    }
  }

  /// Sorts columns by the last bit of their index, then by the bit before it; then each is a row.
  @inlinable @inline(__always)
  static func transposeBlock(
    _ source: UnsafePointer<Float>, stride from: Int, to target: UnsafeMutablePointer<Float>, stride to: Int
  ) {
    func row(_ number: Int) -> Block { Block(rowsOf: source + number &* from, stride: from) }
    let (ab02, ab13) = Block.sort(row(0), row(1))
    let (cd02, cd13) = Block.sort(row(2), row(3))
    let (column0, column2) = Block.sort(ab02, cd02)
    let (column1, column3) = Block.sort(ab13, cd13)
    target.store(column0)
    target.store(column1, at: to)
    target.store(column2, at: 2 &* to)
    target.store(column3, at: 3 &* to)
  }
}

/// A vector for transposition: lanes of four elements, each lane from another row.
public protocol RowLanes: SIMD<Float> {
  /// Four elements of the row at `source`, and in the second lane, if there is one, four of the fourth row after it;
  /// rows are `stride` apart.
  init(rowsOf source: UnsafePointer<Float>, stride: Int)
  /// The even and the odd elements of two vectors in every lane, those of `a` first.
  static func sort(_ a: Self, _ b: Self) -> (even: Self, odd: Self)
}

extension SIMD4<Float>: RowLanes {
  @inlinable @inline(__always)
  public init(rowsOf source: UnsafePointer<Float>, stride: Int) { self = source.load(SIMD4.self) }

  @inlinable @inline(__always)
  public static func sort(_ a: SIMD4, _ b: SIMD4) -> (even: SIMD4, odd: SIMD4) {
    (even4(a, b), odd4(a, b))
  }
}

extension SIMD8<Float>: RowLanes {
  @inlinable @inline(__always)
  public init(rowsOf source: UnsafePointer<Float>, stride: Int) {
    self = join8(source.load(SIMD4.self), source.load(SIMD4.self, at: 4 &* stride))
  }

  @inlinable @inline(__always)
  public static func sort(_ a: SIMD8, _ b: SIMD8) -> (even: SIMD8, odd: SIMD8) {
    (even8(a, b), odd8(a, b))
  }
}
