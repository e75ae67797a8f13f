// The program's entry point: reads the environment, runs the command and exits with its status.

import Terminal

/// The `digits` program.
package enum DigitsProgram {
  /// Runs `arguments`, which start with the program's name, and terminates the process.
  package static func run(_ arguments: [String]) -> Never {
    CurrentProcess.prepare()
    let console = Console(environment: .current())
    let status = Program(commands: commands, console: console).run(Array(arguments.dropFirst()))
    status.end()
  }
}
