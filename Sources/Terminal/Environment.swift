// The world that the process was started in, captured once: variables, working folder, terminals, clock.
// Everything else asks this value, so that a test can pass its own. Only what changes while the process runs
// is a function: the clock, and the width of a window that somebody is resizing.

/// One of the three streams that every process has; the raw value is its file descriptor.
package enum StandardStream: Int32, CaseIterable, Sendable {
  case input = 0
  /// The answer.
  case output = 1
  /// The conversation.
  case errors = 2
}

/// What the process was given by whoever started it.
package struct Environment: Sendable {
  /// Every variable that the program reads.
  package enum Variable: String, CaseIterable, Sendable {
    /// The folder that data sets are looked for in.
    case digitsData = "DIGITS_DATA"
    /// The instruction set to compute with: `baseline`, `avx2` or `avx512`.
    case kernel = "DIGITS_KERNEL"
    /// The address to download from, in place of the known mirrors.
    case mirror = "DIGITS_MIRROR"
    /// The user's cache folder, where it is not `~/.cache`.
    case cacheHome = "XDG_CACHE_HOME"
    /// The user's own folder.
    case home = "HOME"
    /// The width to write for, in characters.
    case columns = "COLUMNS"
    /// Any text: no colours, <https://no-color.org>.
    case noColour = "NO_COLOR"
    /// `truecolor` or `24bit`: the terminal shows any colour.
    case colourTerminal = "COLORTERM"
    /// The kind of terminal; `dumb` has no cursor movement and no colour.
    case terminal = "TERM"
    /// The locale of everything, before any other.
    case localeOfAll = "LC_ALL"
    /// The locale of characters.
    case localeOfCharacters = "LC_CTYPE"
    /// The locale where nothing above names one.
    case language = "LANG"
  }

  /// The variables that are set.
  package var variables: [Variable: String]
  /// The absolute path of the folder that relative paths start from.
  package var workingFolder: String
  /// The streams that are connected to a terminal.
  package var terminals: Set<StandardStream>
  /// The present width of the window behind a stream, in characters; nil where there is none.
  package var windowColumns: @Sendable (StandardStream) -> Int?
  /// Seconds of a clock that never runs backwards; only differences mean anything.
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

  /// The value of a variable; nil when it is not set or set to nothing.
  package subscript(variable: Variable) -> String? {
    guard let value = variables[variable], !value.isEmpty else { return nil }
    return value
  }
}

extension Environment {
  /// The width to write for on a stream, 20 to 200: `COLUMNS`, but never wider than the window; 80 where
  /// neither is known.
  package func columns(of stream: StandardStream) -> Int {
    let asked = self[.columns].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let window = terminals.contains(stream) ? windowColumns(stream) : nil
    let columns = [asked, window].compactMap { $0 }.min() ?? 80
    return min(max(columns, 20), 200)
  }

  /// Whether the stream is a terminal that understands escape sequences, so that a line can be redrawn.
  package func canRedraw(_ stream: StandardStream) -> Bool {
    terminals.contains(stream) && !isDumb
  }

  /// Whether the stream is a terminal that shows colours, and nobody has asked for none.
  package func showsColours(on stream: StandardStream) -> Bool {
    canRedraw(stream) && self[.noColour] == nil
  }

  /// Whether the terminal is of a kind that only prints: `TERM` is `dumb`, or not set at all.
  package var isDumb: Bool { self[.terminal] == nil || self[.terminal] == "dumb" }

  /// Whether the locale's characters are UTF-8, so that block elements can be shown.
  package var isUTF8: Bool {
    let locale = self[.localeOfAll] ?? self[.localeOfCharacters] ?? self[.language] ?? "C"
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }
}
