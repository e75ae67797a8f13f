// Why a file could not be downloaded at all, in one sentence.
// The single mirrors' reasons are MirrorFailure's.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a download came to nothing. Nothing bad is ever left under the file's own name.
public enum DownloadError: Error, Equatable, Sendable {
  /// There is no libcurl on this machine.
  case noLibrary
  /// Every mirror failed, in the order tried.
  case allMirrorsFailed(name: String, attempts: [Attempt])
  /// Another process is downloading the same file.
  case busy(path: String)
  /// The disk, not the network: `path` could not be written, for the reason that the system gave.
  case disk(path: String, errno: Int32)
  /// The file came and is right, and could not be unpacked: `reason` says why.
  case unpacking(path: String, reason: String)
  /// The progress callback ended it; what had come is kept for the next time.
  case cancelled

  /// One mirror and why it failed.
  public struct Attempt: Equatable, Sendable {
    /// The full address asked for.
    public let address: String
    public let failure: MirrorFailure

    public init(address: String, failure: MirrorFailure) {
      self.address = address
      self.failure = failure
    }
  }

  /// Whether no mirror was even reached: most likely there is no network.
  public var isOffline: Bool {
    guard case .allMirrorsFailed(_, let attempts) = self else { return false }
    return attempts.allSatisfy(\.failure.isUnreachable)
  }

  /// What libcurl says of the first connection that was refused; nil where none was.
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
