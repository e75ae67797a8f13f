// The environment of the process, captured once: variables, working folder, terminals, clock. All other code uses this
// value, so that tests can pass their own. Only values that change while the process runs are functions: the clock and
// the window width.

/// A standard stream; the raw value is its file descriptor.
package enum StandardStream: Int32, CaseIterable, Sendable {
  case input = 0
  /// Results.
  case output = 1
  /// Messages.
  case errors = 2
}

/// The environment in which the process was started.
package struct Environment: Sendable {
  /// The environment variables that the program reads.
  package enum Variable: String, CaseIterable, Sendable {
    /// The folder with data sets.
    case digitsData = "DIGITS_DATA"
    /// The instruction set for kernels: `baseline`, `avx2` or `avx512`.
    case kernel = "DIGITS_KERNEL"
    /// The address to download from, instead of the known mirrors.
    case mirror = "DIGITS_MIRROR"
    /// The user's cache folder, if it is not `~/.cache`.
    case cacheHome = "XDG_CACHE_HOME"
    /// The user's home folder.
    case home = "HOME"
    /// The output width, in characters.
    case columns = "COLUMNS"
    /// Any value disables colours, <https://no-color.org>.
    case noColour = "NO_COLOR"
    /// `truecolor` or `24bit`: the terminal supports 24-bit colours.
    case colourTerminal = "COLORTERM"
    /// The type of terminal; `dumb` has no cursor movement and no colours.
    case terminal = "TERM"
    /// The locale for all categories, with the highest precedence.
    case localeOfAll = "LC_ALL"
    /// The locale for characters.
    case localeOfCharacters = "LC_CTYPE"
    /// The default locale.
    case language = "LANG"
  }

  /// The variables that are set.
  package var variables: [Variable: String]
  /// The absolute path of the working folder.
  package var workingFolder: String
  /// The streams connected to a terminal.
  package var terminals: Set<StandardStream>
  /// The current width of the terminal window of a stream, in characters; nil if there is none.
  package var windowColumns: @Sendable (StandardStream) -> Int?
  /// Seconds of a monotonic clock with an arbitrary origin.
  package var clock: @Sendable () -> Double

  package init(
    variables: [Variable: String] = [:], workingFolder: String = ".",
    terminals: Set<StandardStream> = [],
    windowColumns: @escaping @Sendable (StandardStream) -> Int? = { _ in nil },
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.variables = variables
    self.workingFolder = workingFolder
    self.terminals = terminals
    self.windowColumns = windowColumns
    self.clock = clock
  }

  /// The environment of this process.
  package static func current() -> Environment {
    var variables: [Variable: String] = [:]
    for variable in Variable.allCases {
      variables[variable] = SystemCalls.variable(variable.rawValue)
    }
    return Environment(
      variables: variables, workingFolder: SystemCalls.workingFolder(),
      terminals: Set(StandardStream.allCases.filter { SystemCalls.isTerminal($0.rawValue) }),
      windowColumns: { SystemCalls.windowColumns($0.rawValue) },
      clock: SystemCalls.monotonicSeconds)
  }

  /// The value of a variable; nil if it is unset or empty.
  package subscript(variable: Variable) -> String? {
    guard let value = variables[variable], !value.isEmpty else { return nil }
    return value
  }
}

extension Environment {
  /// The output width of a stream, 20 to 200: `COLUMNS`, but not more than the window's width; 80 if neither is known.
  package func columns(of stream: StandardStream) -> Int {
    let asked = self[.columns].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let window = terminals.contains(stream) ? windowColumns(stream) : nil
    let columns = [asked, window].compactMap { $0 }.min() ?? 80
    return min(max(columns, 20), 200)
  }

  /// Whether the stream is a terminal that supports escape sequences, so that a line can be redrawn.
  package func canRedraw(_ stream: StandardStream) -> Bool {
    terminals.contains(stream) && !isDumb
  }

  /// Whether the stream is a terminal that shows colours, and `NO_COLOR` is not set.
  package func showsColours(on stream: StandardStream) -> Bool {
    canRedraw(stream) && self[.noColour] == nil
  }

  /// Whether the terminal supports no escape sequences: `TERM` is `dumb` or not set.
  package var isDumb: Bool { self[.terminal] == nil || self[.terminal] == "dumb" }

  /// Whether the locale's encoding is UTF-8, so that block elements can be shown.
  package var isUTF8: Bool {
    let locale = self[.localeOfAll] ?? self[.localeOfCharacters] ?? self[.language] ?? "C"
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }
}
