// A run of the program that is stopped from outside, at a moment that the test chooses.

import Foundation

extension Workplace {
  /// Starts `digits` with the words of `line`, waits until the file `name` is there, runs the shell's `action`, in
  /// which `$pid` is the process, and waits for its end.
  ///
  /// The last line of its output is the program's status as a shell has it.
  func digits(
    _ line: String, onceThereIs name: String, then action: String, environment: [String: String] = [:]
  ) throws -> FinishedProcess {
    try shell(
      """
      digits \(line) & pid=$!
      while [ ! -e '\(name)' ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
      \(action)
      wait $pid; echo $?
      """, environment: environment)
  }
}
