// The error of a command that cannot continue, when the underlying error does not say enough. Invalid command lines
// are UsageErrors. It has no cases, since no caller distinguishes failures.

import Formats

/// A failure message: one lower-case sentence without a full stop, after the name of the file concerned.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) {
    description = sentence
  }

  /// A failure concerning a file; `reason` is an error without the file's name.
  init(_ path: String, _ reason: any Error) {
    self.init(path, "\(reason)".harmless(limit: 1000))
  }

  /// A failure concerning a file; `sentence` does not name it.
  init(_ path: String, _ sentence: String) {
    description = "\(path.harmless()): \(sentence)"
  }
}
