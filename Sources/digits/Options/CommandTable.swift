// The table of a command: everything that its parser, its help and its error messages need to know.
// Pure description; ArgumentParser and HelpText read it.

/// What a command is called and what it takes, `Options` being the struct that is filled.
struct CommandTable<Options> {
  let name: String
  /// Other names that work, shown in the overview.
  let aliases: [String]
  /// One sentence with a full stop.
  let summary: String
  /// Command lines as they would be typed, the plainest first.
  let examples: [String]
  let arguments: Arguments<Options>?
  let options: [OptionRow<Options>]
  /// Every option as it is when it is not given.
  let defaults: Options

  init(
    _ name: String, aliases: [String] = [], summary: String, examples: [String],
    defaults: Options, arguments: Arguments<Options>? = nil, options: [OptionRow<Options>] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.examples = examples
    self.defaults = defaults
    self.arguments = arguments
    self.options = options
  }

  /// The usage in one line: `digits predict <file>... [options]`.
  var usage: String {
    ["digits", name, arguments?.usage, options.isEmpty ? nil : "[options]"]
      .compactMap { $0 }.joined(separator: " ")
  }
}

/// One option of a command.
struct OptionRow<Options> {
  enum Action {
    /// Takes no value.
    case flag((inout Options) -> Void)
    /// Takes a value, which `store` reads and keeps; false when it is not one.
    case value(placeholder: String, expectation: String, store: (inout Options, String) -> Bool)
  }

  /// With its dashes: `--epochs`.
  let name: String
  /// One dash and one letter, where there is such a name.
  let short: String?
  /// One sentence with a full stop.
  let help: String
  let action: Action
  /// The words that a value is chosen from; empty where it is not.
  let choices: [String]
  /// The value in some options as it would be typed; nil for a flag and where there is none.
  let text: (Options) -> String?

  /// The name with its placeholder, as help and errors show it: `--epochs <n>`.
  var label: String {
    switch action {
    case .flag: name
    case .value(let placeholder, _, _): "\(name) \(placeholder)"
    }
  }
}

extension OptionRow {
  /// An option that is there or not.
  static func flag(
    _ name: String, short: String? = nil, _ field: WritableKeyPath<Options, Bool>, _ help: String
  ) -> Self {
    Self(
      name: name, short: short, help: help, action: .flag { $0[keyPath: field] = true }, choices: [],
      text: { _ in nil })
  }

  /// An option with a value that is always something.
  static func value<Value>(
    _ name: String, short: String? = nil, _ placeholder: String, _ field: WritableKeyPath<Options, Value>,
    _ kind: ValueKind<Value>, _ help: String
  ) -> Self {
    Self(
      name: name, short: short, help: help,
      action: .value(placeholder: placeholder, expectation: kind.expectation) { options, text in
        guard let value = kind.parse(text) else { return false }
        options[keyPath: field] = value
        return true
      },
      choices: kind.choices, text: { kind.text($0[keyPath: field]) })
  }

  /// An option with a value that is nil when it is not given.
  static func value<Value>(
    _ name: String, short: String? = nil, _ placeholder: String, _ field: WritableKeyPath<Options, Value?>,
    _ kind: ValueKind<Value>, _ help: String
  ) -> Self {
    Self(
      name: name, short: short, help: help,
      action: .value(placeholder: placeholder, expectation: kind.expectation) { options, text in
        options[keyPath: field] = kind.parse(text)
        return options[keyPath: field] != nil
      },
      choices: kind.choices, text: { $0[keyPath: field].map(kind.text) })
  }
}

/// What a command takes beside its options.
struct Arguments<Options> {
  let placeholder: String
  /// One sentence with a full stop.
  let help: String
  let minimum: Int
  let maximum: Int
  let expectation: String
  /// Reads and keeps one of them; false when it is not a value.
  let store: (inout Options, String) -> Bool

  /// `<file>`, `[<file>]` or `<file>...`.
  var usage: String { maximum > 1 ? "\(placeholder)..." : minimum == 0 ? "[\(placeholder)]" : placeholder }
}

extension Arguments {
  /// Exactly one.
  static func one(
    _ placeholder: String, _ field: WritableKeyPath<Options, String>, _ kind: ValueKind<String>,
    _ help: String
  ) -> Self {
    Self(placeholder: placeholder, help: help, minimum: 1, maximum: 1, expectation: kind.expectation) {
      guard let value = kind.parse($1) else { return false }
      $0[keyPath: field] = value
      return true
    }
  }

  /// One or none.
  static func optional(
    _ placeholder: String, _ field: WritableKeyPath<Options, String?>, _ kind: ValueKind<String>,
    _ help: String
  ) -> Self {
    Self(placeholder: placeholder, help: help, minimum: 0, maximum: 1, expectation: kind.expectation) {
      $0[keyPath: field] = kind.parse($1)
      return $0[keyPath: field] != nil
    }
  }

  /// One or more.
  static func many(
    _ placeholder: String, _ field: WritableKeyPath<Options, [String]>, _ kind: ValueKind<String>,
    _ help: String
  ) -> Self {
    Self(placeholder: placeholder, help: help, minimum: 1, maximum: .max, expectation: kind.expectation) {
      guard let value = kind.parse($1) else { return false }
      $0[keyPath: field].append(value)
      return true
    }
  }
}
