// How time is measured: warmed up, repeated, and in turn with what it is compared to.

/// Times work by a clock.
struct Stopwatch: Sendable {
  /// Samples of each work.
  private static let repeats = 9
  /// The least time that a sample takes, in seconds, so that an interrupt's tens of microseconds are lost in it.
  private static let sampleSeconds = 0.02
  /// The least time between two looks at the clock, in seconds: a thousand times what a look takes.
  private static let chunkSeconds = 0.0001

  /// Seconds of a clock that never runs backwards.
  let clock: @Sendable () -> Double

  /// Times each of `works`: all are warmed up, then all are sampled one after the other, nine times over.
  ///
  /// In turn, so that a disturbance that lasts longer than a sample meets all works alike; see `Timing.ratio`.
  func time(_ works: [() throws -> Void]) throws -> [Timing] {
    let chunks = try works.map(callsOfChunk)
    for (work, chunk) in zip(works, chunks) { _ = try sample(work, chunk: chunk) }
    var samples = works.map { _ in [Double]() }
    for _ in 0..<Self.repeats {
      for index in works.indices {
        samples[index].append(try sample(works[index], chunk: chunks[index]))
      }
    }
    return samples.map(Timing.init)
  }

  /// How many calls of `work` are long enough for a look at the clock. An interruption can only make it too few,
  /// never a sample too short.
  private func callsOfChunk(_ work: () throws -> Void) throws -> Int {
    var calls = 1
    while true {
      let start = clock()
      for _ in 0..<calls { try work() }
      if clock() - start >= Self.chunkSeconds { return calls }
      calls *= 2
    }
  }

  /// Seconds a call of `work`, over as many calls as a sample takes.
  private func sample(_ work: () throws -> Void, chunk: Int) throws -> Double {
    var calls = 0
    var seconds = 0.0
    let start = clock()
    repeat {
      for _ in 0..<chunk { try work() }
      calls += chunk
      seconds = clock() - start
    } while seconds < Self.sampleSeconds
    return seconds / Double(calls)
  }
}
