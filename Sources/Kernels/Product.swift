// The matrix product of a panel of columns: its operands, and its parts. All three products of a dense layer use it with
// different strides. Tile.swift computes it. Performs no checks.

import CProcessor

/// The width in Floats of a panel of columns, the unit of work of a kernel call. A multiple of every vector's width, so
/// that matrices whose rows are padded to it need no edge case.
@inlinable public var panelWidth: Int { 32 }

/// One product C = start + A · B over a single panel of columns, followed by ReLU (`rectifies`) or its derivative
/// (`gate`).
///
/// Shapes: A is [rows, depth] with any strides, optionally in several runs, B is [depth, columns] and C is [rows,
/// columns] with contiguous columns. Whole vectors of B, C, `bias` and `gate` are read and written, up to the panel's
/// width.
public struct Product {
  public var rows: Int
  /// The number of columns, 1 ... `panelWidth`.
  public var columns: Int
  public var depth: Int

  public var a: UnsafePointer<Float>
  /// Distance in Floats from one row of A to the next.
  public var aRow: Int
  /// Distance in Floats from one step of depth to the next in A.
  public var aDepth: Int
  /// The number of equally long runs that the depth consists of; 1 with lists.
  public var runs = 1
  /// Distance in Floats from the start of one run to the next in A.
  public var aRun = 0

  public var b: UnsafePointer<Float>
  /// Distance in Floats from one step of depth to the next in B.
  public var bDepth: Int

  public var c: UnsafeMutablePointer<Float>
  /// Distance in Floats from one row of C and of `gate` to the next.
  public var cRow: Int

  /// Whether sums start from C's current values, so that a deep product can be computed in several passes.
  public var accumulates = false
  /// Initial values of the sums [columns], the same for every row.
  public var bias: UnsafePointer<Float>?
  /// Whether negative results become zero (ReLU).
  public var rectifies = false
  /// A [rows, columns] matrix: results are multiplied by `gateScale` where it is positive and become zero elsewhere
  /// (the derivative of ReLU).
  public var gate: UnsafePointer<Float>?
  public var gateScale: Float = 1
  /// The nonzero elements of A, if they are listed; then A itself is not read.
  public var nonzeros: NonzeroLists?
  /// B of a later product, prefetched while this one follows its lists: the hardware prefetcher follows consecutive
  /// rows, but not lists that skip most of them.
  public var nextB: UnsafePointer<Float>?

  @inlinable
  public init(
    rows: Int, columns: Int, depth: Int,
    a: UnsafePointer<Float>, aRow: Int, aDepth: Int,
    b: UnsafePointer<Float>, bDepth: Int,
    c: UnsafeMutablePointer<Float>, cRow: Int
  ) {
    (self.rows, self.columns, self.depth) = (rows, columns, depth)
    (self.a, self.aRow, self.aDepth) = (a, aRow, aDepth)
    (self.b, self.bDepth) = (b, bDepth)
    (self.c, self.cRow) = (c, cRow)
  }
}

extension Product {
  /// The part of this product over a range of depth steps, or over those of them in `lists`. Computing the parts in
  /// order from first to last gives the product. Traps for a depth of several runs unless the part is the whole,
  /// without lists, since a part could start within a run.
  public func part(_ steps: Range<Int>, only lists: NonzeroLists?) -> Product {
    precondition(
      runs == 1 || steps == 0..<depth && lists == nil, "a product in \(runs) runs has no part \(steps)")
    var part = self
    part.a += steps.lowerBound * aDepth
    part.b += steps.lowerBound * bDepth
    part.nextB = nextB.map { $0 + steps.lowerBound * bDepth }
    part.depth = steps.count
    part.nonzeros = lists
    if steps.lowerBound > 0 {
      part.accumulates = true
      part.bias = nil
    }
    if steps.upperBound < depth {
      part.rectifies = false
      part.gate = nil
    }
    return part
  }

  /// Prefetches a share of the next B in proportion to `rows` out of all rows.
  @inlinable @inline(__always)
  func askForNextB(row: Int, rows: Int) {
    guard let nextB else { return }
    let lines = depth &* bDepth &* 4 / 64
    for line in (row &* lines / self.rows)..<((row &+ rows) &* lines / self.rows) {
      prefetch(nextB + 16 &* line)
    }
  }
}
