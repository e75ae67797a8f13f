// A command's table for shell completion, with the types of its options erased.

/// A command's names, options and arguments.
struct CompletedCommand {
  struct Option {
    /// The name with its dashes.
    let name: String
    let short: String?
    let help: String
    /// The option's value; nil for a flag.
    let value: (title: String, completion: Completion)?

    var names: [String] { [name] + (short.map { [$0] } ?? []) }
  }

  let names: [String]
  let summary: String
  /// The positional argument, and whether it may be repeated.
  let argument: (title: String, completion: Completion, isRepeated: Bool)?
  /// All options, including `--help`.
  let options: [Option]

  /// Every command in overview order, with the names of all commands filled in where a table could not list them.
  static func list(_ commands: [any Command.Type]) -> [CompletedCommand] {
    let names = commands.flatMap { $0.names }
    return commands.map { $0.completed(with: names) }
  }
}

extension Command {
  fileprivate static func completed(with commandNames: [String]) -> CompletedCommand {
    func resolved(_ completion: Completion) -> Completion {
      var completion = completion
      if completion.commands { completion.words += commandNames }
      return completion
    }
    func title(_ placeholder: String) -> String { placeholder.filter { $0 != "<" && $0 != ">" } }

    let table = table
    let options = table.options.map { row in
      var value: (title: String, completion: Completion)?
      if case .value(let placeholder, _, _) = row.action {
        value = (title(placeholder), resolved(row.completion))
      }
      return CompletedCommand.Option(name: row.name, short: row.short, help: row.help, value: value)
    }
    let help = CompletedCommand.Option(name: "--help", short: "-h", help: helpEntry.text, value: nil)
    return CompletedCommand(
      names: Self.names, summary: table.summary,
      argument: table.arguments.map { (title($0.placeholder), resolved($0.completion), $0.maximum > 1) },
      options: options + [help])
  }
}
