// The gain from receptive fields: the two products of a first layer with windows, and of one that sees the whole image.

import Formats
import Tensor

extension BenchTable {
  static let windows = BenchTable(
    name: "windows", title: "Products of a first layer that sees windows of 12 x 12 pixels, one thread",
    note:
      "Beside those of a layer that sees whole images, 784 pixels where a window has 144; both are given MNIST's, and "
      + "leave out paper where they can. GFLOP/s are those of the windows.",
    columns: [
      .words("product"), .figures("batch"), .figures("units"), .figures("whole images, µs"),
      .figures("windows, µs"), .figures(BenchTable.quartiles), .figures("GFLOP/s"), .figures("speed-up"),
    ],
    rows: { sitting in
      let engine = sitting.engine()
      return [DensePass.forward, .weightGradient].flatMap { pass in
        [(32, 128), (128, 128), (128, 400), (128, 800), (256, 1600)].map { batch, outputs in
          WindowRow(pass: pass, batch: batch, outputs: outputs, data: sitting.data, engine: engine)
        }
      }
    })
}

private struct WindowRow: BenchRow {
  let pass: DensePass
  let batch: Int
  let outputs: Int
  let data: TrainingData
  let engine: Engine

  var label: [String] { [pass.rawValue, "\(batch)", "\(outputs)"] }

  /// A layer over the first MNIST images, as many as the batch size.
  private func operands(_ field: ReceptiveField?) -> LayerOperands {
    LayerOperands(inputs: data.batch(of: batch, on: engine), outputs: outputs, receptiveField: field)
  }

  private static let field = ReceptiveField(side: 12, imageWidth: 28, imageHeight: 28)

  func check(_ checks: inout Checks) {
    var operands = operands(Self.field)
    operands.check(pass, on: engine, &checks)
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    var whole = operands(nil)
    var windows = operands(Self.field)
    let times = try stopwatch.time([{ whole.run(pass, on: engine) }, { windows.run(pass, on: engine) }])
    let unit = TimeUnit.microseconds
    return [unit.cells(times[0])[0]] + unit.cells(times[1]) + [
      NumberFormat.fixed(windows.operations / times[1].median / 1e9, places: 1),
      NumberFormat.fixed(1 / times[1].ratio(to: times[0]), places: 2),
    ]
  }
}
