// The rungs of the dense ladder, each with the layout of the factors that its step reads.

import Random
import Tensor

extension DenseLadder {
  /// The steps on MNIST's images: 784 inputs to 128 outputs at batch 128.
  static func rungs(_ sitting: Sitting) -> [LadderRung] {
    let shape = DenseShape(batch: 128, inputs: 784, outputs: 128)
    let (plain, wide) = (Engine(threads: 1, instructionSet: .baseline), sitting.engine())
    let pair = sitting.engine(threads: 2)
    var generator = SeededGenerator(seed: 6)
    let w = (0..<shape.outputs * shape.inputs).map { _ in generator.uniform(-1, 1) }
    let images = sitting.data.batch(of: shape.batch, on: wide)
    let x = images.elements
    let wT = transposed(w, shape)
    let vectorsOfW = wT.vectors(of: SIMD16<Float>.self)
    let product = LadderProduct(
      name: "dense", batch: shape.batch, checkedBatch: shape.batch, operations: shape.operations,
      first: { _ in LadderWork({ plainLoops(x, w, shape) }, { $0 }) }, twin: { _ in twin(x, w, shape) })
    func rung(_ step: String, on engine: Engine, _ work: (() -> LadderWork)?) -> LadderRung {
      LadderRung(
        product: product, step: step, engine: engine, widest: sitting.engine(threads: engine.threads),
        work: work.map { work in { _ in work() } })
    }
    func run(_ step: ProductStep, on engine: Engine) -> LadderWork {
      var step = step
      return LadderWork(run: { step.run(on: engine) }, result: { step.result })
    }
    let rungs = [
      rung("1 plain loops", on: plain, nil),
      rung("2 loops reordered", on: plain) { LadderWork({ loopsReordered(x, wT, shape) }, { $0 }) },
      rung("3 vectors", on: plain) { LadderWork({ vectors(x, vectorsOfW, shape) }, \.scalars) },
      rung("4 sums in registers", on: plain) { LadderWork({ registers(x, vectorsOfW, shape) }, \.scalars) },
      rung("5 packed panels", on: plain) {
        let (rows, columns) = (packedRows(x, shape), packedColumns(w, shape))
        return LadderWork({ panels(rows, columns, shape) }, \.scalars)
      },
      rung("6 the product, \(plain.instructionSet)", on: plain) { run(.dense(x, w, shape), on: plain) },
      rung("6 the product, \(wide.instructionSet)", on: wide) { run(.dense(x, w, shape), on: wide) },
      rung("7 zeros left out", on: wide) { run(.listed(images, w, shape), on: wide) },
      rung("8 two threads", on: pair) { run(.listed(images, w, shape), on: pair) },
    ]
    // With only one instruction set, step 6 is a single rung.
    return rungs.enumerated().filter { $0.offset != 6 || $0.element.step != rungs[5].step }.map(\.element)
  }

  /// Y in Double and its rounding error bounds.
  private static func twin(
    _ x: [Float], _ w: [Float], _ shape: DenseShape
  ) -> (exact: [Double], bounds: [Double]) {
    let (x, w) = (x.map(Double.init), w.map(Double.init))
    let bias = [Double](repeating: 0, count: shape.outputs)
    func y(_ x: [Double], _ w: [Double]) -> [Double] {
      Reference.forward(
        x, w, bias, batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs, relu: false)
    }
    return (y(x, w), ErrorBound.sums(depth: shape.inputs, magnitudes: y(x.magnitudes, w.magnitudes)))
  }
}
