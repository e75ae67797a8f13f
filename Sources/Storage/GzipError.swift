// Errors of gzip files, with one sentence for each.

/// Why a gzip file could not be inflated.
public enum GzipError: Error, Equatable, Sendable {
  /// The first two bytes are not 1F 8B.
  case notGzip
  /// The data is incomplete after `count` bytes.
  case truncated(count: Int)
  /// A wrong header, code, checksum or length; the text is zlib's.
  case corrupt(String)
  /// Bytes after the end that are neither padding nor another member.
  case trailingBytes(count: Int)
  /// The output would exceed `limit` bytes.
  case tooLarge(limit: Int)
  case outOfMemory
}

extension GzipError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notGzip: "this is not a gzip file"
    case .truncated(let count): "the gzip data stops short after \(count.grouped) bytes; fetch the file again"
    case .corrupt(let reason): "the gzip data is damaged (\(reason)); fetch the file again"
    case .trailingBytes(let count): "the gzip data is followed by \(count.grouped) foreign bytes"
    case .tooLarge(let limit):
      "the gzip data unpacks to more than the \(limit.grouped) bytes that are accepted"
    case .outOfMemory: "there is not enough memory to unpack it"
    }
  }
}
