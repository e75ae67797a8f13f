// The options of `digits help`. Help.swift implements the command.

/// The options of `digits help`.
struct HelpOptions {
  /// The command to describe; nil for the overview.
  var command: String?

  static var names: [String] { ["help"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Show help for a command.",
      examples: ["digits help", "digits help train"],
      defaults: HelpOptions(),
      arguments: .optional(
        "<command>", \.command, .text("a command", completion: Completion(commands: true)),
        "The command to describe."))
  }
}
