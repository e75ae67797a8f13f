// The errors of parsing an IDX file, one sentence each, with the declared and the actual value.

import Storage

/// Why bytes are not an IDX array.
public enum IDXError: Error, Equatable, Sendable {
  /// Another kind of file, recognised by its first bytes.
  case foreign(ForeignContent)
  /// The first two bytes are not zero.
  case notIDX(firstBytes: [UInt8])
  /// The third byte is not one of the six type codes.
  case undefinedType(UInt8)
  /// The fourth byte is zero.
  case noDimensions
  /// The file ends inside its header.
  case headerTooShort(needed: Int, found: Int)
  /// The size given by the dimensions overflows.
  case tooManyElements([Int])
  /// Fewer bytes follow the header than its dimensions declare.
  case tooShort([Int], declared: Int, found: Int)
  /// More bytes follow the header than its dimensions declare; `found` is nil when they were not counted.
  case tooLong([Int], declared: Int, found: Int?)
  /// Decompression failed.
  case gzip(GzipError)
}

extension IDXError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .foreign(let content):
      return "this is \(content), not an IDX file"
    case .notIDX(let bytes):
      let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
      return "this is not an IDX file: it begins with the bytes \(hex), not 00 00"
    case .undefinedType(let code):
      let hex = (code < 16 ? "0" : "") + String(code, radix: 16, uppercase: true)
      return "it declares elements of type 0x\(hex), which IDX does not define"
    case .noDimensions:
      return "it declares no dimensions, so it holds nothing"
    case .headerTooShort(_, 0):
      return "the file is empty"
    case .headerTooShort(let needed, let found):
      return "it ends inside its header: \(found.grouped) of \(needed.grouped) bytes are there"
    case .tooManyElements(let dimensions):
      return "it declares \(Self.shape(dimensions)) elements, more than any file can hold"
    case .tooShort(let dimensions, let declared, let found):
      return "it declares \(Self.shape(dimensions)) elements in \(declared.grouped) bytes, but only"
        + " \(found.grouped) follow; it is cut off, so fetch it again"
    case .tooLong(let dimensions, let declared, let found):
      return "it declares \(Self.shape(dimensions)) elements in \(declared.grouped) bytes, but"
        + " \(found?.grouped ?? "more") follow; its header or its end is wrong, so fetch it again"
    case .gzip(let error):
      return error.description
    }
  }

  private static func shape(_ dimensions: [Int]) -> String {
    dimensions.map(\.grouped).joined(separator: " x ")
  }
}
