// What the download tests share: a file to fetch, a folder to fetch it into, and little patience.

import Download
import Foundation
import LoopbackServer
import Storage
import Testing

/// A folder of its own under the system's temporary one, removed when it goes out of use.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "digits-download-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func contents(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) }
  }

  func put(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

/// 100,000 bytes without a pattern that a shifted copy could repeat, and the file that they are.
let content: [UInt8] = (0..<100_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
let remoteFile = RemoteFile(
  name: "data.gz", sha256: SHA256.hexDigest(of: ByteBuffer(content)), size: content.count)

/// What one fetch came to.
struct Fetched {
  var error: DownloadError?
  /// The index of the mirror that served.
  var mirror: Int?
  var progress: [DownloadProgress] = []
}

/// Fetches `remoteFile`, as long as `proceeds` says so of each progress call. A machine that has other things to do is
/// waited for as users wait.
func fetch(
  from mirrors: [String], into folder: TemporaryFolder, limits: TransferLimits = TransferLimits(),
  while proceeds: (DownloadProgress) -> Bool = { _ in true }
) -> Fetched {
  var result = Fetched()
  do throws(DownloadError) {
    result.mirror = try Downloader(limits: limits).fetch(remoteFile, from: mirrors, into: folder.path) {
      result.progress.append($0)
      return proceeds($0)
    }
  } catch {
    result.error = error
  }
  return result
}

/// For servers that send nothing, or next to nothing: under 1,000 bytes a second for two seconds is slow.
let impatient: TransferLimits = {
  var limits = TransferLimits()
  limits.slowestBytesPerSecond = 1000
  limits.slowSeconds = 2
  return limits
}()

/// A server that always answers the same.
func server(_ reply: Reply) throws -> LoopbackServer {
  try LoopbackServer { _ in reply }
}

/// A server that has the file and knows ranges.
func goodServer() throws -> LoopbackServer {
  try LoopbackServer { .file(content, for: $0) }
}

extension Trait where Self == ConditionTrait {
  /// The test needs a server on this machine.
  static var needsLoopback: Self {
    .enabled(if: LoopbackServer.isReachable, Comment(rawValue: LoopbackServer.reason))
  }
}
