// Fetches a file from a list of mirrors. A file gets its own name only after it is complete and its SHA-256 has been
// verified.

/// Fetches files over HTTP and HTTPS, and keeps connections open between files.
///
/// libcurl honours the environment's proxy variables (`https_proxy`, `no_proxy`, ...).
public final class Downloader {
  /// The time limits for each mirror.
  public var limits: TransferLimits

  private let userAgent: String
  private let library: CurlLibrary?
  private lazy var curl: CurlHandle? = library.flatMap(CurlHandle.init)

  /// A downloader with the given user agent; some servers refuse clients without one.
  public convenience init(limits: TransferLimits = TransferLimits(), userAgent: String = "digits") {
    self.init(limits: limits, userAgent: userAgent, library: .shared)
  }

  init(limits: TransferLimits, userAgent: String, library: CurlLibrary?) {
    self.limits = limits
    self.userAgent = userAgent
    self.library = library
  }

  /// Downloads `file` into the existing folder `folder`, from the first of `mirrors` that delivers it.
  ///
  /// Bytes are written to `NAME.part`, which remains after a failed or cancelled download; the next one resumes it,
  /// from any mirror. `progress` is called for each piece that arrives and about once per second otherwise; returning
  /// false cancels. Returns the index of the mirror that delivered the last byte, or nil if the part file was already
  /// complete.
  @discardableResult
  public func fetch(
    _ file: RemoteFile, from mirrors: [String], into folder: String,
    progress: (DownloadProgress) -> Bool
  ) throws(DownloadError) -> Int? {
    precondition(!mirrors.isEmpty, "no mirror to download \(file.name) from")
    let target = "\(folder)/\(file.name)"
    let part = try PartFile(path: target + ".part", limit: file.size)
    if part.count == file.size {
      if part.digest == file.sha256 {
        try part.finish(as: target)
        return nil
      }
      try part.clear()
    }
    guard let curl else { throw .noLibrary }
    var attempts: [DownloadError.Attempt] = []
    for (index, mirror) in mirrors.enumerated() {
      let address = file.address(on: mirror)
      do throws(ExchangeError) {
        try fill(part, with: file, from: address, over: curl, progress: progress)
      } catch {
        switch error {
        case .mirror(let failure): attempts.append(DownloadError.Attempt(address: address, failure: failure))
        case .download(let error): throw error
        }
        continue
      }
      try part.finish(as: target)
      return index
    }
    throw .allMirrorsFailed(name: file.name, attempts: attempts)
  }

  /// Completes and verifies `part` from one mirror.
  private func fill(
    _ part: PartFile, with file: RemoteFile, from address: String, over curl: CurlHandle,
    progress: (DownloadProgress) -> Bool
  ) throws(ExchangeError) {
    let resuming = part.count > 0
    do throws(ExchangeError) {
      try exchange(part, file, address, curl, resuming: resuming, progress: progress)
    } catch {
      // The bytes of an earlier download may be wrong: try once more from the start.
      guard resuming, case .mirror(let failure) = error, failure.mayBeOurs else { throw error }
      try exchange(part, file, address, curl, resuming: false, progress: progress)
    }
  }

  private func exchange(
    _ part: PartFile, _ file: RemoteFile, _ address: String, _ curl: CurlHandle, resuming: Bool,
    progress: (DownloadProgress) -> Bool
  ) throws(ExchangeError) {
    // The exchange, which holds the closure, is released before this returns.
    try withoutActuallyEscaping(progress) { (progress) throws(ExchangeError) in
      let exchange = Exchange(curl, file: file, part: part, resuming: resuming, progress: progress)
      try exchange.run(address: address, limits: limits, userAgent: userAgent)
    }
    let digest = part.digest
    guard digest == file.sha256 else {
      do throws(DownloadError) { try part.clear() } catch { throw .download(error) }
      throw .mirror(.wrongChecksum(found: digest, expected: file.sha256))
    }
  }
}

extension MirrorFailure {
  /// Whether the existing part of the file can have caused the failure.
  fileprivate var mayBeOurs: Bool {
    switch self {
    case .wrongChecksum, .wrongSize, .tooManyBytes, .status(416): true
    default: false
    }
  }
}
