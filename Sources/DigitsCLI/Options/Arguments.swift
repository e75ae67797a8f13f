// The positional arguments of a command: none, one, an optional one, or several. All of them have the same kind,
// since no command needs two.

/// The positional arguments of a command.
struct Arguments<Options> {
  let placeholder: String
  /// One sentence with a full stop.
  let help: String
  let minimum: Int
  let maximum: Int
  let expectation: String
  /// The values that shells complete.
  let completion: Completion
  /// Parses and stores one argument; false if it is invalid.
  let store: (inout Options, String) -> Bool

  /// `<file>`, `[<file>]`, `<file>...` or `[<file>...]`.
  var usage: String {
    let several = maximum > 1 ? "\(placeholder)..." : placeholder
    return minimum == 0 ? "[\(several)]" : several
  }
}

extension Arguments {
  /// Exactly one argument.
  static func one(
    _ placeholder: String, _ field: WritableKeyPath<Options, String>, _ kind: ValueKind<String>,
    _ help: String
  ) -> Self {
    Self(
      placeholder: placeholder, help: help, minimum: 1, maximum: 1, expectation: kind.expectation,
      completion: kind.completion
    ) {
      guard let value = kind.parse($1) else { return false }
      $0[keyPath: field] = value
      return true
    }
  }

  /// At most one argument.
  static func optional(
    _ placeholder: String, _ field: WritableKeyPath<Options, String?>, _ kind: ValueKind<String>,
    _ help: String
  ) -> Self {
    Self(
      placeholder: placeholder, help: help, minimum: 0, maximum: 1, expectation: kind.expectation,
      completion: kind.completion
    ) {
      $0[keyPath: field] = kind.parse($1)
      return $0[keyPath: field] != nil
    }
  }

  /// Several arguments, at least `minimum`.
  static func many(
    _ placeholder: String, _ field: WritableKeyPath<Options, [String]>, _ kind: ValueKind<String>,
    minimum: Int = 1, _ help: String
  ) -> Self {
    Self(
      placeholder: placeholder, help: help, minimum: minimum, maximum: .max, expectation: kind.expectation,
      completion: kind.completion
    ) {
      guard let value = kind.parse($1) else { return false }
      $0[keyPath: field].append(value)
      return true
    }
  }
}
