// Formats an accuracy with its standard error and its counts, for all commands.

import Formats
import MLP

extension NumberFormat {
  /// An accuracy with its standard error (see `Proportion`) and the counts: `98.31 % ± 0.13 (9,831 of 10,000)`.
  ///
  /// Traps unless 0 <= `correct` <= `count` and `count` > 0.
  static func accuracy(correct: Int, of count: Int) -> String {
    precondition(count > 0, "\(correct) of \(count) is no accuracy")
    let accuracy = Proportion(right: correct, of: count)
    let spread = fixed(accuracy.standardError * 100, places: 2)
    return "\(percent(accuracy.share)) ± \(spread) (\(grouped(correct)) of \(grouped(count)))"
  }
}
