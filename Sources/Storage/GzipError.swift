// What can be wrong with a gzip file, in one sentence each.

/// Why a gzip file could not be inflated.
public enum GzipError: Error, Equatable, Sendable {
  /// The first two bytes are not 1F 8B.
  case notGzip
  /// The data goes on after the `count` bytes that are there.
  case truncated(count: Int)
  /// A wrong header, code, checksum or length; the words are zlib's.
  case corrupt(String)
  /// Bytes that are neither padding nor another member follow the end.
  case trailingBytes(count: Int)
  /// More than `limit` bytes would come out.
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
