// A command as the shells' completions need it: its table with the types of its options forgotten.

/// The names that a command goes by, and what may be typed after them.
struct CompletedCommand {
  struct Option {
    /// With its dashes.
    let name: String
    let short: String?
    let help: String
    /// What it takes; nil for a flag.
    let value: (title: String, completion: Completion)?

    var names: [String] { [name] + (short.map { [$0] } ?? []) }
  }

  let names: [String]
  let summary: String
  /// What it takes beside its options, and whether more than one of it.
  let argument: (title: String, completion: Completion, isRepeated: Bool)?
  /// `--help` among them.
  let options: [Option]

  /// Every command in the order of the overview, the names of all standing where a table could not list them.
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
