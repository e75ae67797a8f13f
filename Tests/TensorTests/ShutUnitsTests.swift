// Units that ReLU has shut, listed and left out of all three products: the same numbers as without lists.

import Random
import Tensor
import Testing

@Suite struct ShutUnitsTests {
  /// What a ReLU might have put out, or a derivative that went through it: an `open` share of the units, and after the
  /// rows in use some of NaN. The first row and the first column are shut.
  private func units(_ rows: Int, _ columns: Int, open: Float) -> Matrix {
    var generator = SeededGenerator(seed: UInt64(columns))
    var matrix = Matrix(
      rows: rows + 9, columns: columns, [Float](repeating: .nan, count: (rows + 9) * columns))
    matrix.setRows(rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let isOpen = generator.uniform() < open && row > 0 && column > 0
        matrix[row, column] = isOpen ? generator.uniform(-1, 1) : 0
      }
    }
    return matrix
  }

  private func listed(_ matrix: Matrix, on engine: Engine) -> Matrix {
    var matrix = matrix
    engine.listNonzeroColumns(of: &matrix)
    engine.listNonzeroRows(of: &matrix)
    return matrix
  }

  /// All that the three products give.
  private func products(
    _ x: Matrix, _ dy: Matrix, _ parameters: Vector, _ layer: DenseLayout, gate: Matrix?, on engine: Engine
  ) -> [Float] {
    var y = Matrix(rows: x.rows, columns: layer.outputs)
    engine.forward(x, parameters, layer, .relu, into: &y)
    var dx = Matrix(rows: x.rows, columns: layer.inputs)
    engine.inputGradient(dy, parameters, layer, gate: gate, gateScale: 1.25, into: &dx)
    var gradient = Vector(count: DenseLayout.vectorCount([layer]))
    engine.parameterGradients([dy], [x], [layer], into: &gradient)
    // A sum of nothing but zeros may be −0 in one and 0 in the other.
    return (y.elements + dx.elements + gradient.elements).map { $0 + 0 }
  }

  @Test(arguments: DenseShape.all + [DenseShape(50, 600, 300)], [0, 0.1, 0.5, 1] as [Float])
  func productsAreThoseOfTheSameNumbersWithoutLists(shape: DenseShape, open: Float) {
    let problem = DenseProblem(shape)
    let x = units(shape.batch, shape.inputs, open: open)
    let dy = units(shape.batch, shape.outputs, open: open)
    for instructionSet in supportedInstructionSets {
      for engine in engines(instructionSet) {
        for gate in [x, nil] {
          func products(_ x: Matrix, _ dy: Matrix) -> [Float] {
            self.products(x, dy, problem.parameters(), problem.layer, gate: gate, on: engine)
          }
          let same = areIdentical(products(listed(x, on: engine), listed(dy, on: engine)), products(x, dy))
          #expect(same, "\(instructionSet), \(engine.threads) threads, gate \(gate != nil)")
        }
      }
    }
  }

  /// What is listed as zero is not multiplied: 0 times infinity would be NaN. The last output is in the second part.
  @Test func shutUnitsAreLeftOut() {
    let shape = DenseShape(50, 40, 300)
    let problem = DenseProblem(shape)
    var dy = units(shape.batch, shape.outputs, open: 0.1)
    for row in 0..<shape.batch { dy[row, 299] = 0 }
    var parameters = problem.parameters()
    for output in [0, 299] {
      for input in 0..<40 { parameters[problem.layer.weightIndex(output: output, input: input)] = .infinity }
    }
    for instructionSet in supportedInstructionSets {
      let engine = Engine(threads: 2, instructionSet: instructionSet)
      var dx = Matrix(rows: shape.batch, columns: shape.inputs)
      engine.inputGradient(listed(dy, on: engine), parameters, problem.layer, gate: nil, into: &dx)
      #expect(dx.elements.allSatisfy { $0.isFinite }, "\(instructionSet)")
    }
  }

  /// Lists hold copies of the values: a change afterwards must count.
  @Test func changesAfterwardsCount() {
    let shape = DenseShape(50, 33, 65)
    let problem = DenseProblem(shape)
    let engine = Engine(threads: 2)
    let dy = units(shape.batch, shape.outputs, open: 0.1)
    var x = listed(units(shape.batch, shape.inputs, open: 0.1), on: engine)
    engine.changeRows(of: &x, work: 1) { _, values in
      for column in values.indices { values[column] *= 2 }
    }
    let plain = Matrix(rows: x.rows, columns: x.columns, x.elements)
    func products(_ x: Matrix) -> [Float] {
      self.products(x, dy, problem.parameters(), problem.layer, gate: nil, on: engine)
    }
    #expect(areIdentical(products(x), products(plain)))
  }
}
