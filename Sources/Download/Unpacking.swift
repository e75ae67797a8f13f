// From a verified NAME.gz to NAME: what is kept of a download.
// Unpacked once and mapped ever after, since inflating at each start would cost more than the disk does. The
// compressed file is removed when its content is safely there, and not a moment earlier.

import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Downloader {
  /// Puts the content of the gzip file `file` into `folder`, under its name without `.gz`.
  ///
  /// A `.gz` with the right sum that is in `folder` already is unpacked without asking a mirror; otherwise this
  /// is ``fetch(_:from:into:progress:)``, and returns what that returns. `unpackedSize` is the most bytes that
  /// the content may have.
  @discardableResult
  public func fetchUnpacked(
    _ file: RemoteFile, unpackedSize: Int, from mirrors: [String], into folder: String,
    progress: (DownloadProgress) -> Bool
  ) throws(DownloadError) -> Int? {
    precondition(file.name.hasSuffix(".gz"), "\(file.name) is unpacked, but is no .gz")
    let compressed = "\(folder)/\(file.name)"
    var mirror: Int?
    if !file.isContent(of: compressed) {
      mirror = try fetch(file, from: mirrors, into: folder, progress: progress)
    }
    do {
      let content = try Gzip.inflate(
        ByteBuffer(contentsOf: compressed, limit: file.size), limit: unpackedSize)
      try AtomicFile.write(content, to: String(compressed.dropLast(".gz".count)))
    } catch {
      throw .unpacking(path: compressed, reason: "\(error)")
    }
    unlink(compressed)
    return mirror
  }
}

extension RemoteFile {
  /// Whether the file at `path` is this one, by its size and sum.
  func isContent(of path: String) -> Bool {
    guard let bytes = try? ByteBuffer(contentsOf: path, limit: size), bytes.count == size else {
      return false
    }
    return SHA256.hexDigest(of: bytes) == sha256
  }
}
