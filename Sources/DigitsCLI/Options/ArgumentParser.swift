// Parses the arguments of a command into its options, using only its table. Errors are thrown as UsageError.

/// The parsed request of the user.
enum Request<Options> {
  case help
  case run(Options)
}

extension CommandTable {
  /// Parses the arguments after the command's name.
  ///
  /// `--name value` and `--name=value` are the same; after `--` nothing is an option; `-` alone is an argument.
  /// If the word after an option looks like an option itself, the value is missing, unless the word is a number such as
  /// `-0.5`; a value that begins with a dash is written `--name=-value`. No option may be given twice, but options on
  /// the command line override those of a preset, in any order. `--help` takes precedence over any error.
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

  /// Parses options into `options`; returns their names, and the positional arguments.
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
    if positionals.count > maximum {
      let argument = positionals[maximum]
      throw self.options.contains { $0.name == "--data" }
        ? .unexpectedDataSet(argument) : .unexpectedArgument(argument)
    }
    guard let arguments else { return }
    if positionals.count < arguments.minimum { throw .missingArgument(arguments.usage) }
    for positional in positionals where !arguments.store(&options, positional) {
      throw .invalidValue(positional, option: arguments.usage, expectation: arguments.expectation)
    }
  }
}

/// Whether an argument requests help.
func isHelp(_ argument: String) -> Bool { argument == "-h" || argument == "--help" }

/// Whether an argument starts like an option, and is neither a number nor `-` alone.
private func looksLikeOption(_ argument: String) -> Bool {
  argument.hasPrefix("-") && argument != "-" && Double(argument) == nil
}

/// Removes and returns the next argument, unless it is an option or `--`.
private func following(_ rest: inout ArraySlice<String>) -> String? {
  guard let next = rest.first, !looksLikeOption(next) else { return nil }
  return rest.removeFirst()
}

/// The two parts of `--name=value`; the value may contain further equals signs.
private func splitAtEquals(_ argument: String) -> (name: String, value: String?) {
  guard let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
  return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
}
