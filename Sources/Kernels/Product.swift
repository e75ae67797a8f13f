// The matrix product: one tile of accumulators that stays in registers, and a walk over the tiles of a panel.
// All three products of a dense layer are this one kernel with other strides. Where much of A is zero, as in pictures
// that are mostly paper, tiles take only the steps of depth that count. It checks nothing.

/// The width in Floats of a panel of columns: what a kernel is given at a time. A multiple of every vector's
/// width, so that matrices whose rows are padded to it need no edge case.
@inlinable public var panelWidth: Int { 32 }

/// One product C = start + A · B over a single panel of columns, C then passed through `rectifies` or `gate`.
///
/// Shapes: A is [rows, depth] with any strides, B is [depth, columns] and C is [rows, columns] with consecutive
/// columns. Whole vectors of B, C, `bias` and `gate` are read and written, up to the panel's width.
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
  /// Where A is not zero; the steps of depth that are not listed are left out.
  public var nonzeros: NonzeroLists?

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

/// The shape of a tile of C that is kept in registers: `rows` by two vectors, in all `accumulators`, which must
/// be twice `rows` (the language cannot multiply them yet).
public enum Tile<let rows: Int, let accumulators: Int> {
  /// Computes as many tiles of this shape as fit into the rows from `row` on, and moves `row` past them. Where lists
  /// say what counts, none that is taller than the rows that share one.
  ///
  /// Each element is one chain of multiply-adds in order of depth, whatever the shape of the tile: how the rows
  /// are dealt out to tiles and threads cannot change a bit of the result.
  @inlinable @inline(__always)
  public static func sweep<I: InstructionSet>(
    _: I.Type, _ product: Product, column: Int, row: inout Int
  ) {
    guard product.nonzeros == nil || followsLists else { return }
    while product.rows - row >= rows {
      compute(I.self, product, row: row, column: column)
      row += rows
    }
  }

  /// Whether the rows of a tile have one list.
  @inlinable @inline(__always)
  static var followsLists: Bool { rows <= NonzeroLists.rowsPerGroup }

  @inlinable @inline(__always)
  static func compute<I: InstructionSet>(_: I.Type, _ product: Product, row: Int, column: Int) {
    var sums = start(I.self, product, row: row, column: column)
    let a = product.a + row * product.aRow
    let b = product.b + column
    if followsLists, let nonzeros = product.nonzeros {
      let list = nonzeros.list(ofRow: row)
      for i in 0..<list.count {
        let step = Int(list.steps[i])
        add(I.self, a + step &* product.aDepth, product.aRow, b + step &* product.bDepth, to: &sums)
      }
    } else {
      var (a, b) = (a, b)
      for _ in 0..<product.depth {
        add(I.self, a, product.aRow, b, to: &sums)
        a += product.aDepth
        b += product.bDepth
      }
    }
    let c = product.c + row * product.cRow + column
    for i in 0..<rows {
      c.store(sums[unchecked: 2 &* i], at: i &* product.cRow)
      c.store(sums[unchecked: 2 &* i &+ 1], at: i &* product.cRow &+ I.Vector.scalarCount)
    }
    finish(I.self, product, row: row, column: column)
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
        sums[unchecked: 2 &* i] = c.load(I.Vector.self, at: i &* product.cRow)
        sums[unchecked: 2 &* i &+ 1] = c.load(I.Vector.self, at: i &* product.cRow &+ width)
      }
    } else if let bias = product.bias {
      let x = bias.load(I.Vector.self, at: column)
      let y = bias.load(I.Vector.self, at: column + width)
      for i in 0..<rows {
        sums[unchecked: 2 &* i] = x
        sums[unchecked: 2 &* i &+ 1] = y
      }
    }
    return sums
  }

  /// One step of depth: the factors at `a`, `stride` apart, times two vectors at `b`.
  @inlinable @inline(__always)
  static func add<I: InstructionSet>(
    _: I.Type, _ a: UnsafePointer<Float>, _ stride: Int, _ b: UnsafePointer<Float>,
    to sums: inout InlineArray<accumulators, I.Vector>
  ) {
    let x = b.load(I.Vector.self)
    let y = b.load(I.Vector.self, at: I.Vector.scalarCount)
    for i in 0..<rows {
      let factor = I.Vector(repeating: a[i &* stride])
      sums[unchecked: 2 &* i] = I.multiplyAdd(sums[unchecked: 2 &* i], factor, x)
      sums[unchecked: 2 &* i &+ 1] = I.multiplyAdd(sums[unchecked: 2 &* i &+ 1], factor, y)
    }
  }

  /// ReLU or its derivative, over the tile just stored. A pass of its own, because accumulators that are indexed
  /// in one more loop no longer stay in registers; a plain loop, because comparisons of generic vectors are done lane
  /// by lane.
  @inlinable @inline(__always)
  static func finish<I: InstructionSet>(_: I.Type, _ product: Product, row: Int, column: Int) {
    let columns = 2 &* I.Vector.scalarCount
    let (gate, gateScale, rectifies) = (product.gate, product.gateScale, product.rectifies)
    guard rectifies || gate != nil else { return }
    for i in row..<(row &+ rows) {
      let offset = i &* product.cRow &+ column
      let c = product.c + offset
      if rectifies {
        for j in 0..<columns { c[j] = c[j] < 0 ? 0 : c[j] }
      } else if let gate {
        let g = gate + offset
        for j in 0..<columns {
          let value = gateScale * c[j]
          c[j] = g[j] > 0 ? value : 0
        }
      }
    }
  }
}
