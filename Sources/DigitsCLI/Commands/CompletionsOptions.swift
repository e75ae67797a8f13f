// What `digits completions` takes. The body is in Completions.swift.

/// The options of `digits completions`.
struct CompletionsOptions {
  /// The shell to complete command lines in; there is no default.
  var shell = ""

  /// The shells that there is a script for.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static var names: [String] { ["completions"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Print a script that completes command lines in a shell.",
      examples: [
        "digits completions bash",
        "digits completions fish > ~/.config/fish/completions/digits.fish",
      ],
      defaults: CompletionsOptions(),
      arguments: .one(
        "<shell>", \.shell, .choice(of: Shell.allCases.map(\.rawValue)),
        "The shell: bash, zsh or fish; the script says where it goes."))
  }
}
