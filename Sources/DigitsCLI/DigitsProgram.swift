// The outline of the program: read the environment, run the command, exit with its status.

import Terminal

/// The program `digits`.
package enum DigitsProgram {
  /// Runs what `arguments`, the program's own name first, ask for, and ends the process.
  package static func run(_ arguments: [String]) -> Never {
    CurrentProcess.prepare()
    let console = Console(environment: .current())
    let status = Program(commands: commands, console: console).run(Array(arguments.dropFirst()))
    status.end()
  }
}
