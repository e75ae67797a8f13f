// Arithmetic done in a time, beside what the core could have done: the figures that most tables show.

import Formats
import Tensor

/// How fast some work ran and how fast multiply-adds in registers ran a moment before each of its samples.
struct Throughput {
  /// Seconds of one call of the work.
  let time: Timing
  /// Floating-point operations a second, a multiply-add counting as two.
  let perSecond: Double
  /// The share of the peak, 0 ... 1.
  let shareOfPeak: Double

  /// Times `work` of `operations`, in turn with the peak of the engine that it runs on.
  init(
    of work: @escaping () throws -> Void, operations: Double, on engine: Engine, _ stopwatch: Stopwatch
  ) throws {
    let timings = try stopwatch.time([{ _ = engine.peakBurst() }, work])
    self.init(
      time: timings[1], operations: operations, peakTime: timings[0],
      peakOperations: Double(engine.peakBurst().operations))
  }

  /// What timings made in turn say.
  init(time: Timing, operations: Double, peakTime: Timing, peakOperations: Double) {
    self.time = time
    perSecond = operations / time.median
    shareOfPeak = operations / peakOperations / time.ratio(to: peakTime)
  }

  /// The columns that `cells` fill; times are in `unit`.
  static func columns(_ unit: TimeUnit) -> [Column] {
    unit.columns + [.figures("GFLOP/s"), .figures("of peak")]
  }

  func cells(_ unit: TimeUnit) -> [String] { unit.cells(time) + rateCells }

  /// GFLOP/s and the share of the peak.
  var rateCells: [String] {
    [NumberFormat.fixed(perSecond / 1e9, places: 1), NumberFormat.percent(shareOfPeak, places: 1)]
  }
}

extension Engine {
  /// A millisecond or so at the peak: long beside the time that waking a team takes.
  func peakBurst() -> (operations: Int, isRight: Bool) { runAtPeak(rounds: 100_000) }
}

/// The unit in which a table shows times, one for all of its rows.
enum TimeUnit: String {
  case microseconds = "µs"
  case milliseconds = "ms"

  private var perSecond: Double { self == .microseconds ? 1e6 : 1e3 }

  /// Median and quartiles.
  var columns: [Column] { [.figures(rawValue), .figures(BenchTable.quartiles)] }

  func cells(_ timing: Timing) -> [String] {
    let (low, high) = timing.quartiles
    return [text(timing.median), "\(text(low)) to \(text(high))"]
  }

  private func text(_ seconds: Double) -> String { NumberFormat.fixed(seconds * perSecond, places: 2) }
}
