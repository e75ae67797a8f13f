// Steps 6 to 8: the product that trains, `Engine.forward`, on batches that differ in what is known of them. Its own
// steps are in Kernels/Product.swift; here is only how it is called.

import Tensor

/// A dense layer without bias and ReLU, and a batch for it.
struct ProductStep {
  private let inputs: Matrix
  private let layer: DenseLayout
  private var parameters: Vector
  private var outputs: Matrix

  /// The product of X [B, I] and W [O, I].
  private init(_ inputs: Matrix, _ w: [Float], _ shape: DenseShape) {
    self.inputs = inputs
    layer = DenseLayout.chain([shape.inputs, shape.outputs])[0]
    parameters = Vector(count: DenseLayout.vectorCount([layer]))
    layer.store(weights: w.span, bias: [Float](repeating: 0, count: shape.outputs).span, in: &parameters)
    outputs = Matrix(rows: shape.batch, columns: shape.outputs)
  }

  /// Step 6: every number of X counts.
  ///
  /// What it teaches: step 5 in unsafe code, a tile of another shape for each instruction set, and edges where rows and
  /// columns do not fill tiles. On the instruction set of steps 1 to 5 nothing is left to gain; the gain is that the same
  /// source is compiled for wider vectors with a fused multiply-add, whose peak is five times as high.
  static func dense(_ x: [Float], _ w: [Float], _ shape: DenseShape) -> ProductStep {
    ProductStep(Matrix(rows: shape.batch, columns: shape.inputs, x), w, shape)
  }

  /// Step 7, and step 8 on an engine of two threads: X is listed, as the batches of a training are while they are
  /// gathered: for each group of rows the columns that are not zero.
  ///
  /// What step 7 teaches: the fastest multiply-add is the one that is not done. A picture of a digit is a fifth ink.
  /// What step 8 teaches: rows of Y depend on nothing but their own row of X, so threads share out the rows and wait for
  /// each other once, at the end.
  static func listed(_ images: Matrix, _ w: [Float], _ shape: DenseShape) -> ProductStep {
    ProductStep(images, w, shape)
  }

  mutating func run(on engine: Engine) {
    engine.forward(inputs, parameters, layer, .identity, into: &outputs)
  }

  /// Y [B, O] of the last run.
  var result: [Float] { outputs.elements }
}
