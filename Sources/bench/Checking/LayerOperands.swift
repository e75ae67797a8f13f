// A dense layer and a batch of random values, on which its products are checked and timed.

import Random
import Tensor

/// The three products of a dense layer.
enum DensePass: String, CaseIterable {
  case forward
  case inputGradient = "input gradient"
  case weightGradient = "weight gradient"
}

/// The inputs and outputs of a layer's three products. Shapes: B batch, I inputs, O outputs.
struct LayerOperands {
  let batch: Int
  let layer: DenseLayout
  /// W [O, I] and b [O].
  let parameters: Vector
  /// X [B, I], also the gate of the backward pass.
  private(set) var inputs: Matrix
  /// dY [B, O].
  private(set) var outputGradient: Matrix
  /// Y [B, O].
  private(set) var outputs: Matrix
  /// dX [B, I].
  private(set) var inputGradient: Matrix
  /// dW [O, I] and db [O].
  private(set) var parameterGradient: Vector

  /// Values uniform in [-1, 1), so that sums cancel and half of the gate is closed.
  init(batch: Int, inputs inputCount: Int, outputs: Int) {
    var generator = SeededGenerator(seed: 1)
    self.init(inputs: Self.random(batch, inputCount, using: &generator), outputs: outputs)
  }

  /// The same for given inputs, optionally with receptive fields.
  init(inputs: Matrix, outputs: Int, receptiveField: ReceptiveField? = nil) {
    var generator = SeededGenerator(seed: 2)
    self.init(
      inputs: inputs, outputGradient: Self.random(inputs.rows, outputs, using: &generator),
      receptiveField: receptiveField)
  }

  /// Random weights and biases for given inputs and a given gradient.
  private init(inputs: Matrix, outputGradient: Matrix, receptiveField: ReceptiveField? = nil) {
    var generator = SeededGenerator(seed: 3)
    let (inputCount, outputCount) = (inputs.columns, outputGradient.columns)
    batch = inputs.rows
    layer = DenseLayout.chain([inputCount, outputCount], receptiveField: receptiveField)[0]
    (self.inputs, self.outputGradient) = (inputs, outputGradient)
    var parameters = Vector(count: DenseLayout.vectorCount([layer]))
    for output in 0..<outputCount {
      for input in layer.inputs(seenBy: output).joined() {
        parameters[layer.weightIndex(output: output, input: input)] = generator.uniform(-1, 1)
      }
      parameters[layer.biasIndex(output: output)] = generator.uniform(-1, 1)
    }
    self.parameters = parameters
    outputs = Matrix(rows: batch, columns: outputCount)
    inputGradient = Matrix(rows: batch, columns: inputCount)
    parameterGradient = Vector(count: parameters.count)
  }

  /// A hidden layer between two ReLUs with a fraction `open` of active units, listed as in training.
  init(batch: Int, inputs inputCount: Int, outputs: Int, open: Float, on engine: Engine) {
    var generator = SeededGenerator(seed: 1)
    func units(_ columns: Int) -> Matrix {
      Matrix(
        rows: batch, columns: columns,
        (0..<batch * columns).map { _ in generator.uniform() < open ? generator.uniform(-1, 1) : 0 })
    }
    self.init(inputs: units(inputCount), outputGradient: units(outputs))
    for pass in DensePass.allCases { list(for: pass, on: engine) }
  }

  /// Lists the operands of one product again, as training does before it.
  mutating func list(for pass: DensePass, on engine: Engine) {
    switch pass {
    case .forward:
      // Writing an element invalidates the lists.
      inputs[0, 0] = inputs[0, 0]
      engine.listNonzeroColumns(of: &inputs, productWidth: layer.outputs)
    case .inputGradient:
      outputGradient[0, 0] = outputGradient[0, 0]
      engine.listNonzeroColumns(of: &outputGradient, productWidth: layer.inputs)
    case .weightGradient:
      engine.listNonzeroRows(of: &inputs)
    }
  }

  private static func random(
    _ rows: Int, _ columns: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    Matrix(rows: rows, columns: columns, (0..<rows * columns).map { _ in generator.uniform(-1, 1) })
  }

  /// Computes one product, including bias and ReLU, the gate, or the bias gradient.
  mutating func run(_ pass: DensePass, on engine: Engine) {
    switch pass {
    case .forward:
      engine.forward(inputs, parameters, layer, .relu, into: &outputs)
    case .inputGradient:
      engine.inputGradient(outputGradient, parameters, layer, gate: inputs, into: &inputGradient)
    case .weightGradient:
      engine.parameterGradients([outputGradient], [inputs], [layer], into: &parameterGradient)
    }
  }

  /// Floating-point operations of one product, two for each multiply-add, without bias and ReLU.
  var operations: Double { 2 * Double(batch * layer.inputsSeen * layer.outputs) }

  /// The shapes of a product for messages: `128 x 784 x 10`.
  var shape: String { "\(batch) x \(layer.inputs) x \(layer.outputs)" }
}
