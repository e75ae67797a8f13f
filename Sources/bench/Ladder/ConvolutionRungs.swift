// The rungs of the convolution ladder: its steps, the training product, and the reference in Double for the first
// steps.

import Random
import Tensor

/// Images, filters and ∂L/∂Y for one batch.
private struct Factors {
  let shape: ConvolutionShape
  /// X as the product reads it, and as an array.
  let images: Matrix
  let pixels: [Float]
  /// W [F, K, K].
  let filters: [Float]
  /// δ [B, S, S, F]; half of it is zero, as after an inactive ReLU.
  let delta: [Float]
  let layer: Convolution

  init(batch: Int, _ data: TrainingData, on engine: Engine) {
    shape = ConvolutionShape(batch: batch, side: 28, kernelSize: 5)
    images = data.batch(of: batch, on: engine)
    pixels = images.elements
    var generator = SeededGenerator(seed: 7)
    filters = (0..<ConvolutionShape.filters * 25).map { _ in generator.uniform(-1, 1) }
    delta = (0..<batch * shape.sumsSide * shape.sumsSide * ConvolutionShape.filters).map { _ in
      max(0, generator.uniform(-1, 1))
    }
    let block = ConvolutionBlock(filters: ConvolutionShape.filters, kernelSize: 5, isPooled: false)
    layer =
      Layer.chain(image: Volume(height: 28, width: 28, channels: 1), [block], dense: [1])[0].convolution!
  }

  /// `filters` as [K, K] vectors.
  var filterVectors: [SIMD16<Float>] {
    (0..<25).map { place in SIMD16<Float>((0..<16).map { filters[$0 * 25 + place] }) }
  }
}

extension ConvolutionLadder {
  /// The steps on MNIST's images: 16 filters of 5 x 5 at batch 128.
  static func rungs(_ sitting: Sitting) -> [LadderRung] {
    let (plain, wide) = (Engine(threads: 1, instructionSet: .baseline), sitting.engine())
    func factors(_ batch: Int) -> Factors { Factors(batch: batch, sitting.data, on: wide) }
    func product(
      _ name: String, first: @escaping (Factors) -> [Float],
      twin: @escaping (Factors) -> (exact: [Double], bounds: [Double])
    ) -> LadderProduct {
      LadderProduct(
        name: name, batch: 128, checkedBatch: 9,
        operations: ConvolutionShape(batch: 128, side: 28, kernelSize: 5).operations,
        first: { batch in
          let factors = factors(batch)
          return LadderWork({ first(factors) }, { $0 })
        }, twin: { twin(factors($0)) })
    }
    let forward = product(
      "convolution", first: { plainLoops($0.pixels, $0.filters, $0.shape) }, twin: forwardTwin)
    let gradient = product(
      "its weight gradient", first: { plainGradient($0.pixels, $0.delta, $0.shape) }, twin: gradientTwin)
    func rung(
      _ product: LadderProduct, _ step: String, on engine: Engine, _ work: ((Factors) -> LadderWork)?
    ) -> LadderRung {
      LadderRung(
        product: product, step: step, engine: engine, widest: sitting.engine(threads: engine.threads),
        work: work.map { work in { batch in work(factors(batch)) } })
    }
    return [
      rung(forward, "1 plain loops", on: plain, nil),
      rung(forward, "2 rows at a time", on: plain) { factors in
        let filters = factors.filterVectors
        return LadderWork({ rowsAtATime(factors.pixels, filters, factors.shape) }, \.scalars)
      },
      rung(forward, "3 the product over windows", on: wide) { forwardProduct($0, on: wide) },
      rung(gradient, "1 plain loops", on: plain, nil),
      rung(gradient, "2 zeros left out", on: plain) { factors in
        let delta = factors.delta.vectors(of: SIMD16<Float>.self)
        return LadderWork(
          { inkOnly(factors.pixels, delta, factors.shape) }, { filtersFirst($0.scalars) })
      },
      rung(gradient, "3 the product, zeros left out", on: wide) { gradientProduct($0, on: wide) },
    ]
  }

  /// Transposes [K · K, F] to [F, K · K].
  private static func filtersFirst(_ values: [Float]) -> [Float] {
    (0..<16).flatMap { f in (0..<25).map { values[$0 * 16 + f] } }
  }

  /// The training product: each row of sums is a matrix product that reads windows of the image in place.
  private static func forwardProduct(_ factors: Factors, on engine: Engine) -> LadderWork {
    let (layer, layout) = (factors.layer, factors.layer.parameters)
    var parameters = Vector(count: DenseLayout.vectorCount([layout]))
    layout.store(
      weights: factors.filters.span, bias: [Float](repeating: 0, count: 16).span, in: &parameters)
    var outputs = Matrix(rows: factors.shape.batch, columns: layer.output.count)
    return LadderWork(
      run: { engine.forward(factors.images, parameters, layer, into: &outputs) },
      result: { outputs.elements })
  }

  /// The training product: lists the nonzero pixels, then adds their windows of δ.
  private static func gradientProduct(_ factors: Factors, on engine: Engine) -> LadderWork {
    let (layer, layout) = (factors.layer, factors.layer.parameters)
    let delta = Matrix(rows: factors.shape.batch, columns: layer.output.count, factors.delta)
    var memory = ConvolutionMemory(for: layer, capacity: factors.shape.batch)
    var gradient = Vector(count: DenseLayout.vectorCount([layout]))
    return LadderWork(
      run: { engine.convolutionGradients(delta, factors.images, layer, &memory, into: &gradient) },
      result: { layout.weights(in: gradient) })
  }

  /// max(0, W * X) in Double and its rounding error bounds.
  private static func forwardTwin(_ factors: Factors) -> (exact: [Double], bounds: [Double]) {
    let bias = [Double](repeating: 0, count: 16)
    func sums(_ filters: [Double]) -> [Double] {
      factors.eachImage.flatMap { image in
        Reference.convolution(image.pixels, factors.layer.input, filters, bias, kernelSize: 5, border: 0)
      }
    }
    let filters = factors.filters.map(Double.init)
    return (
      sums(filters).map { max(0, $0) }, ErrorBound.sums(depth: 25, magnitudes: sums(filters.magnitudes))
    )
  }

  /// ∂L/∂W in Double and its rounding error bounds. No term is negative, so each sum is also the sum of magnitudes.
  private static func gradientTwin(_ factors: Factors) -> (exact: [Double], bounds: [Double]) {
    let filters = factors.filters.map(Double.init)
    var exact = [Double](repeating: 0, count: filters.count)
    for image in factors.eachImage {
      let gradients = Reference.convolutionGradients(
        image.delta, image.pixels, factors.layer.input, filters, filterCount: 16, kernelSize: 5, border: 0)
      exact = zip(exact, gradients.filters).map(+)
    }
    return (exact, ErrorBound.sums(depth: factors.delta.count / 16, magnitudes: exact))
  }
}

extension Factors {
  /// Each image and its δ in Double.
  fileprivate var eachImage: [(pixels: [Double], delta: [Double])] {
    let (size, sums) = (shape.side * shape.side, delta.count / shape.batch)
    return (0..<shape.batch).map { n in
      (
        pixels[n * size..<(n + 1) * size].map(Double.init),
        delta[n * sums..<(n + 1) * sums].map(Double.init)
      )
    }
  }
}
