// The running average of parameters: the formula for every parameter, whatever the threads.

import Tensor
import Testing

@Suite struct RunningAverageTests {
  private static let layers = DenseLayout.chain([70, 65, 33, 10])
  private static let count = DenseLayout.vectorCount(layers)

  private static func vector(_ value: (Int) -> Float) -> Vector { Vector((0..<count).map(value)) }

  @Test(arguments: threadCounts)
  func `every parameter is averaged`(threads: Int) {
    let parameters = Self.vector { Float($0 % 97) - 48 }
    var average = Self.vector { Float($0 % 89) }
    Engine(threads: threads).average(parameters, into: &average, Self.layers, share: 0.25)
    let expected = Self.vector { i in
      let (old, new) = (Float(i % 89), Float(i % 97) - 48)
      return 0.75 * old + 0.25 * new
    }
    let same = average == expected
    #expect(same)
  }

  @Test func `a share of one copies`() {
    let parameters = Self.vector { 1 / Float($0 + 1) }
    var average = Self.vector { Float($0) * 1e6 }
    Engine(threads: 2).average(parameters, into: &average, Self.layers, share: 1)
    let same = average == parameters
    #expect(same)
  }

  @Test func `vectors of another length trap`() async {
    await #expect(processExitsWith: .failure) {
      var average = Vector(count: 3)
      Engine(threads: 1).average(Vector(count: 4), into: &average, DenseLayout.chain([1, 1]), share: 0.5)
    }
  }
}
