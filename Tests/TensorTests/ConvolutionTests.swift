// Convolutional layers against their slow twins, for every instruction set of this processor and several numbers of
// threads.

import Kernels
import Testing

@testable import Tensor

@Suite struct ConvolutionTests {
  /// A sum has K · K · C products and a bias. The largest of some sums is off by no more than the one that is off most,
  /// and ReLU moves no two numbers further apart.
  @Test(arguments: ConvolutionProblem.all)
  func forward(problem: ConvolutionProblem) {
    let layer = problem.layer
    var (exact, bounds): ([Double], [Double]) = ([], [])
    for index in 0..<problem.batch {
      let image = problem.image(index, of: problem.images, count: problem.input.count)
      let sums = Reference.convolution(
        image, problem.input, problem.filters.doubles, problem.bias.doubles, kernelSize: layer.kernelSize,
        border: problem.border)
      let magnitudes = Reference.convolution(
        image.map(abs), problem.input, problem.filters.magnitudes, problem.bias.magnitudes,
        kernelSize: layer.kernelSize, border: problem.border)
      exact += Reference.maxPooling(sums, layer.sums, side: layer.poolSide).values.map { max(0, $0) }
      bounds += Reference.maxPooling(magnitudes, layer.sums, side: layer.poolSide).values.map {
        RoundingBound.gamma(layer.parameters.inputs + 1) * $0
      }
    }
    let images = Matrix(rows: problem.batch, columns: problem.input.count, problem.images)
    for instructionSet in supportedInstructionSets {
      let results = engines(instructionSet).map { engine in
        var outputs = Matrix(rows: problem.batch, columns: layer.output.count)
        engine.forward(images, problem.parameters, layer, into: &outputs)
        return outputs.elements
      }
      let outside = firstOutside(results[0], exact: exact, within: bounds)
      #expect(outside == nil, "\(instructionSet): \(outside ?? "")")
      #expect(results.allSatisfy { areIdentical($0, results[0]) }, "\(instructionSet) depends on threads")
    }
  }

  /// Without pooling no zero is skipped, and the largest of four outputs is that of their sums.
  @Test(arguments: ConvolutionProblem.mostlyZero)
  func `skipping zeros changes no bit`(problem: ConvolutionProblem) {
    let (layer, images) = (
      problem.layer, Matrix(rows: problem.batch, columns: problem.input.count, problem.images)
    )
    var block = problem.block
    block.isPooled = false
    let unpooled = Convolution(block, on: problem.input, parametersFrom: 64)
    for instructionSet in supportedInstructionSets {
      let engine = Engine(threads: 1, instructionSet: instructionSet)
      var (sparse, dense) = (
        Matrix(rows: problem.batch, columns: layer.output.count),
        Matrix(rows: problem.batch, columns: unpooled.output.count)
      )
      engine.forward(images, problem.parameters, layer, into: &sparse)
      engine.forward(images, problem.parameters, unpooled, into: &dense)
      let largest = (0..<problem.batch).flatMap { index in
        let sums = problem.image(index, of: dense.elements, count: unpooled.output.count)
        return Reference.maxPooling(sums, unpooled.output, side: 2).values.map(Float.init)
      }
      #expect(areIdentical(sparse.elements, largest), "\(instructionSet)")
    }
  }

  @Test func `zeros are skipped where there are enough`() {
    let input = Volume(height: 8, width: 9, channels: 1)
    let layer = Convolution(
      ConvolutionBlock(filters: panelWidth + 1, kernelSize: 3), on: input, parametersFrom: 0)
    guard let marks = SquareMarks(for: layer) else {
      preconditionFailure("a pooled layer of many filters skips zeros")
    }
    // Nine columns have eight squares in a row, of which six are more than seven tenths.
    for instructionSet in supportedInstructionSets {
      for (columns, isWorthwhile) in [(0, true), (1, true), (5, true), (6, false), (9, false)] {
        let picture = (0..<input.count).map { Float($0 % input.width < columns ? 1 : 0) }
        let answer = picture.withUnsafeBufferPointer { pixels in
          pixels.baseAddress.map { marks.mark($0, instructionSet.kernels) }
        }
        #expect(answer == isWorthwhile, "\(columns) columns, \(instructionSet)")
      }
    }
  }

  @Test(arguments: [(panelWidth + 1, true, true), (panelWidth, true, false), (panelWidth + 1, false, false)])
  func `zeros are skipped with pooling and more than a panel of filters`(
    filters: Int, isPooled: Bool, isSkipping: Bool
  ) {
    let block = ConvolutionBlock(filters: filters, kernelSize: 3, isPooled: isPooled)
    let layer = Convolution(block, on: Volume(height: 8, width: 9, channels: 1), parametersFrom: 0)
    let hasMarks = SquareMarks(for: layer) != nil
    #expect(hasMarks == isSkipping)
  }

  /// A filter's weight has a product for every place of every image, an image's pixel one for every place of every
  /// filter. The winners of the pooling are those of the Float sums, which the twin is told.
  @Test(arguments: ConvolutionProblem.all)
  func gradients(problem: ConvolutionProblem) {
    let layer = problem.layer
    let images = Matrix(rows: problem.batch, columns: problem.input.count, problem.images)
    let outputGradient = Matrix(
      rows: problem.batch, columns: layer.output.count, problem.outputGradient)
    var (twin, twinsWinners): ((filters: Sums, bias: Sums, image: Sums)?, [Float]) = (nil, [])
    for instructionSet in supportedInstructionSets {
      let results = engines(instructionSet).map { engine in
        var memory = ConvolutionMemory(for: layer, capacity: problem.batch)
        var outputs = Matrix(rows: problem.batch, columns: layer.output.count)
        engine.forward(images, problem.parameters, layer, into: &outputs, noting: &memory)
        var (gradient, alone) = (Vector(count: layer.parameters.end), Vector(count: layer.parameters.end))
        var inputGradient = Matrix(rows: problem.batch, columns: problem.input.count)
        engine.convolutionGradients(
          outputGradient, images, problem.parameters, layer, &memory, into: &gradient,
          inputGradient: &inputGradient)
        engine.convolutionGradients(outputGradient, images, layer, &memory, into: &alone)
        #expect(gradient == alone, "the parameters' gradient depends on whether the image's is wanted")
        return (gradient: gradient, image: inputGradient.elements, winners: memory.winners)
      }
      if twin == nil || twinsWinners != results[0].winners {
        (twin, twinsWinners) = (gradientsOfTwin(problem, winners: results[0].winners), results[0].winners)
      }
      guard let twin else { return }
      let weights = layer.parameters.weights(in: results[0].gradient)
      let places = problem.batch * layer.sums.height * layer.sums.width
      let outside = [
        firstOutside(weights, exact: twin.filters.exact, within: twin.filters.bounds(places)),
        firstOutside(
          layer.parameters.bias(in: results[0].gradient), exact: twin.bias.exact,
          within: twin.bias.bounds(places)),
        firstOutside(
          results[0].image, exact: twin.image.exact,
          within: twin.image.bounds(layer.kernelSize * layer.kernelSize * layer.filters)),
      ]
      #expect(outside.allSatisfy { $0 == nil }, "\(instructionSet): \(outside)")
      #expect(
        results.allSatisfy { $0.gradient == results[0].gradient && areIdentical($0.image, results[0].image) },
        "\(instructionSet) depends on threads")
      // What fills panels up stays zero, or Adam would move it.
      let fillers = (layer.filters..<layer.paddedFilters).map {
        results[0].gradient[layer.parameters.biasStart + $0]
      }
      #expect(fillers.allSatisfy { $0 == 0 })
    }
  }

  private struct Sums {
    var exact: [Double] = []
    var magnitudes: [Double] = []

    func bounds(_ terms: Int) -> [Double] { magnitudes.map { RoundingBound.gamma(terms) * $0 } }

    mutating func add(_ exact: [Double], _ magnitudes: [Double]) {
      self.exact = self.exact.isEmpty ? exact : zip(self.exact, exact).map(+)
      self.magnitudes = self.magnitudes.isEmpty ? magnitudes : zip(self.magnitudes, magnitudes).map(+)
    }
  }

  /// The gradients of a whole batch by the twin, for pooled values that came from `winners`.
  private func gradientsOfTwin(
    _ problem: ConvolutionProblem, winners: [Float]
  ) -> (filters: Sums, bias: Sums, image: Sums) {
    let layer = problem.layer
    let (output, side) = (layer.output, layer.poolSide)
    var (filters, bias, images) = (Sums(), Sums(), Sums())
    for index in 0..<problem.batch {
      let image = problem.image(index, of: problem.images, count: problem.input.count)
      var delta = [Double](repeating: 0, count: layer.sums.count)
      for place in 0..<output.count {
        let (row, rest) = place.quotientAndRemainder(dividingBy: output.width * output.channels)
        let (column, filter) = rest.quotientAndRemainder(dividingBy: output.channels)
        let winner = Int(winners[index * output.count + place])
        let (y, x) = (row * side + winner / side, column * side + winner % side)
        delta[(y * layer.sums.width + x) * output.channels + filter] =
          Double(problem.outputGradient[index * output.count + place])
      }
      func gradients(_ delta: [Double], _ image: [Double], _ weights: [Double]) -> (
        image: [Double], filters: [Double], bias: [Double]
      ) {
        Reference.convolutionGradients(
          delta, image, problem.input, weights, filterCount: layer.filters, kernelSize: layer.kernelSize,
          border: problem.border)
      }
      let exact = gradients(delta, image, problem.filters.doubles)
      let magnitudes = gradients(delta.map(abs), image.map(abs), problem.filters.magnitudes)
      filters.add(exact.filters, magnitudes.filters)
      bias.add(exact.bias, magnitudes.bias)
      images.exact += zip(exact.image, image).map { $1 > 0 ? $0 : 0 }
      images.magnitudes += zip(magnitudes.image, image).map { $1 > 0 ? $0 : 0 }
    }
    return (filters, bias, images)
  }

  /// Of equal sums the first wins, in row-major order, and of a negative maximum nothing is left.
  @Test func `pooling takes the first of equals`() {
    let input = Volume(height: 4, width: 4, channels: 1)
    let layer = Convolution(ConvolutionBlock(filters: 1, kernelSize: 1), on: input, parametersFrom: 0)
    var parameters = Vector(count: layer.parameters.end)
    layer.parameters.store(weights: ([1] as [Float]).span, bias: ([-1] as [Float]).span, in: &parameters)
    let images = Matrix(
      rows: 1, columns: 16, [2, 2, 0, 3, 2, 2, 3, 3, 0, 0, 5, 1, 0, 0, 5, 5])
    for instructionSet in supportedInstructionSets {
      var memory = ConvolutionMemory(for: layer, capacity: 1)
      var outputs = Matrix(rows: 1, columns: 4)
      Engine(threads: 1, instructionSet: instructionSet).forward(
        images, parameters, layer, into: &outputs, noting: &memory)
      #expect(outputs.elements == [1, 2, 0, 4])
      #expect(memory.winners == [0, 1, 0, 0])
    }
  }

  @Test func `shapes are those of PyTorch`() {
    let image = Volume(height: 28, width: 20, channels: 1)
    func output(_ block: ConvolutionBlock) -> Volume? { block.shapes(on: image)?.output }
    #expect(output(ConvolutionBlock(filters: 4, kernelSize: 5)) == Volume(height: 12, width: 8, channels: 4))
    #expect(
      output(ConvolutionBlock(filters: 4, kernelSize: 3, padding: .same, isPooled: false))
        == Volume(height: 28, width: 20, channels: 4))
    #expect(output(ConvolutionBlock(filters: 4, kernelSize: 19)) == Volume(height: 5, width: 1, channels: 4))
    #expect(output(ConvolutionBlock(filters: 4, kernelSize: 21, isPooled: false)) == nil)
    #expect(output(ConvolutionBlock(filters: 4, kernelSize: 4)) == nil)
    #expect(output(ConvolutionBlock(filters: Int.max / 2, kernelSize: 3)) == nil)
  }
}
