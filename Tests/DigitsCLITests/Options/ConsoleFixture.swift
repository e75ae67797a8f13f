// Runs the program's frame as main does, its streams kept apart for a test to read.

import Synchronization
import Terminal

@testable import DigitsCLI

/// What one run of the program left behind.
struct Run: Equatable {
  var output = ""
  var errors = ""
  var status = ExitCode.success
}

/// Runs `commands` with the given arguments, 80 columns wide unless told.
func run(
  _ arguments: [String], commands: [any Command.Type] = DigitsCLI.commands,
  environment: Environment = Environment()
) -> Run {
  let written = Mutex(Run())
  let console = Console(environment: environment) { stream, bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    written.withLock { stream == .output ? ($0.output += text) : ($0.errors += text) }
  }
  let status = Program(commands: commands, console: console).run(arguments)
  return written.withLock {
    $0.status = status
    return $0
  }
}
