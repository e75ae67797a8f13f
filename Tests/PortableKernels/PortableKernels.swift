// The kernels' generic sources at the widths of the wide instruction sets, in instructions that every processor has: what
// depends on the width alone (groups of lists, tiles and their remainders) is tested where no wide processor is.

import Kernels

/// As `Baseline`, with vectors of any width: each element has the same sums in the same order, and so the same bits.
protocol PortableSet: InstructionSet {}

extension PortableSet {
  @inline(__always)
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
    #if arch(arm64)
      sum.addingProduct(a, b)
    #else
      sum + a * b
    #endif
  }
}

enum EightLanes: PortableSet {
  typealias Vector = SIMD8<Float>
  typealias Block = SIMD8<Float>
}

enum SixteenLanes: PortableSet {
  typealias Vector = SIMD16<Float>
  typealias Block = SIMD8<Float>
}

private func multiplyByEights(_ product: Product) {
  var row = 0
  if let nonzeros = product.nonzeros {
    Tile<2, 4, 8>.sweep(EightLanes.self, product, only: nonzeros, row: &row)
    return Tile<1, 4, 4>.sweep(EightLanes.self, product, only: nonzeros, row: &row)
  }
  Tile<2, 4, 8>.sweep(EightLanes.self, product, column: 0, row: &row)
  Tile<1, 4, 4>.sweep(EightLanes.self, product, column: 0, row: &row)
}

private func multiplyBySixteens(_ product: Product) {
  var row = 0
  if let nonzeros = product.nonzeros {
    Tile<4, 2, 8>.sweep(SixteenLanes.self, product, only: nonzeros, row: &row)
    return Tile<1, 2, 2>.sweep(SixteenLanes.self, product, only: nonzeros, row: &row)
  }
  Tile<12, 2, 24>.sweep(SixteenLanes.self, product, column: 0, row: &row)
  Tile<4, 2, 8>.sweep(SixteenLanes.self, product, column: 0, row: &row)
  Tile<1, 2, 2>.sweep(SixteenLanes.self, product, column: 0, row: &row)
}

private func table<I: InstructionSet & SendableMetatype>(
  _: I.Type, named name: String, product: @escaping @Sendable (Product) -> Void
) -> KernelTable {
  KernelTable(
    name: name,
    product: product,
    adam: { I.adam($0, $1) },
    convert: { I.convert($0, count: $1, scale: $2, to: $3) },
    sumRows: { I.sumRows($0, rows: $1, columns: $2, stride: $3, to: $4) },
    transpose: { I.transpose($0) },
    rowsPerList: I.rowsPerList,
    markNonzeros: { I.markNonzeros(of: $0, in: $1) },
    listColumns: { I.listColumns($0, ofRows: $1, in: $2, to: $3) },
    listRows: { I.listRows($0, words: $1, in: $2, to: $3) },
    pool: { I.pool($0, $1, to: $2, winners: $3) },
    unpool: { I.unpool($0, $1, winners: $2, to: $3) },
    gateImage: { I.gateImage($0, sourcePlace: $1, places: $2, channels: $3, gate: $4, to: $5) },
    gather: { I.gather($0) },
    scatter: { I.scatter($0) },
    listPlaces: { I.list($0, $1, winners: $2, to: $3) },
    markSquares: { I.markSquares($0, width: $1, channels: $2, to: $3) },
    sumWindows: { I.sumWindows($0) },
    addRows: { I.addRows($0, rows: $1, columns: $2, to: $3) },
    interpolate: { I.interpolate($0) },
    thicken: { I.thicken($0) },
    peak: { Chains<4>.run(I.self, rounds: $0) })
}

extension KernelTable {
  /// Vectors as wide as those of AVX2, lists of two rows.
  public static let portableEightLanes = table(
    EightLanes.self, named: "eight lanes", product: { multiplyByEights($0) })
  /// Vectors as wide as those of AVX-512, lists of four rows.
  public static let portableSixteenLanes = table(
    SixteenLanes.self, named: "sixteen lanes", product: { multiplyBySixteens($0) })
}
