// One step of Adam against the slow twin, from moments that have already seen gradients.

import Random
import Tensor
import Testing

@Suite struct AdamStepTests {
  static let learningRate = 0.003
  static let beta1 = 0.9
  static let beta2 = 0.999
  static let epsilon = 1e-8

  static func coefficients(t: Int, weightDecay: Double) -> AdamStep {
    func correction(_ beta: Double) -> Double { 1 - (0..<t).reduce(1) { power, _ in power * beta } }
    return AdamStep(
      firstDecay: Float(beta1), secondDecay: Float(beta2), firstShare: Float(1 - beta1),
      secondShare: Float(1 - beta2), stepSize: Float(learningRate / correction(beta1)),
      rootScale: Float(1 / correction(beta2).squareRoot()), epsilon: Float(epsilon),
      retention: Float(1 - learningRate * weightDecay))
  }

  /// With u and γ as in `RoundingBound`, where each constant counts as a rounding: m is a sum of two terms,
  /// each rounded three times at most, v one of two terms rounded four times, so its root has γ₂ + u; times
  /// a constant, plus ε, the divisor has γ₆. Then m's terms, quotient, constant and product have γ₁₂
  /// together, w its constant, product and difference γ₃, and the difference one rounding of each.
  /// Cancellation in m is covered because the bound is taken by the magnitudes of its terms.
  @Test(arguments: DenseShape.all.filter { $0.batch > 0 }, [(1, 0.0), (2, 0.01), (1_000, 0.1)])
  func step(shape: DenseShape, at moment: (t: Int, weightDecay: Double)) {
    let problem = DenseProblem(shape)
    let layers = [problem.layer]
    let count = DenseLayout.vectorCount(layers)
    var generator = SeededGenerator(seed: 2)
    // Gradients span many orders of magnitude, as they do in a network, and some are zero.
    func draw() -> Float {
      let size = generator.integer(below: 12)
      return size == 11 ? 0 : generator.uniform(-1, 1) * (0..<size).reduce(1) { power, _ in power / 10 }
    }
    let isUsed = problem.parameters(filler: 2).elements.map { $0 != 2 }
    func values(_ value: () -> Float) -> [Float] { isUsed.map { $0 ? value() : 0 } }
    let gradient = values(draw)
    let firstMoment = values { moment.t == 1 ? 0 : draw() }
    let secondMoment = values {
      let g = draw()
      return moment.t == 1 ? 0 : g * g
    }
    let parameters = problem.parameters()
    let coefficients = Self.coefficients(t: moment.t, weightDecay: moment.weightDecay)

    var exact = (w: parameters.elements.doubles, m: firstMoment.doubles, v: secondMoment.doubles)
    var bounds = (w: [Double](), m: [Double](), v: [Double]())
    for i in 0..<count {
      let (g, before) = (Double(gradient[i]), (w: exact.w[i], m: exact.m[i]))
      Reference.adam(
        &exact.w[i], g, &exact.m[i], &exact.v[i], t: moment.t, learningRate: Self.learningRate,
        beta1: Self.beta1, beta2: Self.beta2, epsilon: Self.epsilon, weightDecay: moment.weightDecay)
      let terms = Self.beta1 * abs(before.m) + (1 - Self.beta1) * abs(g)
      // Squares of the smallest gradients are subnormal; a lost one is far below ε².
      let subnormal = Double(Float.leastNormalMagnitude)
      let divisor =
        exact.v[i].squareRoot() * Double(coefficients.rootScale) + Self.epsilon
      bounds.m.append(RoundingBound.gamma(3) * terms)
      bounds.v.append(RoundingBound.gamma(4) * exact.v[i] + subnormal)
      bounds.w.append(
        RoundingBound.gamma(4) * abs(before.w)
          + RoundingBound.gamma(13) * Double(coefficients.stepSize) * terms / divisor)
    }

    for instructionSet in supportedInstructionSets {
      let results = engines(instructionSet).map { engine in
        var (w, m, v) = (parameters, Vector(firstMoment), Vector(secondMoment))
        engine.updateByAdam(
          &w, gradient: Vector(gradient), firstMoment: &m, secondMoment: &v, layers, coefficients)
        return (w: w, m: m, v: v)
      }
      let (w, m, v) = results[0]
      for (name, outside) in [
        ("first moment", firstOutside(m.elements, exact: exact.m, within: bounds.m)),
        ("second moment", firstOutside(v.elements, exact: exact.v, within: bounds.v)),
        ("parameter", firstOutside(w.elements, exact: exact.w, within: bounds.w)),
      ] {
        #expect(outside == nil, "\(instructionSet), \(name): \(outside ?? "")")
      }
      let threadsAgree = results.allSatisfy { $0.w == w && $0.m == m && $0.v == v }
      #expect(threadsAgree, "\(instructionSet) depends on threads")
    }
  }

  @Test func `vectors of different lengths trap`() async {
    await #expect(processExitsWith: .failure) {
      let layers = DenseLayout.chain([3, 2])
      var parameters = Vector(count: DenseLayout.vectorCount(layers))
      var (first, second) = (parameters, parameters)
      Engine(threads: 1).updateByAdam(
        &parameters, gradient: Vector(count: 1), firstMoment: &first, secondMoment: &second, layers,
        AdamStepTests.coefficients(t: 1, weightDecay: 0))
    }
  }

  /// Without a gradient moments fade, and would stay subnormal for ever.
  @Test func `fading moments become zero and never subnormal`() {
    let problem = DenseProblem(DenseShape(1, 40, 40))
    let layers = [problem.layer]
    let count = DenseLayout.vectorCount(layers)
    let least = Float.leastNormalMagnitude
    // Fillers have moments of zero; of the others every second one is about to become subnormal.
    let isUsed = problem.parameters(filler: 2).elements.map { $0 != 2 }
    func moments(_ small: Float) -> Vector {
      Vector(isUsed.enumerated().map { !$0.element ? 0 : $0.offset % 2 == 0 ? small : 1 })
    }
    for instructionSet in supportedInstructionSets {
      let engine = engines(instructionSet)[0]
      var (w, m, v) = (problem.parameters(), moments(-1.05 * least), moments(least / 8))
      engine.updateByAdam(
        &w, gradient: Vector(count: count), firstMoment: &m, secondMoment: &v, layers,
        Self.coefficients(t: 1_000, weightDecay: 0))
      for (name, moment) in [("first", m), ("second", v)] {
        #expect(moment.elements.allSatisfy { !$0.isSubnormal }, "\(instructionSet), \(name) moment")
        #expect(moment.elements.count { $0 == 0 } < count, "\(instructionSet), \(name) moment")
      }
    }
  }
}
