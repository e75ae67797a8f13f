// One option in a command's table, type-erased so that options of all types fit in one list. ArgumentParser and
// HelpText use it.

/// One option of a command.
struct OptionRow<Options> {
  enum Action {
    /// Takes no value.
    case flag((inout Options) -> Void)
    /// Takes a value, which `store` parses and stores; false if it is invalid.
    case value(placeholder: String, expectation: String, store: (inout Options, String) -> Bool)
  }

  /// The name with its dashes: `--epochs`.
  let name: String
  /// The short name, one dash and one letter, if any.
  let short: String?
  /// One sentence with a full stop.
  let help: String
  let action: Action
  /// The allowed words, if the value is one of a fixed set; otherwise empty.
  let choices: [String]
  /// The values that shells complete.
  let completion: Completion
  /// The value in `Options` as it would be typed; nil for a flag and for an absent value.
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
  /// An option without a value.
  static func flag(
    _ name: String, short: String? = nil, _ field: WritableKeyPath<Options, Bool>, _ help: String
  ) -> Self {
    Self(
      name: name, short: short, help: help, action: .flag { $0[keyPath: field] = true }, choices: [],
      completion: .none, text: { _ in nil })
  }

  /// An option with a value that has a default.
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
      choices: kind.choices, completion: kind.completion, text: { kind.text($0[keyPath: field]) })
  }

  /// An option with a value that is nil by default.
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
      choices: kind.choices, completion: kind.completion, text: { $0[keyPath: field].map(kind.text) })
  }
}
