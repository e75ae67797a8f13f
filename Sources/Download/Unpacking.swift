// Unpacks a verified NAME.gz to NAME. Files are unpacked once and then mapped, since decompression at every start would
// be slower than reading. The compressed file is removed only after its content is safely on disk.

import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Downloader {
  /// Downloads the gzip file `file` and writes its content to `folder`, named without `.gz`.
  ///
  /// If `folder` already has the `.gz` with the right checksum, it is unpacked without a download; otherwise this calls
  /// ``fetch(_:from:into:progress:)`` and returns its result. `unpackedSize` is the maximum size of the content in
  /// bytes.
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
  /// Whether the file at `path` has the size and checksum of this file.
  func isContent(of path: String) -> Bool {
    guard let bytes = try? ByteBuffer(contentsOf: path, limit: size), bytes.count == size else {
      return false
    }
    return SHA256.hexDigest(of: bytes) == sha256
  }
}
