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
    list(&matrix, on: engine)
    return matrix
  }

  private func list(_ matrix: inout Matrix, on engine: Engine) {
    engine.listNonzeroColumns(of: &matrix, productWidth: 1000)
    engine.listNonzeroRows(of: &matrix)
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

  /// Some with a last part of a single column, and a last group that is not full.
  private static let shapes = [
    DenseShape(0, 256, 257), DenseShape(1, 257, 259), DenseShape(6, 255, 256), DenseShape(13, 259, 321),
    DenseShape(130, 513, 257), DenseShape(50, 600, 300),
  ]

  @Test(arguments: DenseShape.all + shapes, [0, 0.1, 0.5, 1] as [Float])
  func `products are those of the same numbers without lists`(shape: DenseShape, open: Float) {
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
  @Test func `shut units are left out`() {
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

  /// Lists hold copies of the values: a change afterwards must count, and so must new lists after it.
  @Test func `changes afterwards count`() {
    let engine = Engine(threads: 2)
    let units = listed(units(50, 300, open: 0.1), on: engine)
    #expect(followsLists(units, on: engine))
    let changes: [(inout Matrix) -> Void] = [
      { matrix in
        engine.changeRows(of: &matrix, work: 1) { _, values in
          for column in values.indices { values[column] *= 2 }
        }
      },
      { $0[3, 7] = 2 },
      { $0.setRows(45) },
    ]
    for change in changes {
      var changed = units
      change(&changed)
      #expect(!followsLists(changed, on: engine))
      let plain = products(of: Matrix(rows: changed.rows, columns: 300, changed.elements), on: engine)
      #expect(areIdentical(products(of: changed, on: engine), plain))
      list(&changed, on: engine)
      #expect(followsLists(changed, on: engine))
      #expect(areIdentical(products(of: changed, on: engine), plain))
    }
    // The copies had lists of their own.
    let plain = products(of: Matrix(rows: 50, columns: 300, units.elements), on: engine)
    #expect(areIdentical(products(of: units, on: engine), plain))
  }

  /// Those for which listing takes as long as it saves.
  @Test func `narrow matrices and products are not listed`() {
    let engine = Engine(threads: 1)
    for (columns, width) in [(255, 1000), (300, 32)] {
      var units = units(50, columns, open: 0.1)
      engine.listNonzeroColumns(of: &units, productWidth: width)
      #expect(!followsLists(units, on: engine), "\(columns) columns, a product of \(width)")
    }
  }

  /// All that the three products give with random weights and output gradients.
  private func products(of x: Matrix, on engine: Engine) -> [Float] {
    let problem = DenseProblem(DenseShape(x.rows, x.columns, 65))
    return products(
      x, units(x.rows, 65, open: 0.1), problem.parameters(), problem.layer, gate: nil, on: engine)
  }

  /// Whether products leave out the first column, which is shut.
  private func followsLists(_ x: Matrix, on engine: Engine) -> Bool {
    let problem = DenseProblem(DenseShape(x.rows, x.columns, 65))
    var parameters = problem.parameters()
    parameters[problem.layer.weightIndex(output: 0, input: 0)] = .infinity
    var y = Matrix(rows: x.rows, columns: 65)
    engine.forward(x, parameters, problem.layer, .identity, into: &y)
    return !(0..<x.rows).contains { y[$0, 0].isNaN }
  }
}
