// The error of a command that cannot continue, when the underlying error does not say enough.
// Wrong command lines are UsageErrors. It has no cases, since no caller distinguishes failures.

import Formats

/// A failure in words of our own: one lower-case sentence without a full stop, after the file it is about.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) {
    description = sentence
  }

  /// What went wrong with a file, `reason` being an error that does not know the file's name.
  init(_ path: String, _ reason: any Error) {
    self.init(path, "\(reason)".harmless(limit: 1000))
  }

  /// What is wrong with a file, in a sentence that does not name it.
  init(_ path: String, _ sentence: String) {
    description = "\(path.harmless()): \(sentence)"
  }
}
