// The kernels for every processor: 4 lanes, SSE2 on x86-64 and NEON on arm64.

import Kernels

enum Baseline: InstructionSet {
  typealias Vector = SIMD4<Float>
  typealias Block = SIMD4<Float>

  @inline(__always)
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
    #if arch(arm64)
      sum.addingProduct(a, b)
    #else
      sum + a * b
    #endif
  }
}

private func multiply(_ product: Product) {
  if let nonzeros = product.nonzeros {
    // As tall as `rowsPerList`.
    var row = 0
    return Tile<1, 8, 8>.sweep(Baseline.self, product, only: nonzeros, row: &row)
  }
  var rest = 0
  for column in stride(from: 0, to: product.columns, by: 2 * Baseline.Vector.scalarCount) {
    var row = 0
    Tile<6, 2, 12>.sweep(Baseline.self, product, column: column, row: &row)
    Tile<4, 2, 8>.sweep(Baseline.self, product, column: column, row: &row)
    rest = row
  }
  // The last rows, three at most, in tiles as wide as the panel: small tiles are limited by the latency of additions.
  if product.columns > 4 * Baseline.Vector.scalarCount {
    Tile<1, 8, 8>.sweep(Baseline.self, product, column: 0, row: &rest)
  } else {
    Tile<1, 4, 4>.sweep(Baseline.self, product, column: 0, row: &rest)
  }
}

#if arch(arm64)
  // Up to four multiply-adds start in a cycle, and there are 32 registers.
  private typealias PeakChains = Chains<24>
#else
  private typealias PeakChains = Chains<14>
#endif

extension KernelTable {
  /// The kernels compiled for the baseline of the architecture.
  public static let baseline = KernelTable(
    name: "baseline",
    product: { multiply($0) },
    adam: { Baseline.adam($0, $1) },
    convert: { Baseline.convert($0, count: $1, scale: $2, to: $3) },
    sumRows: { Baseline.sumRows($0, rows: $1, columns: $2, stride: $3, to: $4) },
    transpose: { Baseline.transpose($0) },
    rowsPerList: Baseline.rowsPerList,
    markNonzeros: { Baseline.markNonzeros(of: $0, in: $1) },
    listColumns: { Baseline.listColumns($0, ofRows: $1, in: $2, to: $3) },
    listRows: { Baseline.listRows($0, words: $1, in: $2, to: $3) },
    pool: { Baseline.pool($0, $1, to: $2, winners: $3) },
    unpool: { Baseline.unpool($0, $1, winners: $2, to: $3) },
    gateImage: { Baseline.gateImage($0, sourcePlace: $1, places: $2, channels: $3, gate: $4, to: $5) },
    gather: { Baseline.gather($0) },
    scatter: { Baseline.scatter($0) },
    listPlaces: { Baseline.list($0, $1, winners: $2, to: $3) },
    markSquares: { Baseline.markSquares($0, width: $1, channels: $2, to: $3) },
    sumWindows: { Baseline.sumWindows($0) },
    addRows: { Baseline.addRows($0, rows: $1, columns: $2, to: $3) },
    interpolate: { Baseline.interpolate($0) },
    thicken: { Baseline.thicken($0) },
    peak: { PeakChains.run(Baseline.self, rounds: $0) })
}
