// Netpbm decoding errors and their messages.

/// Why a Netpbm file cannot be decoded.
public enum NetpbmError: Error, Equatable, CustomStringConvertible {
  /// A number in the file.
  public enum Field: String, Sendable {
    case width = "width"
    case height = "height"
    case maximum = "greatest sample"
    case sample = "samples"
  }

  case notNetpbm
  /// The file ends before this field.
  case endsBefore(Field)
  /// A byte that is neither a decimal digit nor white space.
  case notANumber(Field, found: UInt8, offset: Int)
  /// A number of more than nine digits.
  case numberTooLarge(Field, offset: Int)
  case maximumOutOfRange(Int)
  case size(PictureSizeError)
  /// A byte in a plain bitmap that is not 0, 1 or white space.
  case notABit(found: UInt8, offset: Int)
  /// A sample above the declared maximum; samples are counted from 0.
  case sampleTooLarge(Int, maximum: Int, index: Int)
  /// Fewer sample bytes than the header declares.
  case tooShort(neededBytes: Int, foundBytes: Int)

  public var description: String {
    switch self {
    case .notNetpbm:
      "the file does not begin with P1 to P6"
    case .endsBefore(let field):
      "the Netpbm file ends before its \(field.rawValue); the copy is incomplete"
    case .notANumber(let field, let found, let offset):
      "the Netpbm file has \(Self.quoted(found)) at byte \(offset), where its \(field.rawValue) should be in digits"
    case .numberTooLarge(let field, let offset):
      "the Netpbm file has a number of more than nine digits at byte \(offset), where its \(field.rawValue) should be"
    case .maximumOutOfRange(let maximum):
      "the Netpbm file declares \(maximum) as its greatest sample; 1 to 65535 are allowed"
    case .size(let error):
      error.description
    case .notABit(let found, let offset):
      "the plain bitmap has \(Self.quoted(found)) at byte \(offset), where only 0 and 1 may be"
    case .sampleTooLarge(let sample, let maximum, let index):
      "sample \(index) of the Netpbm file is \(sample), above the \(maximum) that it declares as the greatest"
    case .tooShort(let needed, let found):
      "the Netpbm file needs \(needed) bytes for its samples and holds \(found); the copy is incomplete"
    }
  }

  /// A byte in printable form, on one line.
  private static func quoted(_ byte: UInt8) -> String {
    0x21...0x7E ~= byte ? "'\(Character(Unicode.Scalar(byte)))'" : "the byte 0x\(String(byte, radix: 16))"
  }
}
