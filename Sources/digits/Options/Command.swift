// What a subcommand is: a struct of options, the table that describes them, and a body.
// One file a command holds the table (TrainOptions.swift), another the body (Train.swift).

import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A subcommand. Its stored properties are its options; `run` reads them.
protocol Command {
  /// What the command is called and takes: parsing, help, defaults and suggestions all come from here.
  static var table: CommandTable<Self> { get }

  /// Does the work; the answer goes to `console.answer`, everything else to `console.note`.
  ///
  /// What is thrown is printed after `Error: `. A `UsageError` is followed by the usage and ends in 64, anything
  /// else in 1; a body that has reported a failure itself and gone on returns `.failure`.
  func run(in console: Console) throws -> ExitStatus
}

/// How the process ends.
enum ExitStatus: Int32 {
  case success = 0
  case failure = 1
  /// The command line was wrong, `EX_USAGE` of BSD's `sysexits.h`.
  case wrongUsage = 64
  /// Whoever read standard output went away; the process ends by SIGPIPE, as others do.
  case closedPipe = 141

  /// Ends the process.
  func end() -> Never {
    if self == .closedPipe { CurrentProcess.endByClosedPipe() }
    exit(rawValue)
  }
}

/// A failure in words of our own: one lower-case sentence without a full stop, after the file it is about.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) {
    description = sentence
  }

  /// What went wrong with a file, `reason` being an error that does not know the file's name.
  init(_ path: String, _ reason: any Error) {
    description = "\(path.harmless()): \(reason)"
  }
}
