// Products of sizes that a file declares, which may not fit in an Int.

extension Int {
  /// This number times all `factors`, or nil if the product overflows at any step.
  package func times(_ factors: [Int]) -> Int? {
    var product = self
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      product = next
    }
    return product
  }
}
