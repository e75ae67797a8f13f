// Estimates the remaining time from the mean pace so far. The pace of training is even, so it needs no smoothing.

/// The remaining time, from the pace after the first step, which is slower because it touches memory, starts threads
/// and fills caches.
struct TimeLeft {
  private var first: (done: Double, at: Double)?
  private var last: (done: Double, at: Double)?

  /// Records that `done` units are complete at `now` seconds.
  mutating func update(done: Double, at now: Double) {
    if first == nil { first = (done, now) }
    last = (done, now)
  }

  /// Units per second since the first update; nil before the second.
  var pace: Double? {
    guard let first, let last, last.at > first.at, last.done > first.done else { return nil }
    return (last.done - first.done) / (last.at - first.at)
  }

  /// Seconds until `total` units are complete; nil without a pace.
  func seconds(to total: Double, at now: Double) -> Double? {
    guard let pace, let last else { return nil }
    return max(0, (total - last.done) / pace - (now - last.at))
  }
}
