// The output streams: results on standard output, messages on standard error. Only this file writes to descriptors 1
// and 2. It does not escape text: see Escaping.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why output could not be written.
package enum OutputError: Error, Equatable, CustomStringConvertible {
  /// The reader has closed the pipe.
  case closedPipe
  /// The system call failed, for example because the disk is full; `reason` is the system's message.
  case failed(reason: String)

  package var description: String {
    switch self {
    case .closedPipe: "cannot write to standard output: nobody is reading any more"
    case .failed(let reason): "cannot write to standard output: \(reason)"
    }
  }
}

/// Writes whole lines, each with one system call, so that no output remains buffered at exit and the two streams keep
/// their order on a terminal.
package struct Console: Sendable {
  package let environment: Environment
  private let send: @Sendable (StandardStream, [UInt8]) throws(OutputError) -> Void

  /// The console of this process.
  package init(environment: Environment) {
    self.init(environment: environment) { (stream, bytes) throws(OutputError) in
      let code = SystemCalls.write(bytes, to: stream.rawValue)
      if code == EPIPE { throw .closedPipe }
      if code != 0 { throw .failed(reason: SystemCalls.message(for: code)) }
    }
  }

  /// A console that passes its bytes to `send`, for tests.
  package init(
    environment: Environment,
    send: @escaping @Sendable (StandardStream, [UInt8]) throws(OutputError) -> Void
  ) {
    self.environment = environment
    self.send = send
  }

  /// Writes `text` and a newline to standard output.
  package func answer(_ text: String) throws(OutputError) {
    try send(.output, Array(text.utf8) + [UInt8(ascii: "\n")])
  }

  /// Writes `text` and a newline to standard error.
  ///
  /// Failures are ignored: they cannot be reported, and a training run should outlive its terminal.
  package func note(_ text: String) {
    draw(text + "\n")
  }

  /// Like `answer`, but wraps text at word boundaries to the terminal's width.
  package func answer(wrapping text: String) throws(OutputError) {
    try answer(wrapped(text, for: .output))
  }

  /// Like `note`, but wraps text at word boundaries to the terminal's width.
  package func note(wrapping text: String) {
    note(wrapped(text, for: .errors))
  }

  /// Writes `Error: `, bold and red if colours are shown, and `text`, wrapped, to standard error.
  package func complain(wrapping text: String) {
    let lines = wrapped("Error: \(text)", for: .errors)
    guard environment.showsColours(on: .errors) else { return note(lines) }
    // SGR 1 and 31, then 0: ECMA-48, section 8.3.117.
    note("\u{1B}[1;31mError:\u{1B}[0m" + lines.dropFirst("Error:".count))
  }

  private func wrapped(_ text: String, for stream: StandardStream) -> String {
    guard environment.terminals.contains(stream) else { return text }
    let columns = environment.columns(of: stream)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count > columns ? String(line).wrapped(to: columns).joined(separator: "\n") : String(line)
    }.joined(separator: "\n")
  }

  /// Writes `text` to standard error without a newline, for a line that will be redrawn.
  func draw(_ text: String) {
    try? send(.errors, Array(text.utf8))
  }
}
