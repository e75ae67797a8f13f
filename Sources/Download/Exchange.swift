// One request to one mirror, whose response is appended to the part file. Responses are checked as they arrive, and the
// transfer stops at the first error; there are no retries.

import CCurl

/// Why an exchange ended without the complete file.
enum ExchangeError: Error {
  /// The mirror's fault: try the next one.
  case mirror(MirrorFailure)
  /// A local failure that no other mirror can avoid.
  case download(DownloadError)
}

/// Connects libcurl's callbacks with the part file.
final class Exchange {
  private let curl: CurlHandle
  private let file: RemoteFile
  private let part: PartFile
  /// The offset of the first byte requested; 0 requests the whole file without a range.
  private let offset: Int
  private let progress: (DownloadProgress) -> Bool

  private var hasBegun = false
  /// Whether the body starts like markup. Used only to explain a failure.
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

  /// Requests the missing bytes of `part` from `address`. Returns when `part` has as many bytes as the file; their
  /// checksum is not verified yet.
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
    // A timeout of name resolution by SIGALRM could interrupt any thread. Without signals libcurl does not handle
    // SIGPIPE either, which this program ignores from the start.
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
      // An incomplete web page is not the beginning of the file.
      if looksLikePage { try onDisk { () throws(DownloadError) in try part.clear() } }
      throw .mirror(looksLikePage ? .webPage : failure)
    }
  }

  /// Runs `step`; stores its first error until the transfer ends, which a result of false causes.
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

  /// Checks the response before any of it is kept.
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
    // 200 in response to a range request: the server does not support ranges and sends the file from the start.
    if start == 0, part.count > 0 { try onDisk { () throws(DownloadError) in try part.clear() } }
  }

  private func report() throws(ExchangeError) {
    let state = DownloadProgress(name: file.name, received: part.count, total: file.size)
    guard progress(state) else { throw .download(.cancelled) }
  }

  private func onDisk(_ step: () throws(DownloadError) -> Void) throws(ExchangeError) {
    do throws(DownloadError) { try step() } catch { throw .download(error) }
  }

  /// The mirror failure for libcurl's `code`; nil if all bytes have arrived.
  private func failure(of code: CCurlCode, limits: TransferLimits) -> MirrorFailure? {
    switch code {
    case CCURL_OK where !hasBegun && curl.status != 200: .status(curl.status)
    case CCURL_OK where part.count == file.size && hasBegun: nil
    // A proxy that refuses the connection.
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
