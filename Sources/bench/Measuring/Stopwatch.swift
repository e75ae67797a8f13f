// Measures time: with warm-up, repeated, and interleaved between the works that are compared.

/// Times work with a clock.
struct Stopwatch: Sendable {
  /// The number of samples for each work.
  private static let repeats = 9
  /// The minimum duration of a sample in seconds, long enough to make the tens of microseconds of an interrupt
  /// negligible.
  private static let sampleSeconds = 0.02
  /// The minimum time between two clock reads in seconds, a thousand times the cost of a read.
  private static let chunkSeconds = 0.0001

  /// A monotonic clock, in seconds.
  let clock: @Sendable () -> Double

  /// Times each of `works`: warms up all of them, then takes nine rounds of one sample of each.
  ///
  /// Samples are interleaved so that a disturbance longer than a sample affects all works equally; see `Timing.ratio`.
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

  /// The number of calls of `work` between two clock reads. An interruption can only make it too small, never a sample
  /// too short.
  private func callsOfChunk(_ work: () throws -> Void) throws -> Int {
    var calls = 1
    while true {
      let start = clock()
      for _ in 0..<calls { try work() }
      if clock() - start >= Self.chunkSeconds { return calls }
      calls *= 2
    }
  }

  /// Seconds per call of `work`, over as many calls as a sample takes.
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
