// The error of a command that was asked to stop, which is neither a failure nor a success.

import Terminal

/// A command that stopped because it was asked to; the description says what became of its work, as a sentence.
struct Interrupted: Error, CustomStringConvertible {
  let cause: Interruption
  let description: String

  init(_ cause: Interruption, _ description: String) {
    self.cause = cause
    self.description = description
  }

  /// The error for a download that the user interrupted; nil when it failed for another reason.
  init?(_ failure: DataSetError) {
    guard failure.isCancellation, let cause = Interruption.received else { return nil }
    self.init(cause, "Interrupted; the next download resumes from there.")
  }
}
