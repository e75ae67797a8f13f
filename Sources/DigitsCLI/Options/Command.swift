// A subcommand: a struct of options, the table that describes them, and a body.
// Each command has one file for the table (TrainOptions.swift) and one for the body (Train.swift).

import Terminal

/// A subcommand. Its stored properties are its options; `run` reads them.
protocol Command {
  /// The command's name, then its aliases. Separate from the table, since looking up a command would otherwise build
  /// the tables of all preceding ones, which takes half a millisecond at every start.
  static var names: [String] { get }
  /// The command's names and options, from which parsing, help, defaults and suggestions are derived.
  static var table: CommandTable<Self> { get }

  /// Runs the command; the answer goes to `console.answer`, everything else to `console.note`.
  ///
  /// Thrown errors are printed after `Error: `. A `UsageError` is followed by the usage and exits with 64, any other
  /// error with 1. A command that has reported a failure itself and continued returns `.failure`.
  func run(in console: Console) throws -> ExitCode
}
