// The gain from skipping background pixels: the two products of a first layer on images and on dense values.

import Formats
import Tensor

extension BenchTable {
  static let firstLayer = BenchTable(
    name: "first-layer", title: "Products of the first layer over images, one thread",
    note:
      "Products leave out what is zero in all the images, or pixels, that are taken together; random numbers have no "
      + "zeros. GFLOP/s count what is left out as done.",
    columns: [
      .words("product"), .figures("batch"), .words("layer"), .figures("random, µs"), .figures("images, µs"),
      .figures(BenchTable.quartiles), .figures("GFLOP/s"), .figures("speed-up"),
    ],
    rows: { sitting in
      let engine = sitting.engine()
      return [DensePass.forward, .weightGradient].flatMap { pass in
        [(32, 128), (128, 128), (128, 512), (256, 1500)].map { batch, outputs in
          FirstLayerRow(pass: pass, batch: batch, outputs: outputs, data: sitting.data, engine: engine)
        }
      }
    })
}

private struct FirstLayerRow: BenchRow {
  let pass: DensePass
  let batch: Int
  let outputs: Int
  let data: TrainingData
  let engine: Engine

  var label: [String] { [pass.rawValue, "\(batch)", "784 x \(outputs)"] }

  private var overImages: LayerOperands {
    LayerOperands(inputs: data.batch(of: batch, on: engine), outputs: outputs)
  }

  func check(_ checks: inout Checks) {
    var operands = overImages
    operands.check(pass, on: engine, &checks)
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    var images = overImages
    var random = LayerOperands(batch: batch, inputs: 784, outputs: outputs)
    let times = try stopwatch.time([{ random.run(pass, on: engine) }, { images.run(pass, on: engine) }])
    let (dense, listed) = (times[0], times[1])
    let unit = TimeUnit.microseconds
    return [unit.cells(dense)[0]] + unit.cells(listed) + [
      NumberFormat.fixed(images.operations / listed.median / 1e9, places: 1),
      NumberFormat.fixed(1 / listed.ratio(to: dense), places: 2),
    ]
  }
}
