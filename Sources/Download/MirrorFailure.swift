// Why a mirror did not deliver a file, in words that follow its address. After such a failure the next mirror is tried;
// DownloadError lists them all.

/// Why a mirror did not deliver a file.
public enum MirrorFailure: Error, Equatable, Sendable {
  /// Its name could not be resolved.
  case nameNotFound
  /// The mirror or a proxy refused the connection, or there is no route to it; with libcurl's message.
  case notConnected(String)
  /// There was no connection after this many milliseconds.
  case noAnswer(milliseconds: Int)
  /// It delivered fewer than `bytesPerSecond` for `seconds`.
  case tooSlow(bytesPerSecond: Int, seconds: Int)
  /// It responded with this HTTP status.
  case status(Int)
  case tooManyRedirects(limit: Int)
  /// It responded with a web page instead of the file.
  case webPage
  /// It declared a size other than the known one.
  case wrongSize(declared: Int, expected: Int)
  /// It sent more bytes than the known size.
  case tooManyBytes(expected: Int)
  /// The connection ended early; `received` counts all bytes of the file received so far.
  case cutShort(received: Int, expected: Int)
  /// All bytes arrived, but their checksum is wrong.
  case wrongChecksum(found: String, expected: String)
  /// The address is not an HTTP or HTTPS address.
  case badAddress
  /// Any other failure, with libcurl's message.
  case other(String)

  /// Whether the mirror was not reached, possibly because there is no network.
  public var isUnreachable: Bool {
    switch self {
    case .nameNotFound, .notConnected, .noAnswer: true
    default: false
    }
  }
}

extension MirrorFailure: CustomStringConvertible {
  /// A predicate whose subject is the mirror's address.
  public var description: String {
    switch self {
    case .nameNotFound: "could not be looked up"
    case .notConnected(let words): "could not be reached (\(words))"
    case .noAnswer(let milliseconds):
      "did not answer within \(milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms")"
    case .tooSlow(let bytesPerSecond, let seconds):
      "sent fewer than \(bytesPerSecond) bytes a second for \(seconds) s"
    case .status(let code): "answered with status \(code)\(Self.meaning(of: code).map { " (\($0))" } ?? "")"
    case .tooManyRedirects(let limit): "redirected more than \(limit) times"
    case .webPage: "sent a web page instead of the file"
    case .wrongSize(let declared, let expected):
      "offers a file of \(declared) bytes, but the right one has \(expected)"
    case .tooManyBytes(let expected): "sent more than the file's \(expected) bytes"
    case .cutShort(let received, let expected):
      "ended the transfer after \(received) of \(expected) bytes"
    case .wrongChecksum(let found, let expected):
      "sent a file with SHA-256 \(found.prefix(12))... instead of \(expected.prefix(12))..."
    case .badAddress: "is not an http or https address, or leads to one that is not"
    case .other(let words): "failed: \(words)"
    }
  }

  private static func meaning(of status: Int) -> String? {
    switch status {
    case 403: "forbidden"
    case 404: "not found"
    case 416: "range refused"
    case 429: "too many requests"
    case 500: "server error"
    case 502, 503, 504: "unavailable at the moment"
    default: nil
    }
  }
}
