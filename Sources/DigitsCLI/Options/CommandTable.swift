// The table of a command: everything that its parser, its help and its error messages need. ArgumentParser and
// HelpText use it.

/// The names, arguments and options of a command. Parsing fills a value of type `Options`.
struct CommandTable<Options> {
  let name: String
  /// Alternative names, shown in the overview.
  let aliases: ArraySlice<String>
  /// One sentence with a full stop.
  let summary: String
  /// Example command lines, the simplest first.
  let examples: [String]
  let arguments: Arguments<Options>?
  /// The options as help lists them, and all of them in the same order.
  let groups: [OptionGroup<Options>]
  let options: [OptionRow<Options>]
  /// Named sets of options, if the command has any.
  let presets: Presets<Options>?
  /// The default of every option.
  let defaults: Options
  /// Where to store the names of the given options, if the command needs them.
  let given: WritableKeyPath<Options, Set<String>>?

  /// A command with these `names`, the main name first.
  init(
    _ names: [String], summary: String, examples: [String],
    defaults: Options, arguments: Arguments<Options>? = nil,
    groups: [OptionGroup<Options>] = [],
    presets: Presets<Options>? = nil, given: WritableKeyPath<Options, Set<String>>? = nil
  ) {
    name = names[0]
    aliases = names.dropFirst()
    self.summary = summary
    self.examples = examples
    self.defaults = defaults
    self.given = given
    self.arguments = arguments
    self.groups = groups
    options = groups.flatMap(\.options)
    self.presets = presets
  }

  /// The usage in one line: `digits predict <file>... [options]`.
  var usage: String {
    ["digits", name, arguments?.usage, options.isEmpty ? nil : "[options]"]
      .compactMap { $0 }.joined(separator: " ")
  }
}
