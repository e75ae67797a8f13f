// The matrix product: one tile of accumulators that stays in registers, and a walk over the tiles of a panel.
// All three products of a dense layer are this one kernel with other strides. Where much of A is zero, as in pictures
// that are mostly paper, tiles take only the nonzero steps of depth. It checks nothing.

import CProcessor

/// The width in Floats of a panel of columns: what a kernel is given at a time. A multiple of every vector's
/// width, so that matrices whose rows are padded to it need no edge case.
@inlinable public var panelWidth: Int { 32 }

/// One product C = start + A · B over a single panel of columns, C then passed through `rectifies` or `gate`.
///
/// Shapes: A is [rows, depth] with any strides, perhaps in runs that lie apart, B is [depth, columns] and C is
/// [rows, columns] with consecutive columns. Whole vectors of B, C, `bias` and `gate` are read and written, up to the
/// panel's width.
public struct Product {
  public var rows: Int
  /// Columns wanted, 1 ... `panelWidth`.
  public var columns: Int
  public var depth: Int

  public var a: UnsafePointer<Float>
  /// Distance in Floats from one row of A to the next.
  public var aRow: Int
  /// Distance in Floats from one step of depth to the next in A.
  public var aDepth: Int
  /// Runs of equally many steps that the depth is made of. Without lists only.
  public var runs = 1
  /// Distance in Floats from the start of one run to that of the next in A.
  public var aRun = 0

  public var b: UnsafePointer<Float>
  /// Distance in Floats from one step of depth to the next in B.
  public var bDepth: Int

  public var c: UnsafeMutablePointer<Float>
  /// Distance in Floats from one row of C, and of `gate`, to the next.
  public var cRow: Int

  /// Sums start from C's own values, which lets a deep product be done in several passes.
  public var accumulates = false
  /// Sums start from these [columns] values, the same for every row.
  public var bias: UnsafePointer<Float>?
  /// Negative results become zero (ReLU).
  public var rectifies = false
  /// Results become zero where this [rows, columns] matrix is not positive (the derivative of ReLU), and `gateScale`
  /// times what they are elsewhere.
  public var gate: UnsafePointer<Float>?
  public var gateScale: Float = 1
  /// What A holds where it is not zero, if it is listed; then A itself is not read.
  public var nonzeros: NonzeroLists?
  /// B of a product that comes soon, asked for while this one follows its lists: the processor sees what comes next
  /// where rows are read in turn, and not where most of them are left out.
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
  /// The part of this product that some of the steps of depth make, and of them those in `lists` where there are any.
  /// One after the other, the parts from the first step to the last make the product. A depth of several runs has no part
  /// but the whole, without lists: it traps there, since a part may begin inside a run.
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

  /// Asks for as much of the next B as `rows` of all rows are worth.
  @inlinable @inline(__always)
  func askForNextB(row: Int, rows: Int) {
    guard let nextB else { return }
    let lines = depth &* bDepth &* 4 / 64
    for line in (row &* lines / self.rows)..<((row &+ rows) &* lines / self.rows) {
      prefetch(nextB + 16 &* line)
    }
  }
}

/// The height of the first of as few tiles as so many rows need, dealt out evenly.
@inlinable @inline(__always)
public func evenTile(of rows: Int, atMost height: Int) -> Int {
  let tiles = (rows &+ height &- 1) / height
  return (rows &+ tiles &- 1) / tiles
}

/// The shape of a tile of C that is kept in registers: `rows` by `vectors`, in all `accumulators`, which must be their
/// product (the language cannot multiply them yet).
public enum Tile<let rows: Int, let vectors: Int, let accumulators: Int> {
  /// Computes as many tiles of this shape as fit into the rows from `row` on, and moves `row` past them.
  ///
  /// Each element is one chain of multiply-adds in order of depth, whatever the shape of the tile: how the rows
  /// are dealt out to tiles and threads cannot change a bit of the result.
  @inlinable @inline(__always)
  public static func sweep<I: InstructionSet>(_: I.Type, _ product: Product, column: Int, row: inout Int) {
    let runLength = product.depth / product.runs
    while product.rows - row >= rows {
      var sums = start(I.self, product, row: row, column: column)
      var b = product.b + column
      for run in 0..<product.runs {
        var a = product.a + (row &* product.aRow &+ run &* product.aRun)
        for _ in 0..<runLength {
          add(I.self, a, product.aRow, b, to: &sums)
          a += product.aDepth
          b += product.bDepth
        }
      }
      end(I.self, product, sums, row: row, column: column)
      row += rows
    }
  }

  /// The same with no more than the steps of depth that are listed in `nonzeros`, and A's values as they stand there:
  /// for tiles as wide as a panel, and as tall as the rows that share a list or of a single row.
  @inlinable @inline(__always)
  public static func sweep<I: InstructionSet>(
    _: I.Type, _ product: Product, only nonzeros: NonzeroLists, row: inout Int
  ) {
    while product.rows - row >= rows {
      product.askForNextB(row: row, rows: rows)
      var sums = start(I.self, product, row: row, column: 0)
      let group = row / I.rowsPerList
      nonzeros.askForList(ofGroup: group &+ 1, rows: I.rowsPerList)
      let steps = nonzeros.steps + group &* nonzeros.stride
      var a = UnsafePointer(nonzeros.values + group &* nonzeros.stride &* I.rowsPerList)
      a += row % I.rowsPerList
      for i in 0..<Int(nonzeros.counts[group]) {
        add(I.self, a, 1, product.b + Int(steps[i]) &* product.bDepth, to: &sums)
        a += I.rowsPerList
      }
      end(I.self, product, sums, row: row, column: 0)
      row += rows
    }
  }

  /// What the sums of a tile start from.
  @inlinable @inline(__always)
  static func start<I: InstructionSet>(
    _: I.Type, _ product: Product, row: Int, column: Int
  ) -> InlineArray<accumulators, I.Vector> {
    let width = I.Vector.scalarCount
    var sums = InlineArray<accumulators, I.Vector>(repeating: I.Vector(repeating: 0))
    if product.accumulates {
      let c = product.c + row * product.cRow + column
      for i in 0..<rows {
        for j in 0..<vectors {
          sums[unchecked: i &* vectors &+ j] = c.load(I.Vector.self, at: i &* product.cRow &+ j &* width)
        }
      }
    } else if let bias = product.bias {
      for j in 0..<vectors {
        let value = bias.load(I.Vector.self, at: column &+ j &* width)
        for i in 0..<rows { sums[unchecked: i &* vectors &+ j] = value }
      }
    }
    return sums
  }

  /// One step of depth: the factors at `a`, `stride` apart, times the vectors at `b`.
  @inlinable @inline(__always)
  static func add<I: InstructionSet>(
    _: I.Type, _ a: UnsafePointer<Float>, _ stride: Int, _ b: UnsafePointer<Float>,
    to sums: inout InlineArray<accumulators, I.Vector>
  ) {
    var columns = InlineArray<vectors, I.Vector>(repeating: I.Vector(repeating: 0))
    for j in 0..<vectors { columns[unchecked: j] = b.load(I.Vector.self, at: j &* I.Vector.scalarCount) }
    for i in 0..<rows {
      let factor = I.Vector(repeating: a[i &* stride])
      for j in 0..<vectors {
        let sum = sums[unchecked: i &* vectors &+ j]
        sums[unchecked: i &* vectors &+ j] = I.multiplyAdd(sum, factor, columns[unchecked: j])
      }
    }
  }

  /// Stores the sums of a tile as the product asks for.
  @inlinable @inline(__always)
  static func end<I: InstructionSet>(
    _: I.Type, _ product: Product, _ sums: InlineArray<accumulators, I.Vector>, row: Int, column: Int
  ) {
    let c = product.c + row * product.cRow + column
    for i in 0..<rows {
      for j in 0..<vectors {
        c.store(sums[unchecked: i &* vectors &+ j], at: i &* product.cRow &+ j &* I.Vector.scalarCount)
      }
    }
    finish(I.self, product, row: row, column: column)
  }

  /// ReLU or its derivative, over the tile just stored. A pass of its own, because accumulators that are indexed in one
  /// more loop no longer stay in registers; eight columns at a time for every instruction set, because comparisons of
  /// generic vectors are done lane by lane, and plain loops are made wide only where C and the gate are found to lie
  /// apart.
  @inlinable @inline(__always)
  static func finish<I: InstructionSet>(_: I.Type, _ product: Product, row: Int, column: Int) {
    let columns = vectors &* I.Vector.scalarCount
    let (gate, gateScale, rectifies) = (product.gate, product.gateScale, product.rectifies)
    guard rectifies || gate != nil else { return }
    for i in row..<(row &+ rows) {
      let offset = i &* product.cRow &+ column
      let c = product.c + offset
      for j in stride(from: 0, to: columns, by: 8) {
        let sums = c.load(SIMD8<Float>.self, at: j)
        if rectifies {
          c.store(sums.replacing(with: 0, where: sums .< 0), at: j)
        } else if let gate {
          let isOpen = (gate + offset).load(SIMD8<Float>.self, at: j) .> 0
          c.store(SIMD8(repeating: 0).replacing(with: gateScale * sums, where: isOpen), at: j)
        }
      }
    }
  }
}
