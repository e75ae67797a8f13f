// Products that leave out what is zero against products that do not: the same numbers, whatever is zero.

import Random
import Tensor
import Testing

@Suite struct NonzerosTests {
  /// What pictures may hold: the share of bytes that are ink.
  enum Pictures: String, CaseIterable {
    case blank, sparse, halfInk, full

    var ink: Float {
      switch self {
      case .blank: 0
      case .sparse: 0.1
      case .halfInk: 0.5
      case .full: 1
      }
    }
  }

  /// Bytes of N x features, of which a share is not zero; the first row and the first column are blank.
  private func bytes(_ count: Int, features: Int, _ pictures: Pictures) -> [UInt8] {
    var generator = SeededGenerator(seed: 3)
    return (0..<count * features).map { place in
      guard generator.uniform() < pictures.ink, place >= features, place % features > 0 else { return 0 }
      return UInt8(1 + generator.integer(below: 255))
    }
  }

  /// A batch as training fills it, in a matrix with rows of NaN after it.
  private func gathered(_ bytes: [UInt8], _ problem: DenseProblem, on engine: Engine) -> Matrix {
    let (rows, columns) = (problem.shape.batch + 9, problem.shape.inputs)
    var batch = Matrix(rows: rows, columns: columns, [Float](repeating: .nan, count: rows * columns))
    engine.gather(Array(0..<problem.shape.batch).span, of: bytes.span, scale: 1 / 255, into: &batch)
    engine.listNonzeroRows(of: &batch)
    return batch
  }

  /// Both products of a first layer.
  private func products(of batch: Matrix, _ problem: DenseProblem, on engine: Engine) -> [Float] {
    var outputs = Matrix(rows: batch.rows, columns: problem.shape.outputs)
    engine.forward(batch, problem.parameters(), problem.layer, .relu, into: &outputs)
    var gradient = Vector(count: DenseLayout.vectorCount([problem.layer]))
    engine.parameterGradients([problem.outputGradient], [batch], [problem.layer], into: &gradient)
    // A sum of nothing but zeros may be −0 in one and 0 in the other.
    return (outputs.elements + gradient.elements).map { $0 + 0 }
  }

  @Test(arguments: DenseShape.all, Pictures.allCases)
  func `products are those of the same numbers without lists`(shape: DenseShape, pictures: Pictures) {
    let problem = DenseProblem(shape)
    let bytes = bytes(shape.batch, features: shape.inputs, pictures)
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        let batch = gathered(bytes, problem, on: engine)
        let plain = Matrix(rows: shape.batch, columns: shape.inputs, batch.elements)
        let same = areIdentical(
          products(of: batch, problem, on: engine), products(of: plain, problem, on: engine))
        #expect(same, "\(instructionSet), \(engine.threads) threads")
      }
    }
  }

  /// What is listed as zero is not multiplied: 0 times infinity would be NaN. Pictures have their first column and the
  /// first row of the batch blank, here also a column of the second part of the weights.
  @Test func `what is zero is left out`() {
    let problem = DenseProblem(DenseShape(50, 300, 33))
    let (layer, outputs) = (problem.layer, problem.shape.outputs)
    for instructionSet in supportedInstructionSets {
      let engine = Engine(threads: 2, instructionSet: instructionSet)
      var bytes = bytes(50, features: 300, .sparse)
      for row in 0..<50 { bytes[row * 300 + 270] = 0 }
      let batch = gathered(bytes, problem, on: engine)
      var parameters = problem.parameters()
      var outputGradient = problem.outputGradient
      for output in 0..<outputs {
        for input in [0, 270] { parameters[layer.weightIndex(output: output, input: input)] = .infinity }
        outputGradient[0, output] = .infinity
      }
      var logits = Matrix(rows: batch.rows, columns: outputs)
      engine.forward(batch, parameters, layer, .identity, into: &logits)
      var gradient = Vector(count: DenseLayout.vectorCount([layer]))
      engine.parameterGradients([outputGradient], [batch], [layer], into: &gradient)
      #expect(logits.elements.allSatisfy { $0.isFinite }, "\(instructionSet)")
      #expect(layer.weights(in: gradient).allSatisfy { $0.isFinite }, "\(instructionSet)")
    }
  }

  /// Kernels follow lists of their own kind only: others' are of more rows, or fewer.
  @Test func `lists of another instruction set are not followed`() {
    let problem = DenseProblem(DenseShape(50, 300, 33))
    let bytes = bytes(50, features: 300, .sparse)
    for filling in supportedInstructionSets {
      let filler = Engine(threads: 1, instructionSet: filling)
      let batch = gathered(bytes, problem, on: filler)
      let plain = Matrix(rows: 50, columns: 300, batch.elements)
      for instructionSet in supportedInstructionSets {
        let engine = Engine(threads: 2, instructionSet: instructionSet)
        let expected = products(of: plain, problem, on: engine)
        #expect(areIdentical(products(of: batch, problem, on: engine), expected))
        var refilled = batch
        engine.listNonzeroRows(of: &refilled)
        #expect(areIdentical(products(of: refilled, problem, on: engine), expected))
        engine.gather(Array(0..<50).span, of: bytes.span, scale: 1 / 255, into: &refilled)
        engine.listNonzeroRows(of: &refilled)
        #expect(areIdentical(products(of: refilled, problem, on: engine), expected))
      }
    }
  }

  /// More rows than a list could number.
  @Test func `too many rows are not listed`() {
    let rows = 65_537
    let engine = Engine(threads: 2)
    var batch = Matrix(rows: rows, columns: 1)
    let bytes = (0..<rows).map { UInt8($0 % 50 == 0 ? 255 : 0) }
    engine.gather(Array(0..<rows).span, of: bytes.span, scale: 1 / 255, into: &batch)
    engine.listNonzeroRows(of: &batch)
    let layer = DenseLayout.chain([1, 1])[0]
    var gradient = Vector(count: DenseLayout.vectorCount([layer]))
    let ones = Matrix(rows: rows, columns: 1, [Float](repeating: 1, count: rows))
    engine.parameterGradients([ones], [batch], [layer], into: &gradient)
    #expect(gradient[layer.weightIndex(output: 0, input: 0)] == 1311)
  }

  /// What is listed must be what the matrix holds now, not what it held when it was filled.
  @Test func `changes afterwards count`() {
    let problem = DenseProblem(DenseShape(50, 33, 65))
    let engine = Engine(threads: 2)
    var batch = gathered(bytes(50, features: 33, .sparse), problem, on: engine)
    let before = products(of: batch, problem, on: engine)
    batch[0, 0] = 1
    let plain = Matrix(rows: 50, columns: 33, batch.elements)
    let after = products(of: batch, problem, on: engine)
    #expect(areIdentical(after, products(of: plain, problem, on: engine)))
    #expect(!areIdentical(after, before))
  }

  @Test func `fewer rows afterwards count`() {
    let problem = DenseProblem(DenseShape(50, 33, 65))
    let engine = Engine(threads: 1)
    var batch = gathered(bytes(50, features: 33, .sparse), problem, on: engine)
    batch.setRows(45)
    var outputGradient = problem.outputGradient
    outputGradient.setRows(45)
    func gradient(_ batch: Matrix) -> Vector {
      var gradient = Vector(count: DenseLayout.vectorCount([problem.layer]))
      engine.parameterGradients([outputGradient], [batch], [problem.layer], into: &gradient)
      return gradient
    }
    #expect(gradient(batch) == gradient(Matrix(rows: 45, columns: 33, batch.elements)))
  }

  /// Copies are apart: filling one anew does not change what the other lists.
  @Test func `copies keep their lists`() {
    let problem = DenseProblem(DenseShape(50, 33, 65))
    let engine = Engine(threads: 2)
    var batch = gathered(bytes(50, features: 33, .sparse), problem, on: engine)
    let copy = batch
    let before = products(of: copy, problem, on: engine)
    let others = bytes(90, features: 33, .sparse)
    engine.gather(Array(40..<90).span, of: others.span, scale: 1 / 255, into: &batch)
    engine.listNonzeroRows(of: &batch)
    #expect(areIdentical(products(of: copy, problem, on: engine), before))
    #expect(!areIdentical(products(of: batch, problem, on: engine), before))
  }

  /// Pictures that are distorted lie in a batch that `fillRows` filled.
  @Test func `rows filled by a function are listed`() {
    let problem = DenseProblem(DenseShape(33, 127, 31))
    let engine = Engine(threads: 2)
    var batch = Matrix(rows: 33, columns: 127)
    engine.fillRows(of: &batch, count: 33, work: 10_000, scratch: {}) { row, values, _ in
      for column in values.indices { values[column] = (row + column) % 9 == 0 ? Float(row + 1) : 0 }
    }
    engine.listNonzeroRows(of: &batch)
    let plain = Matrix(rows: 33, columns: 127, batch.elements)
    #expect(areIdentical(products(of: batch, problem, on: engine), products(of: plain, problem, on: engine)))
  }
}
