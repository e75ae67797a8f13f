// The kernels for processors with AVX-512: 16 lanes, 32 registers, fused multiply-add.

import Kernels

enum AVX512: InstructionSet {
  typealias Vector = SIMD16<Float>
  typealias Block = SIMD8<Float>

  @inline(__always)
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector { sum.addingProduct(a, b) }
}

/// AVX-512's 32 registers used at half their width, for panels of at most 16 columns.
enum AVX512Half: InstructionSet {
  typealias Vector = SIMD8<Float>
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
  // 24 accumulators, 2 vectors of B and a broadcast of A fill 27 of the 32 registers.
  var row = 0
  if product.columns > AVX512.Vector.scalarCount {
    Tile<12, 2, 24>.sweep(AVX512.self, product, column: 0, row: &row)
    Tile<4, 2, 8>.sweep(AVX512.self, product, column: 0, row: &row)
    Tile<1, 2, 2>.sweep(AVX512.self, product, column: 0, row: &row)
  } else {
    Tile<12, 2, 24>.sweep(AVX512Half.self, product, column: 0, row: &row)
    Tile<4, 2, 8>.sweep(AVX512Half.self, product, column: 0, row: &row)
    Tile<1, 2, 2>.sweep(AVX512Half.self, product, column: 0, row: &row)
  }
}

extension KernelTable {
  /// The kernels as processors with AVX-512 run them.
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
    interpolate: { AVX512.interpolate($0) },
    thicken: { AVX512.thicken($0) },
    peak: { Chains<24>.run(AVX512.self, rounds: $0) })
}
