// The options of `digits completions`. Completions.swift implements the command.

/// The options of `digits completions`.
struct CompletionsOptions {
  /// The shell to generate the script for; no default.
  var shell = ""

  /// The shells with a completion script.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static var names: [String] { ["completions"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Print a completion script for a shell.",
      examples: [
        "digits completions bash",
        "digits completions fish > ~/.config/fish/completions/digits.fish",
      ],
      defaults: CompletionsOptions(),
      arguments: .one(
        "<shell>", \.shell, .choice(of: Shell.allCases.map(\.rawValue)),
        "Shell: bash, zsh or fish. The script says where to install it."))
  }
}
