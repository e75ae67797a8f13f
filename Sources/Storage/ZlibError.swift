// Errors of zlib data, with one sentence for each. The enclosing format adds its own context.

/// Why zlib data could not be inflated.
public enum ZlibError: Error, Equatable, Sendable {
  /// The data is incomplete after `count` compressed bytes.
  case truncated(count: Int)
  /// A wrong header, code or Adler-32; the text is zlib's.
  case corrupt(String)
  /// The output ends before the required length.
  case tooShort(neededBytes: Int, foundBytes: Int)
  /// The output exceeds the required length.
  case tooLong(expectedBytes: Int)
  /// Bytes follow the end of the data.
  case trailingBytes(count: Int)
  case outOfMemory
}

extension ZlibError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated(let count): "the compressed data stops short after \(count.grouped) bytes"
    case .corrupt(let reason): "the compressed data is damaged (\(reason))"
    case .tooShort(let needed, let found):
      "the compressed data unpacks to \(found.grouped) bytes where \(needed.grouped) or more are needed"
    case .tooLong(let expected):
      "the compressed data unpacks to more than the \(expected.grouped) bytes that are needed"
    case .trailingBytes(let count): "the compressed data is followed by \(count.grouped) foreign bytes"
    case .outOfMemory: "there is not enough memory to unpack it"
    }
  }
}
