// One request to one mirror, its answer appended to the part file.
// It judges the answer as it arrives and stops at the first byte that cannot be right; it never retries.

import CCurl

/// Why an exchange ended without the whole file.
enum ExchangeError: Error {
  /// The mirror's fault: try the next.
  case mirror(MirrorFailure)
  /// Ours: no mirror can help.
  case download(DownloadError)
}

/// The meeting of libcurl's callbacks and the part file.
final class Exchange {
  private let curl: CurlHandle
  private let file: RemoteFile
  private let part: PartFile
  /// The first byte asked for; 0 asks for the whole file without a range.
  private let offset: Int
  private let progress: (DownloadProgress) -> Bool

  private var hasBegun = false
  /// Whether the body began as markup does: used to explain a failure, never to cause one.
  private var looksLikePage = false
  private var stopped: ExchangeError?

  init(
    _ curl: CurlHandle, file: RemoteFile, part: PartFile, resuming: Bool,
    progress: @escaping (DownloadProgress) -> Bool
  ) {
    self.curl = curl
    self.file = file
    self.part = part
    offset = resuming ? part.count : 0
    self.progress = progress
  }

  /// Asks `address` for what `part` lacks. Returns when `part` holds as many bytes as the file has, and nothing
  /// is known of their sum yet.
  func run(address: String, limits: TransferLimits, userAgent: String) throws(ExchangeError) {
    curl.set(CCURL_URL, string: address)
    curl.set(CCURL_RANGE, string: offset > 0 ? "\(offset)-" : nil)
    curl.set(CCURL_USER_AGENT, string: userAgent)
    curl.set(CCURL_PROTOCOLS, Int(CCURL_HTTP | CCURL_HTTPS))
    curl.set(CCURL_REDIRECT_PROTOCOLS, Int(CCURL_HTTP | CCURL_HTTPS))
    curl.set(CCURL_FOLLOW_LOCATION, 1)
    curl.set(CCURL_MAX_REDIRECTS, limits.redirects)
    curl.set(CCURL_CONNECT_TIMEOUT_MS, limits.connectMilliseconds)
    curl.set(CCURL_LOW_SPEED_LIMIT, limits.slowestBytesPerSecond)
    curl.set(CCURL_LOW_SPEED_TIME, limits.slowSeconds)
    curl.set(CCURL_FAIL_ON_ERROR, 1)
    // An alarm for name look-ups would strike whatever thread the program has. Without signals libcurl leaves
    // SIGPIPE alone too, which this program ignores from its start.
    curl.set(CCURL_NO_SIGNAL, 1)
    curl.set(CCURL_NO_PROGRESS, 0)

    let code = withExtendedLifetime(self) {
      curl.perform(
        write: { bytes, size, count, context in
          let exchange = Unmanaged<Exchange>.fromOpaque(context!).takeUnretainedValue()
          let body = UnsafeRawBufferPointer(start: bytes, count: size * count)
          return exchange.proceeds { () throws(ExchangeError) in try exchange.receive(body) } ? body.count : 0
        },
        progress: { context, _, _, _, _ in
          let exchange = Unmanaged<Exchange>.fromOpaque(context!).takeUnretainedValue()
          return exchange.proceeds { () throws(ExchangeError) in try exchange.report() } ? 0 : 1
        },
        context: Unmanaged.passUnretained(self).toOpaque())
    }
    if let stopped { throw stopped }
    if let failure = failure(of: code, limits: limits) {
      // A page that broke off is no beginning of the file.
      if looksLikePage { try onDisk { () throws(DownloadError) in try part.clear() } }
      throw .mirror(looksLikePage ? .webPage : failure)
    }
  }

  /// Runs `step`, and keeps what it throws first for the end of the transfer, which a false result brings about.
  private func proceeds(_ step: () throws(ExchangeError) -> Void) -> Bool {
    do throws(ExchangeError) {
      try step()
      return true
    } catch {
      stopped = stopped ?? error
      return false
    }
  }

  private func receive(_ bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
    if !hasBegun {
      hasBegun = true
      try begin(with: bytes)
    }
    guard part.count + bytes.count <= file.size else {
      try onDisk { () throws(DownloadError) in try part.clear() }
      throw .mirror(looksLikePage ? .webPage : .tooManyBytes(expected: file.size))
    }
    try onDisk { () throws(DownloadError) in try part.append(bytes) }
    try report()
  }

  /// Judges the response before anything of it is kept.
  private func begin(with bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
    let status = curl.status
    let start: Int
    switch status {
    case 206 where offset > 0: start = offset
    case 200: start = 0
    default: throw .mirror(.status(status))
    }
    let firstInk = bytes.first { $0 > UInt8(ascii: " ") }
    looksLikePage = start == 0 && firstInk == UInt8(ascii: "<")
    if let declared = curl.declaredLength, start + declared != file.size {
      defer { looksLikePage = false }
      throw .mirror(
        looksLikePage ? .webPage : .wrongSize(declared: start + declared, expected: file.size))
    }
    // 200 to a range request: the server knows no ranges and sends the file from its start.
    if start == 0, part.count > 0 { try onDisk { () throws(DownloadError) in try part.clear() } }
  }

  private func report() throws(ExchangeError) {
    let state = DownloadProgress(name: file.name, received: part.count, total: file.size)
    guard progress(state) else { throw .download(.cancelled) }
  }

  private func onDisk(_ step: () throws(DownloadError) -> Void) throws(ExchangeError) {
    do throws(DownloadError) { try step() } catch { throw .download(error) }
  }

  /// What libcurl's `code` says of the mirror; nil when all bytes are there.
  private func failure(of code: CCurlCode, limits: TransferLimits) -> MirrorFailure? {
    switch code {
    case CCURL_OK where !hasBegun && curl.status != 200: .status(curl.status)
    case CCURL_OK where part.count == file.size && hasBegun: nil
    // A proxy that does not let the connection through.
    case CCURL_RECEIVE_ERROR where !curl.wasConnected: .notConnected(curl.explanation(of: code))
    case CCURL_OK, CCURL_PARTIAL_FILE, CCURL_RECEIVE_ERROR, CCURL_GOT_NOTHING:
      .cutShort(received: part.count, expected: file.size)
    case CCURL_STATUS_ERROR: .status(curl.status)
    case CCURL_TIMED_OUT where curl.wasConnected:
      .tooSlow(bytesPerSecond: limits.slowestBytesPerSecond, seconds: limits.slowSeconds)
    case CCURL_TIMED_OUT: .noAnswer(milliseconds: limits.connectMilliseconds)
    case CCURL_HOST_NOT_FOUND: .nameNotFound
    case CCURL_NOT_CONNECTED, CCURL_PROXY_NOT_FOUND: .notConnected(curl.explanation(of: code))
    case CCURL_TOO_MANY_REDIRECTS: .tooManyRedirects(limit: limits.redirects)
    case CCURL_UNSUPPORTED_PROTOCOL, CCURL_URL_MALFORMED: .badAddress
    default: .other(curl.explanation(of: code))
    }
  }
}
