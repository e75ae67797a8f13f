// The gain from skipping inactive units: the three products of a hidden layer by fraction of active units.

import Formats
import Tensor

extension BenchTable {
  static let hiddenLayer = BenchTable(
    name: "hidden-layer",
    title: "Products of a hidden layer by the share of units that ReLU leaves open, one thread",
    note:
      "Times include making the list that the product follows. Half of the units are open in a network of random "
      + "weights, fewer the longer it is trained. GFLOP/s count what is left out as done.",
    columns: [
      .words("product"), .figures("batch"), .words("layer"), .figures("all open, ms"), .figures("open"),
      .figures("ms"), .figures(BenchTable.quartiles), .figures("GFLOP/s"), .figures("speed-up"),
    ],
    rows: { sitting in
      let engine = sitting.engine()
      return DensePass.allCases.flatMap { pass in
        [(128, 800, 400), (256, 1500, 1000)].flatMap { batch, inputs, outputs in
          [0.5, 0.25, 0.1].map { open in
            HiddenLayerRow(
              pass: pass, batch: batch, inputs: inputs, outputs: outputs, open: open, engine: engine)
          }
        }
      }
    })
}

private struct HiddenLayerRow: BenchRow {
  let pass: DensePass
  let batch: Int
  let inputs: Int
  let outputs: Int
  /// The fraction of nonzero units in this layer and the previous one.
  let open: Float
  let engine: Engine

  var label: [String] { [pass.rawValue, "\(batch)", "\(inputs) x \(outputs)"] }

  private var operands: LayerOperands {
    LayerOperands(batch: batch, inputs: inputs, outputs: outputs, open: open, on: engine)
  }

  func check(_ checks: inout Checks) {
    var operands = operands
    operands.check(pass, on: engine, &checks)
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    var part = operands
    var all = LayerOperands(batch: batch, inputs: inputs, outputs: outputs)
    let follow = {
      part.list(for: pass, on: engine)
      part.run(pass, on: engine)
    }
    let times = try stopwatch.time([{ all.run(pass, on: engine) }, follow])
    let unit = TimeUnit.milliseconds
    return [unit.cells(times[0])[0], NumberFormat.wholePercent(Double(open))] + unit.cells(times[1]) + [
      NumberFormat.fixed(part.operations / times[1].median / 1e9, places: 1),
      NumberFormat.fixed(1 / times[1].ratio(to: times[0]), places: 2),
    ]
  }
}
