// The kernel of the matrix product: a tile of accumulators in registers, and a loop over the tiles of a panel. Where
// much of A is zero, as in images, tiles take only the nonzero steps of depth. Performs no checks.

/// The height of the first tile when `rows` rows are divided evenly among as few tiles as possible.
@inlinable @inline(__always)
public func evenTile(of rows: Int, atMost height: Int) -> Int {
  let tiles = (rows &+ height &- 1) / height
  return (rows &+ tiles &- 1) / tiles
}

/// The shape of a tile of C that is kept in registers: `rows` by `vectors`. `accumulators` must be their product, since
/// the language cannot compute with generic values yet.
public enum Tile<let rows: Int, let vectors: Int, let accumulators: Int> {
  /// Computes as many tiles of this shape as fit in the rows from `row`, and advances `row` past them.
  ///
  /// Each element is one chain of multiply-adds in order of depth, whatever the shape of the tile: the division of rows
  /// among tiles and threads does not affect the result.
  @inlinable @inline(__always)
  public static func sweep<I: InstructionSet>(_: I.Type, _ product: Product, column: Int, row: inout Int) {
    while product.rows - row >= rows {
      var sums = start(I.self, product, row: row, column: column)
      let a = product.a + row &* product.aRow
      let b = product.b + column
      if vectors > 1 {
        addRuns(I.self, product, a, b, to: &sums)
      } else {
        // With one vector per row, computing the addresses of the rows would take longer than the multiply-adds.
        // Constant distances need no computation: those of one-channel images and of 16 and 24 filters.
        switch product.aRow {
        case 1: addSteps(I.self, product, a, 1, b, to: &sums)
        case 16: addSteps(I.self, product, a, 16, b, to: &sums)
        case 24: addSteps(I.self, product, a, 24, b, to: &sums)
        default: addSteps(I.self, product, a, product.aRow, b, to: &sums)
        }
      }
      end(I.self, product, sums, row: row, column: column)
      row += rows
    }
  }

  /// Adds all depth steps to the sums of a tile, whose factors start at `start` and whose columns of B at `columns`.
  @inlinable @inline(__always)
  static func addRuns<I: InstructionSet>(
    _: I.Type, _ product: Product, _ start: UnsafePointer<Float>, _ columns: UnsafePointer<Float>,
    to sums: inout InlineArray<accumulators, I.Vector>
  ) {
    let runLength = product.depth / product.runs
    var b = columns
    for run in 0..<product.runs {
      var a = start + run &* product.aRun
      for _ in 0..<runLength {
        add(I.self, a, product.aRow, b, to: &sums)
        a += product.aDepth
        b += product.bDepth
      }
    }
  }

  /// The same in one loop over all runs, for rows `stride` apart: runs of five steps, such as those of a one-channel
  /// image, end too often for a branch. Wide tiles have no registers left for this.
  @inlinable @inline(__always)
  static func addSteps<I: InstructionSet>(
    _: I.Type, _ product: Product, _ start: UnsafePointer<Float>, _ stride: Int,
    _ columns: UnsafePointer<Float>, to sums: inout InlineArray<accumulators, I.Vector>
  ) {
    let runLength = product.depth / product.runs
    let (step, jump) = (product.aDepth, product.aRun &- (runLength &- 1) &* product.aDepth)
    var (a, b, left) = (start, columns, runLength)
    for _ in 0..<product.depth {
      add(I.self, a, stride, b, to: &sums)
      b += product.bDepth
      left &-= 1
      a += left == 0 ? jump : step
      left = left == 0 ? runLength : left
    }
  }

  /// The same with only the depth steps listed in `nonzeros`, and A's values from there: for tiles as wide as a panel
  /// and as tall as the rows that share a list, or one row.
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

  /// The initial sums of a tile.
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

  /// One depth step: adds the products of the factors at `a`, `stride` apart, and the vectors at `b`.
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

  /// Stores the sums of a tile.
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

  /// Applies ReLU or its derivative to the tile just stored. A separate pass, because accumulators that are indexed in
  /// another loop no longer stay in registers; eight columns at a time for every instruction set, because comparisons
  /// of generic vectors are done lane by lane, and the compiler vectorises plain loops only if it can prove that C and
  /// the gate do not overlap.
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
