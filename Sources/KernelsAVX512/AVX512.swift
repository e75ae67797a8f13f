// The kernels for processors with AVX-512: 16 lanes, 32 registers, fused multiply-add.

import Kernels

enum AVX512: InstructionSet {
  typealias Vector = SIMD16<Float>
  typealias Block = SIMD8<Float>

  @inline(__always)
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector { sum.addingProduct(a, b) }
}

private func multiply(_ product: Product) {
  if let nonzeros = product.nonzeros {
    // As tall as `rowsPerList`.
    var row = 0
    Tile<4, 2, 8>.sweep(AVX512.self, product, only: nonzeros, row: &row)
    return Tile<1, 2, 2>.sweep(AVX512.self, product, only: nonzeros, row: &row)
  }
  product.columns > AVX512.Vector.scalarCount ? multiplyWide(product) : multiplyNarrow(product)
}

/// Panels of more than 16 columns: 24 accumulators, 2 vectors of B and a broadcast of A fill 27 of the 32 registers.
///
/// Rows are divided evenly among tiles of at most twelve: tiles of few rows are limited by the latency of additions.
private func multiplyWide(_ product: Product) {
  var row = 0
  while row < product.rows {
    switch evenTile(of: product.rows - row, atMost: 12) {
    case 12: Tile<12, 2, 24>.sweep(AVX512.self, product, column: 0, row: &row)
    case 11: Tile<11, 2, 22>.sweep(AVX512.self, product, column: 0, row: &row)
    case 10: Tile<10, 2, 20>.sweep(AVX512.self, product, column: 0, row: &row)
    case 9: Tile<9, 2, 18>.sweep(AVX512.self, product, column: 0, row: &row)
    case 8: Tile<8, 2, 16>.sweep(AVX512.self, product, column: 0, row: &row)
    case 7: Tile<7, 2, 14>.sweep(AVX512.self, product, column: 0, row: &row)
    case 6: Tile<6, 2, 12>.sweep(AVX512.self, product, column: 0, row: &row)
    case 5: Tile<5, 2, 10>.sweep(AVX512.self, product, column: 0, row: &row)
    case 4: Tile<4, 2, 8>.sweep(AVX512.self, product, column: 0, row: &row)
    case 3: Tile<3, 2, 6>.sweep(AVX512.self, product, column: 0, row: &row)
    case 2: Tile<2, 2, 4>.sweep(AVX512.self, product, column: 0, row: &row)
    default: Tile<1, 2, 2>.sweep(AVX512.self, product, column: 0, row: &row)
    }
  }
}

/// Panels of at most 16 columns, such as 16 filters or ten classes: tiles one vector wide and up to 16 rows tall. For
/// 24 rows the compiler does not unroll the loop and keeps the sums in memory.
private func multiplyNarrow(_ product: Product) {
  var row = 0
  while row < product.rows {
    switch evenTile(of: product.rows - row, atMost: 16) {
    case 16: Tile<16, 1, 16>.sweep(AVX512.self, product, column: 0, row: &row)
    case 15: Tile<15, 1, 15>.sweep(AVX512.self, product, column: 0, row: &row)
    case 14: Tile<14, 1, 14>.sweep(AVX512.self, product, column: 0, row: &row)
    case 13: Tile<13, 1, 13>.sweep(AVX512.self, product, column: 0, row: &row)
    case 12: Tile<12, 1, 12>.sweep(AVX512.self, product, column: 0, row: &row)
    case 11: Tile<11, 1, 11>.sweep(AVX512.self, product, column: 0, row: &row)
    case 10: Tile<10, 1, 10>.sweep(AVX512.self, product, column: 0, row: &row)
    case 9: Tile<9, 1, 9>.sweep(AVX512.self, product, column: 0, row: &row)
    case 8: Tile<8, 1, 8>.sweep(AVX512.self, product, column: 0, row: &row)
    case 7: Tile<7, 1, 7>.sweep(AVX512.self, product, column: 0, row: &row)
    case 6: Tile<6, 1, 6>.sweep(AVX512.self, product, column: 0, row: &row)
    case 5: Tile<5, 1, 5>.sweep(AVX512.self, product, column: 0, row: &row)
    case 4: Tile<4, 1, 4>.sweep(AVX512.self, product, column: 0, row: &row)
    case 3: Tile<3, 1, 3>.sweep(AVX512.self, product, column: 0, row: &row)
    case 2: Tile<2, 1, 2>.sweep(AVX512.self, product, column: 0, row: &row)
    default: Tile<1, 1, 1>.sweep(AVX512.self, product, column: 0, row: &row)
    }
  }
}

extension KernelTable {
  /// The kernels compiled for AVX-512.
  public static let avx512 = KernelTable(
    name: "avx512",
    product: { multiply($0) },
    adam: { AVX512.adam($0, $1) },
    convert: { AVX512.convert($0, count: $1, scale: $2, to: $3) },
    sumRows: { AVX512.sumRows($0, rows: $1, columns: $2, stride: $3, to: $4) },
    transpose: { AVX512.transpose($0) },
    rowsPerList: AVX512.rowsPerList,
    markNonzeros: { AVX512.markNonzeros(of: $0, in: $1) },
    listColumns: { AVX512.listColumns($0, ofRows: $1, in: $2, to: $3) },
    listRows: { AVX512.listRows($0, words: $1, in: $2, to: $3) },
    pool: { AVX512.pool($0, $1, to: $2, winners: $3) },
    unpool: { AVX512.unpool($0, $1, winners: $2, to: $3) },
    gateImage: { AVX512.gateImage($0, sourcePlace: $1, places: $2, channels: $3, gate: $4, to: $5) },
    gather: { AVX512.gather($0) },
    scatter: { AVX512.scatter($0) },
    listPlaces: { AVX512.list($0, $1, winners: $2, to: $3) },
    markSquares: { AVX512.markSquares($0, width: $1, channels: $2, to: $3) },
    sumWindows: { AVX512.sumWindows($0) },
    addRows: { AVX512.addRows($0, rows: $1, columns: $2, to: $3) },
    interpolate: { AVX512.interpolate($0) },
    thicken: { AVX512.thicken($0) },
    peak: { Chains<24>.run(AVX512.self, rounds: $0) })
}
