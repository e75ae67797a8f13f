// What can be wrong with zlib data, in one sentence each. The format that the data lies in says the rest.

/// Why zlib data could not be inflated as it should.
public enum ZlibError: Error, Equatable, Sendable {
  /// The data goes on after the `count` compressed bytes that are there.
  case truncated(count: Int)
  /// A wrong header, code or Adler-32; the words are zlib's.
  case corrupt(String)
  /// The data ends before as much has come out as must.
  case tooShort(neededBytes: Int, foundBytes: Int)
  /// More comes out than must.
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
