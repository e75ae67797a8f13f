// The conversion of random examples' bytes to a batch of Floats, on one thread.

import Formats
import MLP
import Random
import Tensor

extension BenchTable {
  static let gather = BenchTable(
    name: "gather", title: "Gathering a batch, one thread",
    note: "Examples of 784 bytes from random places of the data set, converted to Float as they are copied.",
    columns: [.figures("batch")] + TimeUnit.microseconds.columns + [.figures("ns per example")],
    rows: { sitting in
      [32, 128, 512].map { GatherRow(batch: $0, data: sitting.data, engine: sitting.engine()) }
    })
}

private struct GatherRow: BenchRow {
  let batch: Int
  let data: TrainingData
  let engine: Engine

  var label: [String] { ["\(batch)"] }

  /// The indices of all examples in random order.
  private var order: [Int] {
    var generator = SeededGenerator(seed: 1)
    var order = Array(0..<data.examples.count)
    generator.shuffle(&order)
    return order
  }

  private func gather(_ chosen: [Int], into matrix: inout Matrix) {
    data.examples.images.withSpan { pixels in
      engine.gather(chosen.span, of: pixels, scale: Network.inputScale, into: &matrix)
    }
  }

  func check(_ checks: inout Checks) {
    let chosen = Array(order.prefix(batch))
    var matrix = Matrix(rows: batch, columns: 784)
    gather(chosen, into: &matrix)
    // The product of 8 and 24 bits is exact in Double: only the conversion to Float rounds, so results must match
    // exactly.
    let slow = chosen.flatMap { index in
      data.examples.image(at: index).array.map { Double(Float(Double($0) * Double(Network.inputScale))) }
    }
    checks.compare(
      matrix.elements, with: slow, within: slow.map { _ in 0 }, "gathering a batch of \(batch)")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let order = order
    let batches = stride(from: 0, through: order.count - batch, by: batch).map {
      Array(order[$0..<$0 + batch])
    }
    var next = 0
    var matrix = Matrix(rows: batch, columns: 784)
    let time = try stopwatch.time([
      {
        gather(batches[next], into: &matrix)
        next = (next + 1) % batches.count
      }
    ])[0]
    return TimeUnit.microseconds.cells(time)
      + [NumberFormat.fixed(time.median / Double(batch) * 1e9, places: 1)]
  }
}
