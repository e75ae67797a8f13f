// Steps 6 to 8: the training product, `Engine.forward`, on dense and on listed batches. The product itself is in
// Kernels/Tile.swift.

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

  /// Step 6: all of X is used.
  ///
  /// Lesson: step 5 in unsafe code, with a tile shape for each instruction set, and with edges for rows and columns
  /// that do not fill tiles. On the instruction set of steps 1 to 5 there is nothing left to gain; but the same source
  /// also compiles for wider vectors with fused multiply-add, whose peak is five times as high.
  static func dense(_ x: [Float], _ w: [Float], _ shape: DenseShape) -> ProductStep {
    ProductStep(Matrix(rows: shape.batch, columns: shape.inputs, x), w, shape)
  }

  /// Step 7, and step 8 on an engine of two threads: X has lists of the nonzero columns of each group of rows, made as
  /// in training while a batch is gathered.
  ///
  /// Lesson of step 7: the fastest multiply-add is the one that is skipped. About a fifth of a digit image is ink.
  /// Lesson of step 8: a row of Y depends only on its row of X, so threads divide the rows and synchronise once, at the
  /// end.
  static func listed(_ images: Matrix, _ w: [Float], _ shape: DenseShape) -> ProductStep {
    ProductStep(images, w, shape)
  }

  mutating func run(on engine: Engine) {
    engine.forward(inputs, parameters, layer, .identity, into: &outputs)
  }

  /// Y [B, O] of the last run.
  var result: [Float] { outputs.elements }
}
