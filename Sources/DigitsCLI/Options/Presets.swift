// Presets: named sets of a command's own options.

/// A named set of options.
struct Preset: Sendable {
  let name: String
  /// When to use it: one sentence with a full stop.
  let summary: String
  /// The options as they would be typed, separated by spaces.
  let options: String

  var words: [String] { options.split(separator: " ").map(String.init) }
}

/// The presets of a command.
struct Presets<Options> {
  let list: [Preset]
  /// Where to store the name of the chosen preset.
  let field: WritableKeyPath<Options, String?>

  /// The preset selected in `options`.
  func chosen(in options: Options) -> Preset? {
    options[keyPath: field].flatMap { name in list.first { $0.name == name } }
  }

  /// The option that selects a preset.
  var row: OptionRow<Options> {
    .value(
      "--preset", "<name>", field, .choice(of: list.map(\.name)),
      "Use a named set of options. Options given as well take precedence.")
  }

  /// The help section with the purpose and the options of each preset.
  var helpSection: HelpSection {
    HelpSection(title: "Presets", entries: list.map { ($0.name, "\($0.summary) Same as \($0.options)") })
  }
}
