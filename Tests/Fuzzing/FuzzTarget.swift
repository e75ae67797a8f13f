// A parser as fuzzing sees it: bytes go in, and a result or an error comes out, whatever they are. One table serves both
// libFuzzer, by the script `fuzz`, and the seeded mutations of `swift test`.

/// One parser, inputs to begin with, and what must hold of every other.
struct FuzzTarget: Sendable, CustomStringConvertible {
  /// What the script is told.
  let name: String
  /// Small inputs of our own making, each another way into the parser; what was once a finding stays among them.
  let seeds: @Sendable () throws -> [[UInt8]]
  /// Gives it one input. Throws a ``Finding``, or traps, for what no input may come to.
  let read: @Sendable ([UInt8]) throws -> Void
  /// How many mutations `swift test` tries.
  var mutations = 5_000

  var description: String { name }

  static let all: [FuzzTarget] = [
    idx, gzip, safetensors, png, jpeg, netpbm, pam, arguments, labels, pixelTable, numPy, zip, bmp, gif,
    segmentation,
  ]
}

/// What no input may come to.
struct Finding: Error, CustomStringConvertible {
  let description: String

  /// Throws unless `isRight`.
  static func unless(_ isRight: Bool, _ description: @autoclosure () -> String) throws(Finding) {
    if !isRight { throw Finding(description: description()) }
  }
}
