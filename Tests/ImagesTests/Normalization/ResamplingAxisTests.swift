import Testing

@testable import Images

@Suite struct ResamplingAxisTests {
  /// One resampling: how many samples of a line, to how many, and what must come out.
  struct Case: CustomTestStringConvertible {
    let name: String
    let line: [Float]
    let expected: [Float]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "the same length", line: [3, 1, 4, 1, 5], expected: [3, 1, 4, 1, 5]),
    Case(name: "halves", line: [2, 4, 6, 8], expected: [3, 7]),
    Case(name: "three to two share the middle", line: [3, 6, 9], expected: [4, 8]),
    Case(name: "all to one", line: [1, 2, 3, 6], expected: [3]),
    Case(name: "one to three", line: [7], expected: [7, 7, 7]),
    Case(name: "doubled", line: [0, 4], expected: [0, 1, 3, 4]),
  ]

  @Test(arguments: cases) func resamples(_ sample: Case) {
    let axis = ResamplingAxis(from: sample.line.count, to: sample.expected.count)
    let result = sample.expected.indices.map { index in
      axis.offsets[index]..<axis.offsets[index + 1]
    }.enumerated().map { index, taps in
      zip(taps, axis.starts[index]...).reduce(0 as Float) { $0 + axis.weights[$1.0] * sample.line[$1.1] }
    }
    #expect(zip(result, sample.expected).allSatisfy { abs($0 - $1) < 1e-6 }, "\(result)")
  }

  @Test func `weights of every sample sum to one and stay inside`() {
    for source in 1...45 {
      for count in 1...28 {
        let axis = ResamplingAxis(from: source, to: count)
        for index in 0..<count {
          let taps = axis.offsets[index]..<axis.offsets[index + 1]
          let sum: Float = axis.weights[taps].reduce(0, +)
          #expect(abs(sum - 1) < 1e-5, "\(source) to \(count)")
          #expect(axis.starts[index] >= 0 && axis.starts[index] + taps.count <= source)
        }
      }
    }
  }
}
