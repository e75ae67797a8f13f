// A matrix and a vector are values: what they hold, where they end, and that copies part when one is changed.

import Tensor
import Testing

@Suite struct MatrixTests {
  @Test func `holds elements in row major order`() {
    let matrix = Matrix(rows: 2, columns: 3, [1, 2, 3, 4, 5, 6])
    #expect((matrix.rows, matrix.columns, matrix.capacity) == (2, 3, 2))
    #expect(matrix[0, 2] == 3)
    #expect(matrix[1, 0] == 4)
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(Matrix(rows: 2, columns: 2).elements == [0, 0, 0, 0])
    #expect(Matrix(rows: 0, columns: 5).elements.isEmpty)
  }

  @Test func `copies are independent`() {
    let original = Matrix(rows: 1, columns: 2, [1, 2])
    var copy = original
    copy[0, 0] = 9
    #expect(original.elements == [1, 2])
    #expect(copy.elements == [9, 2])
  }

  /// The kernels write through pointers, so the copy has to be taken before they do.
  @Test func `results of kernels do not reach copies`() {
    let engine = Engine(threads: 1)
    let layers = DenseLayout.chain([2, 2])
    var parameters = Vector(count: DenseLayout.vectorCount(layers))
    parameters[layers[0].biasIndex(output: 0)] = 5
    let blank = Matrix(rows: 1, columns: 2)

    var outputs = blank
    engine.forward(blank, parameters, layers[0], .identity, into: &outputs)
    #expect(outputs.elements == [5, 0])
    var gathered = blank
    engine.gather([0].span, of: [1, 2].span, scale: 1, into: &gathered)
    #expect(gathered.elements == [1, 2])
    var probabilities = outputs
    engine.softmax(&probabilities)
    #expect(outputs.elements == [5, 0])
    #expect(blank.elements == [0, 0])

    let untouched = parameters
    var gradient = parameters
    engine.parameterGradients([blank], [blank], layers, into: &gradient)
    #expect(parameters == untouched)
    var (first, second) = (untouched, untouched)
    let step = AdamStep(
      firstDecay: 0, secondDecay: 0, firstShare: 1, secondShare: 1, stepSize: 1, rootScale: 1, epsilon: 1,
      retention: 0)
    engine.updateByAdam(
      &parameters, gradient: untouched, firstMoment: &first, secondMoment: &second, layers, step)
    #expect(untouched[layers[0].biasIndex(output: 0)] == 5)
    #expect(parameters != untouched)
  }

  @Test func `uses fewer rows and more again`() {
    var matrix = Matrix(rows: 3, columns: 1, [1, 2, 3])
    matrix.setRows(1)
    #expect(matrix.elements == [1])
    #expect(matrix.capacity == 3)
    matrix.setRows(3)
    #expect(matrix.elements == [1, 2, 3])
  }

  @Test func `access outside traps`() async {
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 3)[0, 3] }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 3)[2, 0] }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rows: 2, columns: 3)
      matrix.setRows(3)
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 3, [1, 2, 3, 4, 5]) }
  }
}
