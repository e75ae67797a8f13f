// Arithmetic throughput and its fraction of the core's peak, which most tables show.

import Formats
import Tensor

/// The speed of some work, and of multiply-adds in registers measured just before each sample.
struct Throughput {
  /// Seconds per call of the work.
  let time: Timing
  /// Floating-point operations per second, two for each multiply-add.
  let perSecond: Double
  /// The fraction of the peak, 0 ... 1.
  let shareOfPeak: Double

  /// Times `work` of `operations`, interleaved with the peak of the engine that it runs on.
  init(
    of work: @escaping () throws -> Void, operations: Double, on engine: Engine, _ stopwatch: Stopwatch
  ) throws {
    let timings = try stopwatch.time([{ _ = engine.peakBurst() }, work])
    self.init(
      time: timings[1], operations: operations, peakTime: timings[0],
      peakOperations: Double(engine.peakBurst().operations))
  }

  /// The throughput according to interleaved timings.
  init(time: Timing, operations: Double, peakTime: Timing, peakOperations: Double) {
    self.time = time
    perSecond = operations / time.median
    shareOfPeak = operations / peakOperations / time.ratio(to: peakTime)
  }

  /// The columns of `cells`; times are in `unit`.
  static func columns(_ unit: TimeUnit) -> [Column] {
    unit.columns + [.figures("GFLOP/s"), .figures("of peak")]
  }

  func cells(_ unit: TimeUnit) -> [String] { unit.cells(time) + rateCells }

  /// GFLOP/s and the fraction of the peak.
  var rateCells: [String] {
    [NumberFormat.fixed(perSecond / 1e9, places: 1), NumberFormat.percent(shareOfPeak, places: 1)]
  }
}

extension Engine {
  /// About a millisecond at peak: long compared with the time to wake the threads.
  func peakBurst() -> (operations: Int, isRight: Bool) { runAtPeak(rounds: 100_000) }
}

/// The time unit of a table, the same for all rows.
enum TimeUnit: String {
  case microseconds = "µs"
  case milliseconds = "ms"

  private var perSecond: Double { self == .microseconds ? 1e6 : 1e3 }

  /// The columns for median and quartiles.
  var columns: [Column] { [.figures(rawValue), .figures(BenchTable.quartiles)] }

  func cells(_ timing: Timing) -> [String] {
    let (low, high) = timing.quartiles
    return [text(timing.median), "\(text(low)) to \(text(high))"]
  }

  private func text(_ seconds: Double) -> String { NumberFormat.fixed(seconds * perSecond, places: 2) }
}
