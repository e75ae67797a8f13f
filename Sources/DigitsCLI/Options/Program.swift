// Finds the command, parses its arguments, runs it, reports errors and returns an exit status. The list of commands
// is in Commands/CommandList.swift.

import Formats
import Terminal

/// The command-line program.
struct Program {
  static let summary = "Train a neural network on handwritten digits, measure it, and read digits with it."
  static let usage = "digits <command> [options]"

  let commands: [any Command.Type]
  let console: Console

  /// Runs `arguments`, which exclude the program's name. Without arguments, prints the overview.
  func run(_ arguments: [String]) -> ExitCode {
    do {
      // Swift has replaced invalid UTF-8 in arguments, so such a path would name another file.
      if let mended = arguments.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) {
        throw UsageError.notUTF8(mended)
      }
      guard let first = arguments.first, !isHelp(first) else {
        return try answer(overview(width: console.helpWidth))
      }
      if first == "--version" { return try answer("digits \(version)") }
      return try run(command(named: first), Array(arguments.dropFirst()))
    } catch let error as UsageError {
      console.complain(wrapping: error.message(usage: Self.usage, command: nil))
      return .wrongUsage
    } catch OutputError.closedPipe {
      return .closedPipe
    } catch let stop as Interrupted {
      console.note(wrapping: "\(stop)")
      return ExitCode(stop.cause)
    } catch {
      console.complain(wrapping: "\(error)".harmless(limit: 2000))
      return .failure
    }
  }

  /// The command with this name or alias.
  func command(named name: String) throws(UsageError) -> any Command.Type {
    if let command = commands.first(where: { $0.names.contains(name) }) { return command }
    if name.hasPrefix("-") {
      throw .unknownOption(name, suggestion: suggestion(for: name, among: ["--help", "--version"]))
    }
    throw .unknownCommand(
      name, suggestion: suggestion(for: name, among: commands.flatMap { $0.names } + ["--version"]))
  }

  /// The help of the command with this name or alias, wrapped to `width` characters.
  func help(on name: String, width: Int) throws(UsageError) -> String {
    do throws(UsageError) {
      return try command(named: name).help(width: width)
    } catch .unknownCommand(_, suggestion: nil) {
      throw .unknownTopic(name, commands: commands.compactMap { $0.names.first })
    }
  }

  /// The overview with one entry per command, wrapped to `width` characters.
  func overview(width: Int) -> String {
    let examples = commands.compactMap { $0.firstExample }.prefix(3)
    let blocks = [
      Self.summary.wrapped(to: width),
      ["Examples:"] + examples.map { "  \($0)" },
      "Usage: \(Self.usage)".wrapped(to: width),
      HelpSection(title: "Commands", entries: commands.map { $0.overviewEntry }).lines(width: width),
      HelpSection(title: "Options", entries: [helpEntry, ("--version", "Show the version.")])
        .lines(width: width),
      "See 'digits help <command>' for the options of a command.".wrapped(to: width),
    ]
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func run<C: Command>(_ command: C.Type, _ arguments: [String]) throws -> ExitCode {
    do {
      switch try C.table.parse(arguments) {
      case .help: return try answer(C.table.help(width: console.helpWidth))
      case .run(let options): return try options.run(in: console)
      }
    } catch let error as UsageError {
      console.complain(wrapping: error.message(usage: C.table.usage, command: C.table.name))
      return .wrongUsage
    }
  }

  private func answer(_ text: String) throws -> ExitCode {
    try console.answer(text)
    return .success
  }
}

extension Command {
  // Members of the table whose types do not depend on the type of the options.
  fileprivate static var firstExample: String? { table.examples.first }
  fileprivate static var overviewEntry: (label: String, text: String) { table.overviewEntry }

  /// The complete help of the command, wrapped to `width` characters.
  static func help(width: Int) -> String { table.help(width: width) }
}
