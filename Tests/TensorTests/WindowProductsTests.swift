// Layers whose units see windows of an image, held against dense layers whose other weights are zero: the same
// numbers, and places for no more than the weights that there are.

import Random
import Tensor
import Testing

@Suite struct WindowProductsTests {
  struct Case: CustomTestStringConvertible {
    let field: ReceptiveField
    let batch: Int
    let outputs: Int

    init(_ side: Int, of width: Int, _ height: Int, batch: Int, outputs: Int) {
      field = ReceptiveField(side: side, imageWidth: width, imageHeight: height)
      (self.batch, self.outputs) = (batch, outputs)
    }

    var shape: DenseShape { DenseShape(batch, field.imageWidth * field.imageHeight, outputs) }
    var layer: DenseLayout { DenseLayout.chain([shape.inputs, outputs], receptiveField: field)[0] }
    var testDescription: String { "\(field.side) of \(field.imageWidth) x \(field.imageHeight), \(shape)" }
  }

  /// Windows as large as the image and of a single pixel, images whose rows begin within a group of listed pixels, and
  /// batches that are copied in several parts.
  static let cases = [
    Case(12, of: 28, 28, batch: 70, outputs: 100), Case(28, of: 28, 28, batch: 33, outputs: 40),
    Case(11, of: 28, 28, batch: 1, outputs: 1), Case(1, of: 5, 3, batch: 7, outputs: 33),
    Case(7, of: 30, 9, batch: 40, outputs: 65), Case(5, of: 13, 20, batch: 65, outputs: 96),
    Case(12, of: 28, 28, batch: 0, outputs: 32),
  ]

  /// Weights [O, I] without those of what outputs do not see.
  private func seen(_ all: [Float], by layer: DenseLayout) -> [Float] {
    var weights = [Float](repeating: 0, count: all.count)
    for output in 0..<layer.outputs {
      for input in layer.inputs(seenBy: output).joined() {
        weights[output * layer.inputs + input] = all[output * layer.inputs + input]
      }
    }
    return weights
  }

  /// The activations, the weight gradient [O, I] and the bias gradient of a layer with these weights.
  private func products(
    _ batch: Matrix, _ layer: DenseLayout, weights: [Float], _ problem: DenseProblem, on engine: Engine
  ) -> (outputs: [Float], weights: [Float], bias: [Float]) {
    var parameters = Vector(count: DenseLayout.vectorCount([layer]))
    layer.store(weights: weights.span, bias: problem.b.span, in: &parameters)
    var outputs = Matrix(rows: batch.rows, columns: layer.outputs)
    engine.forward(batch, parameters, layer, .relu, into: &outputs)
    var gradient = Vector([Float](repeating: .nan, count: parameters.count))
    engine.parameterGradients([problem.outputGradient], [batch], [layer], into: &gradient)
    // A sum of nothing but zeros may be −0 in one and 0 in the other.
    return (
      outputs.elements.map { $0 + 0 }, layer.weights(in: gradient).map { $0 + 0 }, layer.bias(in: gradient)
    )
  }

  @Test(arguments: cases, [0.1, 0.5, 1] as [Float])
  func `products are those of a dense layer with zeros`(window: Case, ink: Float) {
    let problem = DenseProblem(window.shape)
    let (layer, inputs) = (window.layer, window.shape.inputs)
    let weights = seen(problem.w, by: layer)
    var generator = SeededGenerator(seed: 5)
    let bytes = (0..<window.batch * inputs).map { _ in
      generator.uniform() < ink ? UInt8(1 + generator.integer(below: 255)) : 0
    }
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        let (rows, examples) = (window.batch, Array(0..<window.batch))
        var plain = Matrix(rows: rows, columns: inputs)
        engine.gather(examples.span, of: bytes.span, scale: 1 / 255, into: &plain)
        let dense = products(plain, problem.layer, weights: weights, problem, on: engine)
        for isListed in [true, false] {
          var batch = Matrix(rows: rows, inputsOf: layer, forTraining: isListed)
          engine.gather(examples.span, of: bytes.span, scale: 1 / 255, into: &batch)
          engine.listNonzeroRows(of: &batch)
          let windows = products(batch, layer, weights: weights, problem, on: engine)
          #expect(areIdentical(windows.outputs, dense.outputs), "\(instructionSet), listed \(isListed)")
          #expect(areIdentical(windows.weights, seen(dense.weights, by: layer)))
          #expect(areIdentical(windows.bias, dense.bias))
        }
      }
    }
  }

  /// An example without ink has no part in the weight gradient where its rows are listed: an infinite derivative of it,
  /// times nothing but zeros, would be no number.
  @Test func `weight gradients follow the lists of training alone`() {
    let layer = Self.cases[0].layer
    let (inputs, outputs) = (layer.inputs, layer.outputs)
    // Every other four pixels are ink, so that lists of one, two and four columns are as short as each other.
    let bytes = (0..<8 * inputs).map { UInt8($0 / inputs != 3 && $0 / 4 % 2 == 0 ? 255 : 0) }
    let derivatives = (0..<8 * outputs).map { $0 / outputs == 3 ? Float.infinity : 1 }
    for instructionSet in supportedInstructionSets {
      let engine = Engine(threads: 1, instructionSet: instructionSet)
      for forTraining in [true, false] {
        var batch = Matrix(rows: 8, inputsOf: layer, forTraining: forTraining)
        engine.gather(Array(0..<8).span, of: bytes.span, scale: 1 / 255, into: &batch)
        engine.listNonzeroRows(of: &batch)
        var gradient = Vector(count: DenseLayout.vectorCount([layer]))
        engine.parameterGradients(
          [Matrix(rows: 8, columns: outputs, derivatives)], [batch], [layer], into: &gradient)
        let areNumbers = layer.weights(in: gradient).allSatisfy { !$0.isNaN }
        #expect(areNumbers == forTraining, "\(instructionSet)")
      }
    }
  }

  @Test(arguments: cases)
  func `places are distinct and hold what is stored`(window: Case) {
    let problem = DenseProblem(window.shape)
    let (layer, weights) = (window.layer, seen(problem.w, by: window.layer))
    var places: [Int] = []
    var parameters = Vector(count: DenseLayout.vectorCount([layer]))
    layer.store(weights: problem.w.span, bias: problem.b.span, in: &parameters)
    for output in 0..<layer.outputs {
      let seen = layer.inputs(seenBy: output)
      #expect(seen.count == window.field.side && seen.allSatisfy { $0.count == window.field.side })
      // Within a row of the image, and right below one another.
      let columns = Set(seen.map { $0.lowerBound % window.field.imageWidth })
      #expect(columns.count == 1 && columns.first! + window.field.side <= window.field.imageWidth)
      #expect(
        zip(seen, seen.dropFirst()).allSatisfy { $1.lowerBound - $0.lowerBound == window.field.imageWidth })
      for input in seen.joined() {
        places.append(layer.weightIndex(output: output, input: input))
        #expect(parameters[places.last!] == weights[output * layer.inputs + input])
      }
      places.append(layer.biasIndex(output: output))
    }
    #expect(Set(places).count == places.count && places.count == layer.parameterCount)
    #expect(places.allSatisfy { 0..<parameters.count ~= $0 })
    #expect(layer.weightsOneByOne(in: parameters) == weights)
    #expect(layer.weights(in: parameters) == weights)
    #expect(layer.bias(in: parameters) == problem.b)
    #expect(layer.biases(in: parameters) == problem.b)
  }

  /// 25 places for windows of 12 x 12, of which a hundred panels favour none.
  @Test func `windows are spread over the image`() {
    let field = ReceptiveField(side: 12, imageWidth: 28, imageHeight: 28)
    let layer = DenseLayout.chain([784, 3200], receptiveField: field)[0]
    let starts = stride(from: 0, to: 3200, by: 32).map { layer.inputs(seenBy: $0)[0].lowerBound }
    #expect(starts.allSatisfy { $0 % 28 % 4 == 0 && $0 / 28 % 4 == 0 })
    #expect(Set(starts).count == 25)
    let often = Dictionary(grouping: starts, by: { $0 }).values.map(\.count)
    #expect(often.allSatisfy { 2...7 ~= $0 }, "\(often)")
    // 32 neighbours see the same.
    #expect(layer.inputs(seenBy: 31) == layer.inputs(seenBy: 0))
    #expect(layer.inputs(seenBy: 32) != layer.inputs(seenBy: 0))
  }

  /// Also where the last window begins at no fourth row or column.
  @Test(arguments: cases)
  func `many panels see the whole image`(window: Case) {
    let layer = DenseLayout.chain([window.shape.inputs, 32 * 2000], receptiveField: window.field)[0]
    let seen = stride(from: 0, to: layer.outputs, by: 32).flatMap { layer.inputs(seenBy: $0) }
    // Windows of a single pixel have no neighbours between them.
    guard window.field.side >= 4 else { return }
    #expect(Set(seen.joined()) == Set(0..<window.shape.inputs))
  }

  @Test(arguments: [32, 33, 100, 256, 400])
  func `pixels that no unit sees are counted`(units: Int) {
    for (side, width, height) in [(12, 28, 28), (3, 28, 28), (6, 16, 100), (5, 5, 7), (1, 9, 4)] {
      let field = ReceptiveField(side: side, imageWidth: width, imageHeight: height)
      let layer = DenseLayout.chain([width * height, units], receptiveField: field)[0]
      let seen = (0..<units).reduce(into: Set<Int>()) { $0.formUnion(layer.inputs(seenBy: $1).joined()) }
      #expect(field.unseenPixels(units: units) == width * height - seen.count)
    }
  }

  @Test func `counts are of what is seen`() {
    let field = ReceptiveField(side: 12, imageWidth: 28, imageHeight: 28)
    let layers = DenseLayout.chain([784, 400, 10], receptiveField: field)
    #expect(layers.map(\.parameterCount) == [400 * 144 + 400, 4010])
    let operations = Layer.trainingOperations(Layer.chain([784, 400, 10], receptiveField: field))
    #expect(operations == 4 * 400 * 144 + 6 * 4000)
  }

  @Test func `impossible windows trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = ReceptiveField(side: 29, imageWidth: 28, imageHeight: 30)
    }
    await #expect(processExitsWith: .failure) { _ = ReceptiveField(side: 0, imageWidth: 28, imageHeight: 28) }
    await #expect(processExitsWith: .failure) {
      let field = ReceptiveField(side: 2, imageWidth: 3, imageHeight: 3)
      _ = DenseLayout.chain([10, 2], receptiveField: field)
    }
    await #expect(processExitsWith: .failure) {
      let field = ReceptiveField(side: 2, imageWidth: 3, imageHeight: 3)
      // The third column: windows of two begin at the first.
      _ = DenseLayout.chain([9, 2], receptiveField: field)[0].weightIndex(output: 0, input: 2)
    }
    await #expect(processExitsWith: .failure) {
      let field = ReceptiveField(side: 2, imageWidth: 3, imageHeight: 3)
      let layer = DenseLayout.chain([9, 2], receptiveField: field)[0]
      var gradient = Matrix(rows: 1, columns: 9)
      Engine(threads: 1).inputGradient(
        Matrix(rows: 1, columns: 2), Vector(count: DenseLayout.vectorCount([layer])), layer, gate: nil,
        into: &gradient)
    }
  }
}
