// Reads the arguments of a command into its options, by its table alone.
// It reads no file and prints nothing; what is wrong is thrown as a UsageError.

/// What somebody asks of a command.
enum Request<Options> {
  case help
  case run(Options)
}

extension CommandTable {
  /// Reads what follows the command's name.
  ///
  /// `--name value` and `--name=value` are the same; after `--` nothing is an option; `-` alone is an argument.
  /// A value that looks like an option is taken for a forgotten value unless it is a number, `-0.5`; one that
  /// shall begin with a dash is written `--name=-value`. No option may be given twice, but what is typed counts for
  /// more than what a preset says, wherever it stands. Help, too, comes before what is wrong elsewhere.
  func parse(_ arguments: [String]) throws(UsageError) -> Request<Options> {
    if arguments.prefix(while: { $0 != "--" }).contains(where: isHelp) { return .help }

    var options = defaults
    var typed = try read(arguments, into: &options)
    if let preset = presets?.chosen(in: options) {
      options = defaults
      let preset = try read(preset.words, into: &options)
      typed = try read(arguments, into: &options)
      typed.names.formUnion(preset.names)
    }
    try keep(typed.positionals, in: &options)
    if let given { options[keyPath: given] = typed.names }
    return .run(options)
  }

  /// Reads options into `options`; returns their names, and what is none.
  private func read(
    _ arguments: [String], into options: inout Options
  ) throws(UsageError) -> (names: Set<String>, positionals: [String]) {
    var seen: Set<String> = []
    var positionals: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument != "--" else {
        positionals += rest
        break
      }
      guard looksLikeOption(argument) else {
        positionals.append(argument)
        continue
      }
      let (name, attached) = splitAtEquals(argument)
      let row = try row(named: name)
      guard seen.insert(row.name).inserted else { throw .repeatedOption(row.name) }
      switch row.action {
      case .flag(let set):
        if let attached { throw .unexpectedValue(attached, option: row.name) }
        set(&options)
      case .value(_, let expectation, let store):
        guard let value = attached ?? following(&rest) else { throw .missingValue(option: row.label) }
        guard store(&options, value) else {
          throw .invalidValue(value, option: row.label, expectation: expectation)
        }
      }
    }
    return (seen, positionals)
  }

  private func row(named name: String) throws(UsageError) -> OptionRow<Options> {
    if let row = options.first(where: { $0.name == name || $0.short == name }) { return row }
    throw .unknownOption(name, suggestion: suggestion(for: name, among: options.map(\.name) + ["--help"]))
  }

  private func keep(_ positionals: [String], in options: inout Options) throws(UsageError) {
    let maximum = arguments?.maximum ?? 0
    if positionals.count > maximum { throw .unexpectedArgument(positionals[maximum]) }
    guard let arguments else { return }
    if positionals.count < arguments.minimum { throw .missingArgument(arguments.usage) }
    for positional in positionals where !arguments.store(&options, positional) {
      throw .invalidValue(positional, option: arguments.usage, expectation: arguments.expectation)
    }
  }
}

/// Whether an argument asks for help.
func isHelp(_ argument: String) -> Bool { argument == "-h" || argument == "--help" }

/// Whether an argument begins as an option does, and is neither a number nor `-` alone.
private func looksLikeOption(_ argument: String) -> Bool {
  argument.hasPrefix("-") && argument != "-" && Double(argument) == nil
}

/// The next argument, taken away, unless it is an option itself or ends them.
private func following(_ rest: inout ArraySlice<String>) -> String? {
  guard let next = rest.first, !looksLikeOption(next) else { return nil }
  return rest.removeFirst()
}

/// `--name=value` in its two parts; a value may hold more equals signs.
private func splitAtEquals(_ argument: String) -> (name: String, value: String?) {
  guard let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
  return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
}
