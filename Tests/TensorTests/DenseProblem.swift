// Dense layers of many shapes with random contents, and what the slow twins in Double make of them. It only
// prepares: the comparisons are in the tests.

import Random
import Tensor
import Testing

/// The shape of a dense layer at work: B examples, I inputs, O outputs.
struct DenseShape: CustomTestStringConvertible {
  let batch: Int
  let inputs: Int
  let outputs: Int

  init(_ batch: Int, _ inputs: Int, _ outputs: Int) {
    (self.batch, self.inputs, self.outputs) = (batch, inputs, outputs)
  }

  var testDescription: String { "\(batch) x \(inputs) -> \(outputs)" }

  /// The sizes at which kernels go wrong: none, one, and those about every vector, tile and panel; and the
  /// ones of MNIST.
  static let sizes = [1, 7, 8, 9, 15, 16, 17, 31, 33, 127, 784]

  /// Shapes in which each of `sizes` stands in each place at least once, and an empty batch.
  static let all = [
    DenseShape(0, 1, 1), DenseShape(0, 17, 33), DenseShape(1, 1, 1), DenseShape(1, 784, 10),
    DenseShape(7, 8, 9), DenseShape(8, 9, 7), DenseShape(9, 7, 8), DenseShape(12, 32, 32),
    DenseShape(15, 16, 17), DenseShape(16, 17, 15), DenseShape(17, 15, 16), DenseShape(31, 33, 1),
    DenseShape(33, 1, 31), DenseShape(33, 31, 33), DenseShape(33, 127, 31), DenseShape(127, 33, 127),
    DenseShape(784, 7, 16), DenseShape(9, 16, 784), DenseShape(127, 784, 33),
    // Wide enough that columns are copied before they are walked down, the inputs in two blocks.
    DenseShape(90, 800, 160), DenseShape(300, 20, 300),
  ]
}

/// A dense layer with random inputs, parameters and output gradient.
///
/// Values are multiples of 2⁻²³ in -1 ..< 1, so that no product of two is subnormal. Every fifth value of
/// the gate is zero, where ReLU is shut.
struct DenseProblem {
  let shape: DenseShape
  /// X [B, I].
  let x: [Float]
  /// W [O, I].
  let w: [Float]
  /// b [O].
  let b: [Float]
  /// dY [B, O].
  let dy: [Float]
  /// What a ReLU before the layer might have put out, [B, I].
  let gate: [Float]
  let layer: DenseLayout

  init(_ shape: DenseShape) {
    self.shape = shape
    var generator = SeededGenerator(seed: 1)
    func values(_ count: Int) -> [Float] { (0..<count).map { _ in generator.uniform(-1, 1) } }
    x = values(shape.batch * shape.inputs)
    w = values(shape.outputs * shape.inputs)
    b = values(shape.outputs)
    dy = values(shape.batch * shape.outputs)
    gate = values(shape.batch * shape.inputs).enumerated().map { $0.offset % 5 == 0 ? 0 : $0.element }
    layer = DenseLayout.chain([shape.inputs, shape.outputs])[0]
  }

  var inputs: Matrix { Matrix(rows: shape.batch, columns: shape.inputs, x) }
  var outputGradient: Matrix { Matrix(rows: shape.batch, columns: shape.outputs, dy) }
  var gateMatrix: Matrix { Matrix(rows: shape.batch, columns: shape.inputs, gate) }

  /// W and b as the layer lays them out; whatever belongs to neither is `filler`.
  func parameters(filler: Float = 0) -> Vector {
    var vector = Vector([Float](repeating: filler, count: DenseLayout.vectorCount([layer])))
    for output in 0..<shape.outputs {
      for input in 0..<shape.inputs {
        vector[layer.weightIndex(output: output, input: input)] = w[output * shape.inputs + input]
      }
      vector[layer.biasIndex(output: output)] = b[output]
    }
    return vector
  }
}

extension DenseLayout {
  /// What `weights(in:)` should give, one weight after the other: [O, I], 0 where an output does not see an input.
  func weightsOneByOne(in vector: Vector) -> [Float] {
    (0..<outputs).flatMap { output in
      var row = [Float](repeating: 0, count: inputs)
      for input in inputs(seenBy: output).joined() {
        row[input] = vector[weightIndex(output: output, input: input)]
      }
      return row
    }
  }

  /// The biases [O] of this layer in a flat vector.
  func biases(in vector: Vector) -> [Float] { (0..<outputs).map { vector[biasIndex(output: $0)] } }
}

extension [Float] {
  var doubles: [Double] { map(Double.init) }
  var magnitudes: [Double] { map { Double(abs($0)) } }
}
