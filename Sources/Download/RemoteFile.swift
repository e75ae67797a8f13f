// A file that is known before it is fetched: its name, its sum, its size.
// Where it comes from is not part of it: any mirror will do, since the sum says whether the right bytes came.

/// A file to download, told by its SHA-256 and its exact size.
public struct RemoteFile: Sendable, Hashable {
  /// The last part of its address, and its name on disk.
  public let name: String
  /// SHA-256 of the content, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// Bytes.
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

  /// Its address on `mirror`, which may end in a slash or not.
  public func address(on mirror: String) -> String {
    mirror.utf8.last == UInt8(ascii: "/") ? mirror + name : "\(mirror)/\(name)"
  }
}

/// How far a download has come.
public struct DownloadProgress: Sendable, Equatable {
  /// The file being fetched.
  public let name: String
  /// Bytes on disk, those of an earlier, interrupted download included.
  public let received: Int
  /// Bytes in all.
  public let total: Int

  public init(name: String, received: Int, total: Int) {
    self.name = name
    self.received = received
    self.total = total
  }
}
