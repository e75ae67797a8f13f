// The kernels for processors with AVX2 and FMA: 8 lanes, 16 registers, fused multiply-add.

import Kernels

enum AVX2: InstructionSet {
  typealias Vector = SIMD8<Float>
  typealias Block = SIMD8<Float>

  @inline(__always)
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector { sum.addingProduct(a, b) }
}

private func multiply(_ product: Product) {
  if let nonzeros = product.nonzeros {
    // As tall as `rowsPerList`.
    var row = 0
    Tile<2, 4, 8>.sweep(AVX2.self, product, only: nonzeros, row: &row)
    return Tile<1, 4, 4>.sweep(AVX2.self, product, only: nonzeros, row: &row)
  }
  guard product.rows > 3 else { return multiplyFewRows(product) }
  // 12 accumulators, 2 vectors of B and a broadcast of A fill 15 of the 16 registers. Rows are divided evenly among
  // tiles of at most six.
  for column in stride(from: 0, to: product.columns, by: 2 * AVX2.Vector.scalarCount) {
    var row = 0
    while row < product.rows {
      switch evenTile(of: product.rows - row, atMost: 6) {
      case 6: Tile<6, 2, 12>.sweep(AVX2.self, product, column: column, row: &row)
      case 5: Tile<5, 2, 10>.sweep(AVX2.self, product, column: column, row: &row)
      case 4: Tile<4, 2, 8>.sweep(AVX2.self, product, column: column, row: &row)
      case 3: Tile<3, 2, 6>.sweep(AVX2.self, product, column: column, row: &row)
      case 2: Tile<2, 2, 4>.sweep(AVX2.self, product, column: column, row: &row)
      default: Tile<1, 2, 2>.sweep(AVX2.self, product, column: column, row: &row)
      }
    }
  }
}

/// Three rows at most, in tiles as wide as the panel: small tiles are limited by the latency of additions.
private func multiplyFewRows(_ product: Product) {
  var row = 0
  if product.columns > 2 * AVX2.Vector.scalarCount {
    Tile<2, 4, 8>.sweep(AVX2.self, product, column: 0, row: &row)
    Tile<1, 4, 4>.sweep(AVX2.self, product, column: 0, row: &row)
  } else {
    Tile<1, 2, 2>.sweep(AVX2.self, product, column: 0, row: &row)
  }
}

extension KernelTable {
  /// The kernels compiled for AVX2 and FMA.
  public static let avx2 = KernelTable(
    name: "avx2",
    product: { multiply($0) },
    adam: { AVX2.adam($0, $1) },
    convert: { AVX2.convert($0, count: $1, scale: $2, to: $3) },
    sumRows: { AVX2.sumRows($0, rows: $1, columns: $2, stride: $3, to: $4) },
    transpose: { AVX2.transpose($0) },
    rowsPerList: AVX2.rowsPerList,
    markNonzeros: { AVX2.markNonzeros(of: $0, in: $1) },
    listColumns: { AVX2.listColumns($0, ofRows: $1, in: $2, to: $3) },
    listRows: { AVX2.listRows($0, words: $1, in: $2, to: $3) },
    pool: { AVX2.pool($0, $1, to: $2, winners: $3) },
    unpool: { AVX2.unpool($0, $1, winners: $2, to: $3) },
    gateImage: { AVX2.gateImage($0, sourcePlace: $1, places: $2, channels: $3, gate: $4, to: $5) },
    gather: { AVX2.gather($0) },
    scatter: { AVX2.scatter($0) },
    listPlaces: { AVX2.list($0, $1, winners: $2, to: $3) },
    markSquares: { AVX2.markSquares($0, width: $1, channels: $2, to: $3) },
    sumWindows: { AVX2.sumWindows($0) },
    addRows: { AVX2.addRows($0, rows: $1, columns: $2, to: $3) },
    interpolate: { AVX2.interpolate($0) },
    thicken: { AVX2.thicken($0) },
    peak: { Chains<12>.run(AVX2.self, rounds: $0) })
}
