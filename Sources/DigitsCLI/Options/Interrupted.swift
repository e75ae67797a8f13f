// The error of a command that was interrupted, which is neither a failure nor a success.

import Terminal

/// An interruption of a command; the description is a sentence about the state of its work.
struct Interrupted: Error, CustomStringConvertible {
  let cause: Interruption
  let description: String

  init(_ cause: Interruption, _ description: String) {
    self.cause = cause
    self.description = description
  }

  /// The error for an interrupted download; nil if the download failed for another reason.
  init?(_ failure: DataSetError) {
    guard failure.isCancellation, let cause = Interruption.received else { return nil }
    self.init(cause, "Interrupted; the next download resumes from there.")
  }
}
