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

  /// The same once a line of its standard error matches `words`, a pattern of grep's: at a place of the training that
  /// is the same on every machine, however fast.
  func digits(_ line: String, onceItSays words: String, then action: String) throws -> FinishedProcess {
    try shell(
      """
      : > ../errors
      digits \(line) 2> ../errors & pid=$!
      while ! grep -q '\(words)' ../errors && kill -0 $pid 2>/dev/null; do sleep 0.01; done
      \(action)
      wait $pid; echo $?
      cat ../errors >&2
      """)
  }
}
