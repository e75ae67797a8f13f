// The count of what was right and the list of what was not.

/// The outcome of comparing fast paths with slow ones.
struct Checks {
  private(set) var passed = 0
  /// A sentence for each check that failed.
  private(set) var failures: [String] = []

  /// Counts one check; `what` says what is wrong when it does not hold.
  mutating func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
    if holds { passed += 1 } else { failures.append(what()) }
  }

  /// Counts one check: every element of `fast` lies within its bound of the same element of `slow`. What is not a
  /// number lies nowhere.
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
