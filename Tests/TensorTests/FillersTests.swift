// Matrices and parameters are filled up to whole panels so that kernels need no edge case. Here: what lies
// there and beyond the batch never reaches a result, and stays zero where it must. All through the public
// interface.

import Tensor
import Testing

@Suite struct FillersTests {
  /// Shapes with fillers in each place, small enough for one thread and large enough for several.
  static let shapes = [DenseShape(7, 9, 17), DenseShape(33, 127, 31), DenseShape(50, 33, 65)]

  /// A matrix of these elements that has room for more rows, all of them NaN.
  private func poisoned(_ matrix: Matrix) -> Matrix {
    var larger = Matrix(rows: matrix.rows + 13, columns: matrix.columns)
    for row in 0..<larger.rows {
      for column in 0..<larger.columns {
        larger[row, column] = row < matrix.rows ? matrix[row, column] : .nan
      }
    }
    larger.setRows(matrix.rows)
    return larger
  }

  @Test(arguments: shapes)
  func `rows beyond the batch and fillers of parameters are not read`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        var outputs = Matrix(rows: shape.batch, columns: shape.outputs)
        var poisonedOutputs = poisoned(outputs)
        engine.forward(problem.inputs, problem.parameters(), problem.layer, .relu, into: &outputs)
        engine.forward(
          poisoned(problem.inputs), problem.parameters(filler: .nan), problem.layer, .relu,
          into: &poisonedOutputs)
        let sameOutputs = areIdentical(poisonedOutputs.elements, outputs.elements)
        #expect(sameOutputs, "\(instructionSet), forward")

        var inputGradient = Matrix(rows: shape.batch, columns: shape.inputs)
        var poisonedGradient = poisoned(inputGradient)
        engine.inputGradient(
          problem.outputGradient, problem.parameters(), problem.layer, gate: problem.gateMatrix,
          into: &inputGradient)
        engine.inputGradient(
          poisoned(problem.outputGradient), problem.parameters(filler: .nan), problem.layer,
          gate: poisoned(problem.gateMatrix), into: &poisonedGradient)
        let sameGradient = areIdentical(poisonedGradient.elements, inputGradient.elements)
        #expect(sameGradient, "\(instructionSet), input gradient")

        var gradient = Vector(count: DenseLayout.vectorCount([problem.layer]))
        var fromPoisoned = gradient
        engine.parameterGradients(
          [problem.outputGradient], [problem.inputs], [problem.layer], into: &gradient)
        engine.parameterGradients(
          [poisoned(problem.outputGradient)], [poisoned(problem.inputs)], [problem.layer],
          into: &fromPoisoned)
        #expect(fromPoisoned == gradient, "\(instructionSet), parameter gradients")
      }
    }
  }

  @Test(arguments: shapes)
  func `rows beyond the batch are not written`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        var outputs = poisoned(Matrix(rows: shape.batch, columns: shape.outputs))
        engine.forward(problem.inputs, problem.parameters(), problem.layer, .identity, into: &outputs)
        outputs.setRows(outputs.capacity)
        #expect(outputs.elements.dropFirst(shape.batch * shape.outputs).allSatisfy { $0.isNaN })

        var gradient = poisoned(Matrix(rows: shape.batch, columns: shape.inputs))
        engine.inputGradient(
          problem.outputGradient, problem.parameters(), problem.layer, gate: nil, into: &gradient)
        gradient.setRows(gradient.capacity)
        #expect(gradient.elements.dropFirst(shape.batch * shape.inputs).allSatisfy { $0.isNaN })
      }
    }
  }

  /// A whole step: the fillers of logits and of their gradient show in those of the parameters' gradient,
  /// those of the gradient in Adam's moments, and all in the parameters. Decay and ε must not move a filler
  /// either.
  @Test(arguments: shapes)
  func `fillers of parameters stay zero through a step`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    let isFiller = problem.parameters(filler: 2).elements.map { $0 == 2 }
    #expect(isFiller.contains(true))
    func fillersAreZero(_ vector: Vector) -> Bool {
      zip(vector.elements, isFiller).allSatisfy { !$1 || $0.bitPattern == 0 }
    }
    let step = AdamStep(
      firstDecay: 0.9, secondDecay: 0.999, firstShare: 0.1, secondShare: 0.001, stepSize: 0.01, rootScale: 30,
      epsilon: 1e-8, retention: 0.99)
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        var parameters = problem.parameters()
        var logits = Matrix(rows: shape.batch, columns: shape.outputs)
        engine.forward(problem.inputs, parameters, problem.layer, .identity, into: &logits)
        var losses = [Float](repeating: 0, count: shape.batch)
        let labels = (0..<shape.batch).map { UInt8($0 % shape.outputs) }
        _ = engine.softmaxCrossEntropy(&logits, labels: labels, losses: &losses)
        var gradient = Vector(count: parameters.count)
        engine.parameterGradients([logits], [problem.inputs], [problem.layer], into: &gradient)
        #expect(fillersAreZero(gradient), "\(instructionSet), gradient")
        var (first, second) = (Vector(count: parameters.count), Vector(count: parameters.count))
        engine.updateByAdam(
          &parameters, gradient: gradient, firstMoment: &first, secondMoment: &second, [problem.layer], step)
        #expect(fillersAreZero(parameters) && fillersAreZero(first) && fillersAreZero(second))
      }
    }
  }
}
