// Products with at most 16 columns, whose tiles know some distances between the rows of A as constants: every height of
// a tile at every such distance, and at others.

import Kernels
import Random
import Testing

@testable import Tensor

@Suite struct NarrowProductTests {
  /// Ten columns; a depth of 15 in three runs of five.
  private static let (columns, runs, runLength) = (10, 3, 5)
  private static let depth = runs * runLength
  private static let aRun = 500

  private static func values(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in generator.uniform(-1, 1) }
  }

  private static let a = values(3 * aRun, seed: 1)
  private static let b = values(depth * panelWidth, seed: 2)

  /// C [rows, columns], for rows of A that are `distance` apart.
  private static func product(rows: Int, distance: Int, on kernels: KernelTable) -> [Float] {
    var c = [Float](repeating: 0, count: rows * panelWidth)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          var product = Product(
            rows: rows, columns: columns, depth: depth, a: a.baseAddress!, aRow: distance, aDepth: 1,
            b: b.baseAddress!, bDepth: panelWidth, c: c.baseAddress!, cRow: panelWidth)
          (product.runs, product.aRun) = (runs, aRun)
          kernels.product(product)
        }
      }
    }
    return (0..<rows).flatMap { c[$0 * panelWidth..<$0 * panelWidth + columns] }
  }

  @Test(arguments: supportedInstructionSets, [1, 7, 16, 24])
  func `tiles of every height read their rows`(name: InstructionSetName, distance: Int) {
    for rows in 1...17 {
      var (exact, bounds): ([Double], [Double]) = ([], [])
      for row in 0..<rows {
        for column in 0..<Self.columns {
          let terms = (0..<Self.depth).map { step in
            let (run, place) = step.quotientAndRemainder(dividingBy: Self.runLength)
            return Double(Self.a[run * Self.aRun + row * distance + place])
              * Double(Self.b[step * panelWidth + column])
          }
          exact.append(terms.reduce(0, +))
          bounds.append(RoundingBound.gamma(Self.depth) * terms.map(abs).reduce(0, +))
        }
      }
      let result = Self.product(rows: rows, distance: distance, on: name.kernels)
      let outside = firstOutside(result, exact: exact, within: bounds)
      #expect(outside == nil, "\(rows) rows: \(outside ?? "")")
    }
  }
}
