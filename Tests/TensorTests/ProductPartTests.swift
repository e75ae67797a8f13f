// A product cut along its depth: one part after the other gives the bits of the whole, with whatever begins and ends
// its sums. Products in runs, whose depth lies apart in A, are taken whole.

import Kernels
import Random
import Testing

@testable import Tensor

@Suite struct ProductPartTests {
  private static let (rows, columns, depth) = (5, 19, 12)

  private static func values(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in generator.uniform(-1, 1) }
  }

  /// C of the product, made of parts that end at `cuts`.
  private static func product(
    cuts: [Int], on kernels: KernelTable, _ finish: (inout Product, UnsafePointer<Float>) -> Void
  ) -> [Float] {
    let a = values(rows * depth, seed: 1)
    let b = values(depth * panelWidth, seed: 2)
    let extra = values(rows * panelWidth, seed: 3)
    var c = values(rows * panelWidth, seed: 4)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        extra.withUnsafeBufferPointer { extra in
          c.withUnsafeMutableBufferPointer { c in
            var product = Product(
              rows: rows, columns: columns, depth: depth, a: a.baseAddress!, aRow: depth, aDepth: 1,
              b: b.baseAddress!, bDepth: panelWidth, c: c.baseAddress!, cRow: panelWidth)
            finish(&product, extra.baseAddress!)
            for (start, end) in zip([0] + cuts, cuts + [depth]) {
              kernels.product(product.part(start..<end, only: nil))
            }
          }
        }
      }
    }
    return (0..<rows).flatMap { c[$0 * panelWidth..<$0 * panelWidth + columns] }
  }

  @Test(arguments: supportedInstructionSets, [[1], [5, 9], [11]])
  func `parts make the whole`(name: InstructionSetName, cuts: [Int]) {
    let finishes: [(String, (inout Product, UnsafePointer<Float>) -> Void)] = [
      ("plain", { _, _ in }),
      ("bias and ReLU", { ($0.bias, $0.rectifies) = ($1, true) }),
      ("gate", { ($0.gate, $0.gateScale) = ($1, 1.5) }),
      ("accumulated", { product, _ in product.accumulates = true }),
    ]
    for (name_, finish) in finishes {
      let whole = Self.product(cuts: [], on: name.kernels, finish)
      #expect(areIdentical(Self.product(cuts: cuts, on: name.kernels, finish), whole), "\(name_)")
    }
  }

  /// Twelve steps of depth in three runs of four, which begin ten Floats apart.
  @Test(arguments: supportedInstructionSets)
  func `runs are read where they lie`(name: InstructionSetName) {
    let a = Self.values(100, seed: 5)
    let b = Self.values(Self.depth * panelWidth, seed: 6)
    var c = [Float](repeating: 0, count: 3 * panelWidth)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          var product = Product(
            rows: 3, columns: Self.columns, depth: Self.depth, a: a.baseAddress!, aRow: 35, aDepth: 1,
            b: b.baseAddress!, bDepth: panelWidth, c: c.baseAddress!, cRow: panelWidth)
          (product.runs, product.aRun) = (3, 10)
          name.kernels.product(product)
        }
      }
    }
    for row in 0..<3 {
      for column in 0..<Self.columns {
        var exact = 0.0
        for step in 0..<Self.depth {
          let place = row * 35 + step / 4 * 10 + step % 4
          exact += Double(a[place]) * Double(b[step * panelWidth + column])
        }
        #expect(abs(Double(c[row * panelWidth + column]) - exact) < 1e-5)
      }
    }
  }

  /// A part would begin in the middle of a run, where `a` does not lie.
  @Test func `parts of runs trap`() async {
    await #expect(processExitsWith: .failure) {
      let floats = UnsafeMutablePointer<Float>.allocate(capacity: 1_024)
      var product = Product(
        rows: 1, columns: 1, depth: 4, a: floats, aRow: 4, aDepth: 1, b: floats, bDepth: panelWidth,
        c: floats,
        cRow: panelWidth)
      product.runs = 2
      _ = product.part(0..<2, only: nil)
    }
  }
}
