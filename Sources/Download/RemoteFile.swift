// The name, checksum and size of a file to download. Since the checksum identifies the content, any mirror can deliver
// it.

/// A file to download, identified by its SHA-256 and exact size.
public struct RemoteFile: Sendable, Hashable {
  /// The last component of its address, and its name on disk.
  public let name: String
  /// The SHA-256 of the content, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// The size in bytes.
  public let size: Int

  /// Traps unless `sha256` has 64 digits, `size` is positive and `name` is a plain file name.
  public init(name: String, sha256: String, size: Int) {
    precondition(sha256.utf8.count == 64, "a SHA-256 has 64 hexadecimal digits, not \(sha256.utf8.count)")
    precondition(size > 0, "a file of \(size) bytes")
    precondition(!name.isEmpty && !name.utf8.contains(UInt8(ascii: "/")), "'\(name)' as a file name")
    self.name = name
    self.sha256 = sha256.lowercased()
    self.size = size
  }

  /// The address on `mirror`, with or without a trailing slash.
  public func address(on mirror: String) -> String {
    mirror.utf8.last == UInt8(ascii: "/") ? mirror + name : "\(mirror)/\(name)"
  }
}

/// The progress of a download.
public struct DownloadProgress: Sendable, Equatable {
  /// The file being fetched.
  public let name: String
  /// Bytes on disk, including those of an earlier, interrupted download.
  public let received: Int
  /// The total number of bytes.
  public let total: Int

  public init(name: String, received: Int, total: Int) {
    self.name = name
    self.received = received
    self.total = total
  }
}
