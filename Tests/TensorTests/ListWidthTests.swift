// Lists of one, two and four rows on every machine: the widths of all instruction sets, in instructions that each
// processor has. The same numbers to the bit, and the same border between lists that pay and those that do not.

import Kernels
import PortableKernels
import Random
import Testing

@testable import Tensor

@Suite struct ListWidthTests {
  /// Kernels of each width. They multiply and add as the baseline does, so that they have its bits.
  private static func engines(threads: Int) -> [Engine] {
    [KernelTable.baseline, .portableEightLanes, .portableSixteenLanes].map {
      Engine(threads: threads, instructionSet: .baseline, kernels: $0)
    }
  }

  @Test func `widths are those of the instruction sets`() {
    let engines = Self.engines(threads: 1)
    #expect(engines.map(\.kernels.rowsPerList) == [1, 2, 4])
    let widths = [InstructionSetName.baseline: 1, .avx2: 2, .avx512: 4]
    for name in supportedInstructionSets { #expect(name.kernels.rowsPerList == widths[name]) }
  }

  /// All that three products give, of matrices that are listed or not.
  private func products(
    _ problem: DenseProblem, x: [Float], dy: [Float], isListed: Bool, on engine: Engine
  ) -> [Float] {
    let shape = problem.shape
    func matrix(_ columns: Int, _ values: [Float]) -> Matrix {
      var matrix = Matrix(rows: shape.batch, columns: columns, values)
      if isListed {
        engine.listNonzeroColumns(of: &matrix, productWidth: 1000)
        engine.listNonzeroRows(of: &matrix)
      }
      return matrix
    }
    let (inputs, derivatives) = (matrix(shape.inputs, x), matrix(shape.outputs, dy))
    var y = Matrix(rows: shape.batch, columns: shape.outputs)
    engine.forward(inputs, problem.parameters(), problem.layer, .relu, into: &y)
    var dx = Matrix(rows: shape.batch, columns: shape.inputs)
    engine.inputGradient(
      derivatives, problem.parameters(), problem.layer, gate: problem.gateMatrix, into: &dx)
    var gradient = Vector(count: DenseLayout.vectorCount([problem.layer]))
    engine.parameterGradients([derivatives], [inputs], [problem.layer], into: &gradient)
    // A sum of nothing but zeros may be −0 in one and 0 in the other.
    return (y.elements + dx.elements + gradient.elements).map { $0 + 0 }
  }

  private static let shapes = [
    DenseShape(1, 257, 259), DenseShape(6, 255, 256), DenseShape(13, 259, 321), DenseShape(50, 600, 300),
  ]

  @Test func `pooling windows have the same bits in every width`() {
    let input = Volume(height: 7, width: 8, channels: 5)
    let layer = Convolution(
      ConvolutionBlock(filters: 60, kernelSize: 3, padding: .same), on: input, parametersFrom: 0)
    var generator = SeededGenerator(seed: 5)
    func values(_ count: Int, from least: Float) -> [Float] {
      (0..<count).map { _ in max(least == -1 ? -1 : 0, generator.uniform(least, 1)) }
    }
    var parameters = Vector(count: layer.parameters.end)
    layer.parameters.store(
      weights: values(layer.parameters.inputs * layer.filters, from: -1).span,
      bias: values(layer.filters, from: -1).span, in: &parameters)
    let images = Matrix(rows: 3, columns: input.count, values(3 * input.count, from: -7))
    let results = Self.engines(threads: 1).map { engine in
      var outputs = Matrix(rows: 3, columns: layer.output.count)
      engine.forward(images, parameters, layer, into: &outputs)
      return outputs.elements
    }
    #expect(areIdentical(results[1], results[0]) && areIdentical(results[2], results[0]))
  }

  @Test(arguments: DenseShape.all + shapes)
  func `every width has the same bits`(shape: DenseShape) {
    let problem = DenseProblem(shape)
    var generator = SeededGenerator(seed: 4)
    func thinned(_ values: [Float]) -> [Float] { values.map { generator.uniform() < 0.2 ? $0 : 0 } }
    let (x, dy) = (thinned(problem.x), thinned(problem.dy))
    let engines = Self.engines(threads: 1) + Self.engines(threads: 3)
    let expected = products(problem, x: x, dy: dy, isListed: false, on: engines[0])
    for engine in engines {
      for isListed in [true, false] {
        let same = areIdentical(products(problem, x: x, dy: dy, isListed: isListed, on: engine), expected)
        #expect(same, "\(engine.kernels.name), \(engine.threads) threads, listed \(isListed)")
      }
    }
  }

  /// Of ten rows seven are ink, which is as many as pay; one pixel more makes a list too long.
  @Test(arguments: [(extra: 0, pays: true), (extra: 1, pays: false)])
  func `lists of rows pay up to seven tenths`(extra: Int, pays: Bool) {
    let columns = 8
    let layer = DenseLayout.chain([columns, 3])[0]
    let bytes = (0..<10 * columns).map { UInt8($0 < 7 * columns + extra ? 255 : 0) }
    // The last row is blank: an infinite derivative of it counts only where blank rows are multiplied.
    let derivatives = Matrix(rows: 10, columns: 3, (0..<30).map { $0 / 3 == 9 ? Float.infinity : 1 })
    for engine in Self.engines(threads: 1) {
      var batch = Matrix(rows: 10, columns: columns)
      engine.gather(Array(0..<10).span, of: bytes.span, scale: 1 / 255, into: &batch)
      engine.listNonzeroRows(of: &batch)
      var gradient = Vector(count: DenseLayout.vectorCount([layer]))
      engine.parameterGradients([derivatives], [batch], [layer], into: &gradient)
      let areFollowed = !layer.weights(in: gradient).contains { $0.isNaN }
      #expect(areFollowed == pays, "\(engine.kernels.name)")
    }
  }

  /// The same of columns: seven tenths of 320 are 224.
  @Test(arguments: [(ink: 224, pays: true), (ink: 225, pays: false)])
  func `lists of columns pay up to seven tenths`(ink: Int, pays: Bool) {
    let layer = DenseLayout.chain([320, 40])[0]
    let bytes = (0..<8 * 320).map { UInt8($0 % 320 < ink ? 255 : 0) }
    var parameters = Vector(count: DenseLayout.vectorCount([layer]))
    parameters[layer.weightIndex(output: 0, input: 319)] = .infinity
    for engine in Self.engines(threads: 1) {
      var batch = Matrix(rows: 8, columns: 320)
      engine.gather(Array(0..<8).span, of: bytes.span, scale: 1 / 255, into: &batch)
      var y = Matrix(rows: 8, columns: 40)
      engine.forward(batch, parameters, layer, .identity, into: &y)
      #expect(!y[0, 0].isNaN == pays, "\(engine.kernels.name)")
    }
  }
}
