// Fetches one file from a list of mirrors: the policy of downloads.
// A file appears under its own name when its SHA-256 is right, whole and at once, and in no other case.

/// Fetches files over http and https, and keeps connections open from one file to the next.
///
/// The environment's proxy variables (`https_proxy`, `no_proxy`, ...) are honoured by libcurl.
public final class Downloader {
  /// How patient it is with each mirror.
  public var limits: TransferLimits

  private let userAgent: String
  private let library: CurlLibrary?
  private lazy var curl: CurlHandle? = library.flatMap(CurlHandle.init)

  /// A downloader that names itself `userAgent` to servers: some refuse a client without a name.
  public convenience init(limits: TransferLimits = TransferLimits(), userAgent: String = "digits") {
    self.init(limits: limits, userAgent: userAgent, library: .shared)
  }

  init(limits: TransferLimits, userAgent: String, library: CurlLibrary?) {
    self.limits = limits
    self.userAgent = userAgent
    self.library = library
  }

  /// Puts `file` into the existing folder `folder`, from the first of `mirrors` that has it.
  ///
  /// Bytes arrive in `NAME.part`, which a broken or cancelled download leaves behind and the next one goes on
  /// from, on whatever mirror. `progress` is called with each piece that arrives and about once a second while
  /// none does; false from it cancels. Returns the index of the mirror that delivered the last byte, nil when
  /// the part file was complete already.
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

  /// Brings `part` to all of `file`'s bytes with the right sum, from one mirror.
  private func fill(
    _ part: PartFile, with file: RemoteFile, from address: String, over curl: CurlHandle,
    progress: (DownloadProgress) -> Bool
  ) throws(ExchangeError) {
    let resuming = part.count > 0
    do throws(ExchangeError) {
      try exchange(part, file, address, curl, resuming: resuming, progress: progress)
    } catch {
      // What was left by an earlier download may be what is wrong: then once more, from the start.
      guard resuming, case .mirror(let failure) = error, failure.mayBeOurs else { throw error }
      try exchange(part, file, address, curl, resuming: false, progress: progress)
    }
  }

  private func exchange(
    _ part: PartFile, _ file: RemoteFile, _ address: String, _ curl: CurlHandle, resuming: Bool,
    progress: (DownloadProgress) -> Bool
  ) throws(ExchangeError) {
    // The exchange is gone when this returns, and the closure with it.
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
  /// Whether the beginning that the transfer went on from can have caused it.
  fileprivate var mayBeOurs: Bool {
    switch self {
    case .wrongChecksum, .wrongSize, .tooManyBytes, .status(416): true
    default: false
    }
  }
}
