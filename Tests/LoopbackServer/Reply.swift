// An answer of the loopback server: whole, cut short, slow, silent or wrong.
// It says exactly what goes over the wire; nothing is corrected on the way.

/// What the server sends, and how.
public struct Reply: Sendable {
  public var status: Int
  /// Header fields beside `Connection: close`.
  public var headers: [String]
  public var body: [UInt8]
  /// The connection is closed after so many bytes of the body.
  public var sentBytes: Int?
  /// The body is sent in pieces of so many bytes ...
  public var pieceSize = 16_384
  /// ... with a pause after each.
  public var pauseMilliseconds = 0
  /// Nothing is ever sent.
  public var isSilent = false

  /// A reply with a body as it is: no length is declared unless `headers` does.
  public init(status: Int = 200, headers: [String] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  var head: String {
    (["HTTP/1.1 \(status) Test", "Connection: close"] + headers).joined(separator: "\r\n") + "\r\n\r\n"
  }

  /// `bytes` with their length, as a server without ranges sends them.
  public static func whole(_ bytes: [UInt8]) -> Reply {
    Reply(headers: ["Content-Length: \(bytes.count)"], body: bytes)
  }

  /// `bytes`, or what a range request wants of them.
  public static func file(_ bytes: [UInt8], for request: LoopbackServer.Request) -> Reply {
    guard let start = request.rangeStart else { return whole(bytes) }
    guard start < bytes.count else { return .status(416) }
    var reply = whole([UInt8](bytes[start...]))
    reply.status = 206
    reply.headers.append("Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)")
    return reply
  }

  /// A refusal, with a page that must not be kept.
  public static func status(_ status: Int) -> Reply {
    var reply = whole(Array("<html><body>status \(status)</body></html>".utf8))
    reply.status = status
    return reply
  }

  public static func redirect(to address: String) -> Reply {
    Reply(status: 302, headers: ["Location: \(address)", "Content-Length: 0"])
  }

  public static let silence: Reply = {
    var reply = Reply()
    reply.isSilent = true
    return reply
  }()
}
