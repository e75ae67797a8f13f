// Which images are held out: the nearest number to the share, at least one and never all, chosen by the seed.

import Random
import Testing

@testable import DigitsCLI

@Suite struct ValidationSplitTests {
  private func parts(
    _ share: Float, of count: Int, seed: UInt64 = 1
  ) throws -> (training: [Int], validation: [Int]) {
    var options = TrainOptions()
    (options.validationSplit, options.seed) = (share, seed)
    return try options.validationParts(of: count)
  }

  @Test(
    arguments: [
      (0.33, 300, 99), (0.3317, 300, 100), (0.335, 300, 101), (0.3333, 300, 100), (0.2, 7, 1),
      (0.22, 7, 2), (0.001, 300, 1), (0.99, 3, 2), (0.5, 2, 1),
    ] as [(Float, Int, Int)])
  func `the share is rounded to the nearest image`(share: Float, count: Int, held: Int) throws {
    let (training, validation) = try parts(share, of: count)
    #expect(validation.count == held)
    #expect(training == training.sorted() && validation == validation.sorted())
    #expect((training + validation).sorted() == Array(0..<count))
  }

  @Test
  func `without a share nothing is held out, and a single image cannot be split`() throws {
    let (training, validation) = try parts(0, of: 5)
    #expect(training == Array(0..<5) && validation.isEmpty)
    #expect(throws: Failure.self) { try parts(0.5, of: 1) }
  }

  @Test
  func `the seed chooses them, and they are spread over all`() throws {
    let first = try parts(0.1, of: 1_000).validation
    #expect(try parts(0.1, of: 1_000).validation == first)
    #expect(try parts(0.1, of: 1_000, seed: 2).validation != first)
    let mean = first.reduce(0, +) / first.count
    #expect((400...600).contains(mean) && first[0] < 100 && first[99] > 900)
  }

  @Test
  func `they are drawn from a stream of their own, the same for ever`() throws {
    var order = Array(0..<20)
    var generator = SeededGenerator(seed: 3, stream: .max)
    generator.shuffle(&order)
    let (training, validation) = try parts(0.25, of: 20, seed: 3)
    #expect(validation == order[..<5].sorted() && training == order[5...].sorted())
  }
}
