// The three products of a convolutional layer at training shapes, on one thread.

import Tensor

extension BenchTable {
  static let convolutions = BenchTable(
    name: "convolutions", title: "Products of a convolutional layer at batch 128, one thread",
    note:
      "2 x 2 pooling and ReLU included. The input gradient is the time of both gradients less that of the weight "
      + "gradient. GFLOP/s count as done what is left out because a pixel is paper, a unit shut or a place lost the "
      + "pooling.",
    columns: [.words("product"), .words("image"), .words("filters")] + Throughput.columns(.microseconds),
    rows: { sitting in
      let digit = Volume(height: 28, width: 28, channels: 1)
      let shapes: [(Volume, ConvolutionBlock)] = [
        (digit, ConvolutionBlock(filters: 16, kernelSize: 5)),
        (Volume(height: 12, width: 12, channels: 16), ConvolutionBlock(filters: 32, kernelSize: 3)),
        (Volume(height: 12, width: 12, channels: 32), ConvolutionBlock(filters: 32, kernelSize: 5)),
        (
          Volume(height: 24, width: 24, channels: 16),
          ConvolutionBlock(filters: 16, kernelSize: 3, padding: .same)
        ),
      ]
      return DensePass.allCases.flatMap { pass in
        shapes.compactMap { image, block in
          guard let layer = Layer.chain(image: image, [block], dense: [1])[0].convolution else { return nil }
          // The gradient with respect to an input image is never needed.
          if pass == .inputGradient, image == digit { return nil }
          return ConvolutionRow(
            pass: pass, layer: layer, data: image == digit ? sitting.data : nil, engine: sitting.engine())
        }
      }
    })
}

private struct ConvolutionRow: BenchRow {
  let pass: DensePass
  let layer: Convolution
  /// The source of the images; nil for random ones.
  let data: TrainingData?
  let engine: Engine

  var label: [String] {
    let size = "\(layer.kernelSize) x \(layer.kernelSize)"
    return [
      pass.rawValue, "\(layer.input)", "\(layer.filters) of \(size)\(layer.padding == .same ? ", same" : "")",
    ]
  }

  private func operands(batch: Int) -> ConvolutionOperands {
    guard let data else { return ConvolutionOperands(layer, batch: batch) }
    return ConvolutionOperands(layer, images: data.batch(of: batch, on: engine))
  }

  /// Nine images: one for each of the eight groups of a batch, and one more.
  func check(_ checks: inout Checks) {
    var operands = operands(batch: 9)
    operands.check(on: engine, &checks)
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    var (one, both) = (operands(batch: 128), operands(batch: 128))
    one.forward(on: engine)
    both.forward(on: engine)
    let isForward = pass == .forward
    let timings = try stopwatch.time([
      { _ = engine.peakBurst() },
      { isForward ? one.forward(on: engine) : one.weightGradient(on: engine) },
      { both.bothGradients(on: engine) },
    ])
    let difference = Timing(samples: zip(timings[2].samples, timings[1].samples).map { $0 - $1 })
    return Throughput(
      time: pass == .inputGradient ? difference : timings[1], operations: one.operations,
      peakTime: timings[0],
      peakOperations: Double(engine.peakBurst().operations)
    ).cells(.microseconds)
  }
}
