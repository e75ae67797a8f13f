// Sets of a command's own options that go by a name: what could be typed in full, and no more.

/// A named set of options.
struct Preset: Sendable {
  let name: String
  /// What it is good for: one sentence with a full stop.
  let summary: String
  /// The options as they would be typed, words with spaces between them.
  let options: String

  var words: [String] { options.split(separator: " ").map(String.init) }
}

/// The presets of a command.
struct Presets<Options> {
  let list: [Preset]
  /// Where the name of the chosen one is kept.
  let field: WritableKeyPath<Options, String?>

  /// The one that `options` name.
  func chosen(in options: Options) -> Preset? {
    options[keyPath: field].flatMap { name in list.first { $0.name == name } }
  }

  /// The option that chooses one.
  var row: OptionRow<Options> {
    .value(
      "--preset", "<name>", field, .choice(of: list.map(\.name)),
      "Use a named set of options. Options given as well take precedence.")
  }

  /// What each is good for and made of.
  var helpSection: HelpSection {
    HelpSection(title: "Presets", entries: list.map { ($0.name, "\($0.summary) Same as \($0.options)") })
  }
}
