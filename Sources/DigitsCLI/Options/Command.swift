// A subcommand: a struct of options, the table that describes them, and a body.
// Each command has one file for the table (TrainOptions.swift) and one for the body (Train.swift).

import Terminal

/// A subcommand. Its stored properties are its options; `run` reads them.
protocol Command {
  /// What the command is called: its own name, then others that work. Apart from the table, since finding a command
  /// would otherwise build the tables of all those before it: half a millisecond at every start.
  static var names: [String] { get }
  /// What the command is called and takes: parsing, help, defaults and suggestions all come from here.
  static var table: CommandTable<Self> { get }

  /// Does the work; the answer goes to `console.answer`, everything else to `console.note`.
  ///
  /// What is thrown is printed after `Error: `. A `UsageError` is followed by the usage and ends in 64, anything
  /// else in 1; a body that has reported a failure itself and gone on returns `.failure`.
  func run(in console: Console) throws -> ExitCode
}
