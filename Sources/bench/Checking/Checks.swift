// Counts the checks that passed and lists those that failed.

/// The outcome of comparing fast paths with their references.
struct Checks {
  private(set) var passed = 0
  /// One sentence for each failed check.
  private(set) var failures: [String] = []

  /// Counts one check; `what` describes the failure.
  mutating func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
    if holds { passed += 1 } else { failures.append(what()) }
  }

  /// Counts one check: every element of `fast` is within its bound of the same element of `slow`. NaN fails.
  mutating func compare(_ fast: [Float], with slow: [Double], within bounds: [Double], _ name: String) {
    precondition(
      fast.count == slow.count && slow.count == bounds.count,
      "\(name): \(fast.count) elements against \(slow.count) within \(bounds.count) bounds")
    let wrong = fast.indices.first { !((Double(fast[$0]) - slow[$0]).magnitude <= bounds[$0]) }
    expect(
      wrong == nil,
      "\(name): element \(wrong!) is \(fast[wrong!]), and not within \(bounds[wrong!]) of \(slow[wrong!])")
  }
}
