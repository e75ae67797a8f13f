// The three products of a dense layer at training shapes, on one thread.

import Tensor

extension BenchTable {
  static let products = BenchTable(
    name: "products", title: "Products of a dense layer, one thread",
    note: "Packing, bias, ReLU and its gate included; the layer is inputs x outputs.",
    columns: [.words("product"), .figures("batch"), .words("layer")] + Throughput.columns(.microseconds),
    rows: { sitting in
      let engine = sitting.engine()
      let layers = [(784, 128), (128, 128), (128, 10), (784, 512), (512, 512), (1024, 1024)]
      return DensePass.allCases.flatMap { pass in
        layers.flatMap { inputs, outputs in
          [32, 64, 128, 256].map { batch in
            ProductRow(pass: pass, batch: batch, inputs: inputs, outputs: outputs, engine: engine)
          }
        }
      }
    })
}

private struct ProductRow: BenchRow {
  let pass: DensePass
  let batch: Int
  let inputs: Int
  let outputs: Int
  let engine: Engine

  var label: [String] { [pass.rawValue, "\(batch)", "\(inputs) x \(outputs)"] }

  func check(_ checks: inout Checks) {
    var operands = LayerOperands(batch: batch, inputs: inputs, outputs: outputs)
    operands.check(pass, on: engine, &checks)
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    var operands = LayerOperands(batch: batch, inputs: inputs, outputs: outputs)
    let operations = operands.operations
    return try Throughput(
      of: { operands.run(pass, on: engine) }, operations: operations, on: engine, stopwatch
    ).cells(.microseconds)
  }
}
