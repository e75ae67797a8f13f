// Why a download failed, in one sentence. MirrorFailure has the reasons of the individual mirrors.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a download failed. An incomplete or wrong file never gets the file's own name.
public enum DownloadError: Error, Equatable, Sendable {
  /// There is no libcurl on this machine.
  case noLibrary
  /// Every mirror failed, in the order tried.
  case allMirrorsFailed(name: String, attempts: [Attempt])
  /// Another process is downloading the same file.
  case busy(path: String)
  /// A disk error rather than a network error: `path` could not be written, with this errno.
  case disk(path: String, errno: Int32)
  /// The file was downloaded and verified, but could not be unpacked: `reason` says why.
  case unpacking(path: String, reason: String)
  /// The progress callback cancelled the download; the bytes received are kept for the next attempt.
  case cancelled

  /// One mirror and why it failed.
  public struct Attempt: Equatable, Sendable {
    /// The full address that was requested.
    public let address: String
    public let failure: MirrorFailure

    public init(address: String, failure: MirrorFailure) {
      self.address = address
      self.failure = failure
    }
  }

  /// Whether no mirror was reached, so that there is probably no network.
  public var isOffline: Bool {
    guard case .allMirrorsFailed(_, let attempts) = self else { return false }
    return attempts.allSatisfy(\.failure.isUnreachable)
  }

  /// libcurl's message for the first connection that was refused; nil if none was.
  public var refusal: String? {
    guard case .allMirrorsFailed(_, let attempts) = self else { return nil }
    return attempts.lazy.compactMap { attempt -> String? in
      guard case .notConnected(let words) = attempt.failure else { return nil }
      return words
    }.first
  }
}

extension DownloadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noLibrary: "downloads need libcurl, and this machine has none"
    case .allMirrorsFailed(let name, let attempts):
      "\(name) could not be downloaded: "
        + attempts.map { "\($0.address) \($0.failure)" }.joined(separator: "; ")
    case .busy(let path): "another process is downloading \(path); wait for it to end"
    case .disk(let path, let code): "could not write \(path): \(String(cString: strerror(code)))"
    case .unpacking(let path, let reason): "could not unpack \(path): \(reason)"
    case .cancelled: "the download was stopped; the next one resumes from there"
    }
  }
}
