// The time that work will still take, from the pace at which it has gone so far.
// No smoothing: the pace of a training run is even, and a mean over all of it does not jump about.

/// The time left, from the pace since the first step, which is left out of it: memory is touched, threads are
/// started and caches are filled in that one.
struct TimeLeft {
  private var first: (done: Double, at: Double)?
  private var last: (done: Double, at: Double)?

  /// Notes that `done` units are done at `now` seconds.
  mutating func update(done: Double, at now: Double) {
    if first == nil { first = (done, now) }
    last = (done, now)
  }

  /// Units a second since the first update; nil until there is anything to divide.
  var pace: Double? {
    guard let first, let last, last.at > first.at, last.done > first.done else { return nil }
    return (last.done - first.done) / (last.at - first.at)
  }

  /// Seconds until `total` units are done; nil until there is a pace.
  func seconds(to total: Double, at now: Double) -> Double? {
    guard let pace, let last else { return nil }
    return max(0, (total - last.done) / pace - (now - last.at))
  }
}
