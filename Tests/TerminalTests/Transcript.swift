// A console whose bytes a test reads, on a terminal that the test describes.

import Synchronization
import Terminal

/// What was written, stream by stream.
final class Transcript: Sendable {
  private let written = Mutex<[(stream: StandardStream, text: String)]>([])

  /// Everything written to a stream so far.
  func text(on stream: StandardStream) -> String {
    written.withLock { $0.filter { $0.stream == stream }.map(\.text).joined() }
  }

  /// Each write to a stream.
  func writes(on stream: StandardStream) -> [String] {
    written.withLock { $0.filter { $0.stream == stream }.map(\.text) }
  }

  func console(in environment: Environment = Environment()) -> Console {
    Console(environment: environment) { stream, bytes in
      self.written.withLock { $0.append((stream, String(decoding: bytes, as: UTF8.self))) }
    }
  }
}

extension Environment {
  /// A UTF-8 terminal with 256 colours, `columns` wide, behind every stream.
  static func terminal(columns: Int, _ variables: [Variable: String] = [:]) -> Environment {
    Environment(
      variables: [.terminal: "xterm-256color", .language: "en_GB.UTF-8"].merging(variables) { $1 },
      terminals: [.input, .output, .errors], windowColumns: { _ in columns })
  }
}
