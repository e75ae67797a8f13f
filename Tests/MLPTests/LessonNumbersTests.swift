// The numbers of the network on paper in FromNothing.md, against the code that trains on MNIST.

import Foundation
import Tensor
import Testing

@testable import MLP

/// The rows `| `name` | formula | value |` of the article.
private struct Lesson {
  /// Value and decimal places of each name.
  private let rows: [String: (value: Double, places: Int)]

  init() throws {
    let article = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/DigitsCLI/Documentation.docc/FromNothing.md")
    var rows: [String: (value: Double, places: Int)] = [:]
    for line in try String(contentsOf: article, encoding: .utf8).split(separator: "\n")
    where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let value = try #require(cells.last)
      let name = cells[0].trimmingCharacters(in: ["`"])
      #expect(rows[name] == nil, "\(name) stands there twice")
      rows[name] = (
        try #require(Double(value), "\(line)"), value.split(separator: ".").dropFirst().first?.count ?? 0
      )
    }
    self.rows = rows
  }

  var count: Int { rows.count }

  /// A value that the article gives.
  func given(_ name: String) throws -> Float { Float(try #require(rows[name], "\(name) is missing").value) }

  /// Expects that the article shows `found` rounded; Float itself is off by 1e-6 at most here.
  func expect(_ name: String, _ found: Float, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let row = try #require(rows[name], "\(name) is missing", sourceLocation: sourceLocation)
    let tolerance = 0.5 * pow(10, -Double(row.places)) + 1e-6
    #expect(
      abs(row.value - Double(found)) <= tolerance, "\(name) is \(found)", sourceLocation: sourceLocation)
  }
}

@Suite struct LessonNumbersTests {
  /// The article's network has one output, the logit of yes. Here it is the second of two outputs; the first, of no, has
  /// weights and a bias of 0, so that softmax of (0, z) is 1 / (1 + e⁻ᶻ) for yes.
  private static func network(_ lesson: Lesson) throws -> Network {
    func given(_ names: String...) throws -> [Float] { try names.map(lesson.given) }
    return Network(
      LayerTensors(
        sizes: [2, 2, 2],
        layers: [
          .init(weight: try given("w11", "w12", "w21", "w22"), bias: try given("b1", "b2")),
          .init(weight: [0, 0] + (try given("v1", "v2")), bias: [0] + (try given("c"))),
        ]))
  }

  @Test func `every number of the article is computed`() throws {
    let lesson = try Lesson()
    let engine = testEngine(threads: 1)
    var network = try Self.network(lesson)
    var pass = Backpropagation(for: network, capacity: 1)
    let inputs = Matrix(rows: 1, columns: 2, [try lesson.given("x1"), try lesson.given("x2")])

    func forward(_ mark: String) throws {
      pass.activations[0] = inputs
      _ = pass.forward(network, labels: [1], on: engine)
      for (unit, name) in ["h1", "h2"].enumerated() where mark.isEmpty || name == "h2" {
        try lesson.expect(name + mark, pass.activations[1][0, unit])
      }
      try lesson.expect("p" + mark, network.probabilities(of: inputs, on: engine)[0, 1])
      try lesson.expect("L" + mark, pass.losses[0])
    }
    try forward("")
    try lesson.expect("z", network.logits(of: inputs, on: engine)[0, 1])

    pass.backward(network, on: engine)
    let gradient = network.tensors(in: pass.gradient)
    try lesson.expect("dz", pass.deltas[1][0, 1])
    for (unit, name) in ["dh1", "dh2"].enumerated() { try lesson.expect(name, pass.deltas[0][0, unit]) }
    for (i, name) in ["dw11", "dw12", "dw21", "dw22"].enumerated() {
      try lesson.expect(name, gradient.layers[0].weight[i])
    }
    for (i, name) in ["db1", "db2"].enumerated() { try lesson.expect(name, gradient.layers[0].bias[i]) }
    for (i, name) in ["dv1", "dv2"].enumerated() {
      try lesson.expect(name, gradient.layers[1].weight[2 + i])
    }
    try lesson.expect("dc", gradient.layers[1].bias[1])

    // The article's network has no output for no, so its parameters stay.
    var step = pass.gradient
    let last = network.layers[1].parameters
    for input in 0..<2 { step[last.weightIndex(output: 0, input: input)] = 0 }
    step[last.biasIndex(output: 0)] = 0
    var adam = Adam(for: network)
    adam.update(&network, gradient: step, learningRate: 0.1, on: engine)
    let after = network.tensors
    try lesson.expect("w11'", after.layers[0].weight[0])
    try lesson.expect("w22'", after.layers[0].weight[3])
    try lesson.expect("v2'", after.layers[1].weight[3])
    try forward("'")

    // 11 given, 5 forward, 12 back and 6 after the step: no row is left that nothing computes.
    #expect(lesson.count == 34)
  }
}
