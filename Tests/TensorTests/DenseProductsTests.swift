// The three products of a dense layer against their slow twins, for every instruction set of this processor
// and several numbers of threads.

import Tensor
import Testing

@Suite struct DenseProductsTests {
  @Test func `every size stands in every place`() {
    for size in DenseShape.sizes {
      #expect(DenseShape.all.contains { $0.batch == size }, "no batch of \(size)")
      #expect(DenseShape.all.contains { $0.inputs == size }, "no layer of \(size) inputs")
      #expect(DenseShape.all.contains { $0.outputs == size }, "no layer of \(size) outputs")
    }
  }

  /// An element is a sum of I products and a bias: I + 1 terms. ReLU moves no two numbers further apart.
  @Test(arguments: DenseShape.all, [Activation.identity, .relu])
  func forward(shape: DenseShape, activation: Activation) {
    let problem = DenseProblem(shape)
    let relu = activation == .relu
    let exact = Reference.forward(
      problem.x.doubles, problem.w.doubles, problem.b.doubles,
      batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs, relu: relu)
    let magnitudes = Reference.forward(
      problem.x.magnitudes, problem.w.magnitudes, problem.b.magnitudes,
      batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs, relu: false)
    let bounds = magnitudes.map { RoundingBound.gamma(shape.inputs + 1) * $0 }

    let (inputs, parameters) = (problem.inputs, problem.parameters())
    for instructionSet in supportedInstructionSets {
      let results = engines(instructionSet).map { engine in
        var outputs = Matrix(rows: shape.batch, columns: shape.outputs)
        engine.forward(inputs, parameters, problem.layer, activation, into: &outputs)
        return outputs.elements
      }
      let outside = firstOutside(results[0], exact: exact, within: bounds)
      #expect(outside == nil, "\(instructionSet): \(outside ?? "")")
      let threadsAgree = results.allSatisfy { areIdentical($0, results[0]) }
      #expect(threadsAgree, "\(instructionSet) depends on threads")
    }
  }

  /// An element is a sum of O products, or exactly zero where the gate is shut.
  @Test(arguments: DenseShape.all, [false, true])
  func `input gradient`(shape: DenseShape, gated: Bool) {
    let problem = DenseProblem(shape)
    let exact = Reference.inputGradient(
      problem.dy.doubles, problem.w.doubles, gate: gated ? problem.gate.doubles : nil,
      batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs)
    let magnitudes = Reference.inputGradient(
      problem.dy.magnitudes, problem.w.magnitudes, gate: gated ? problem.gate.doubles : nil,
      batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs)
    let bounds = magnitudes.map { RoundingBound.gamma(shape.outputs) * $0 }

    let (outputGradient, parameters) = (problem.outputGradient, problem.parameters())
    let gate = gated ? problem.gateMatrix : nil
    for instructionSet in supportedInstructionSets {
      let results = engines(instructionSet).map { engine in
        var inputGradient = Matrix(rows: shape.batch, columns: shape.inputs)
        engine.inputGradient(outputGradient, parameters, problem.layer, gate: gate, into: &inputGradient)
        return inputGradient.elements
      }
      let outside = firstOutside(results[0], exact: exact, within: bounds)
      #expect(outside == nil, "\(instructionSet): \(outside ?? "")")
      let threadsAgree = results.allSatisfy { areIdentical($0, results[0]) }
      #expect(threadsAgree, "\(instructionSet) depends on threads")
    }
  }

  /// Twice a number has the same digits: what passes the gate is scaled, and nothing else changes.
  @Test(arguments: DenseShape.all)
  func `what passes the gate is scaled`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        func inputGradient(scale: Float) -> [Float] {
          var gradient = Matrix(rows: shape.batch, columns: shape.inputs)
          engine.inputGradient(
            problem.outputGradient, problem.parameters(), problem.layer, gate: problem.gateMatrix,
            gateScale: scale, into: &gradient)
          return gradient.elements
        }
        #expect(areIdentical(inputGradient(scale: 2), inputGradient(scale: 1).map { 2 * $0 }))
      }
    }
  }

  /// What lies between the weights must not be taken for one, and what is stored must lie where it is looked for.
  @Test(arguments: DenseShape.all)
  func `parameters are read and stored where they lie`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    let vector = problem.parameters(filler: .nan)
    #expect(problem.layer.weights(in: vector) == problem.w)
    #expect(problem.layer.bias(in: vector) == problem.b)
    var stored = Vector(count: vector.count)
    problem.layer.store(weights: problem.w.span, bias: problem.b.span, in: &stored)
    #expect(problem.layer.weightsOneByOne(in: stored) == problem.w)
    #expect(problem.layer.biases(in: stored) == problem.b)
  }

  /// A weight's element is a sum of B products, a bias's of B numbers.
  @Test(arguments: DenseShape.all)
  func `parameter gradients`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    let exact = Reference.parameterGradient(
      problem.dy.doubles, problem.x.doubles,
      batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs)
    let magnitudes = Reference.parameterGradient(
      problem.dy.magnitudes, problem.x.magnitudes,
      batch: shape.batch, inputs: shape.inputs, outputs: shape.outputs)
    let gamma = RoundingBound.gamma(shape.batch)

    let (inputs, outputGradient) = (problem.inputs, problem.outputGradient)
    for instructionSet in supportedInstructionSets {
      // What the vector held before must not matter.
      let results = engines(instructionSet).map { engine in
        var gradient = problem.parameters()
        engine.parameterGradients([outputGradient], [inputs], [problem.layer], into: &gradient)
        return gradient
      }
      for (name, outside) in [
        (
          "weights",
          firstOutside(
            problem.layer.weights(in: results[0]), exact: exact.weights,
            within: magnitudes.weights.map { gamma * $0 })
        ),
        (
          "biases",
          firstOutside(
            problem.layer.biases(in: results[0]), exact: exact.bias,
            within: magnitudes.bias.map { gamma * $0 })
        ),
      ] {
        #expect(outside == nil, "\(instructionSet), \(name): \(outside ?? "")")
      }
      let threadsAgree = results.allSatisfy { $0 == results[0] }
      #expect(threadsAgree, "\(instructionSet) depends on threads")
    }
  }

  /// A chain of layers of different depth and width shares one vector: each gradient must land in its own
  /// place.
  @Test func `gradients of several layers are those of each alone`() {
    let layers = DenseLayout.chain([33, 40, 7])
    let problems = layers.map { DenseProblem(DenseShape(50, $0.inputs, $0.outputs)) }
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        var gradient = Vector(count: DenseLayout.vectorCount(layers))
        engine.parameterGradients(
          problems.map(\.outputGradient), problems.map(\.inputs), layers, into: &gradient)
        for (layer, problem) in zip(layers, problems) {
          var alone = Vector(count: DenseLayout.vectorCount([problem.layer]))
          engine.parameterGradients([problem.outputGradient], [problem.inputs], [problem.layer], into: &alone)
          #expect(layer.weights(in: gradient) == problem.layer.weights(in: alone))
          #expect(layer.biases(in: gradient) == problem.layer.biases(in: alone))
        }
      }
    }
  }

  @Test func `layers of the wrong shape trap`() async {
    await #expect(processExitsWith: .failure) {
      let layers = DenseLayout.chain([3, 2])
      var outputs = Matrix(rows: 1, columns: 2)
      Engine(threads: 1).forward(
        Matrix(rows: 1, columns: 4), Vector(count: DenseLayout.vectorCount(layers)), layers[0], .identity,
        into: &outputs)
    }
    await #expect(processExitsWith: .failure) {
      let layers = DenseLayout.chain([3, 2])
      var outputs = Matrix(rows: 1, columns: 2)
      Engine(threads: 1).forward(
        Matrix(rows: 1, columns: 3), Vector(count: 8), layers[0], .identity, into: &outputs)
    }
  }
}
