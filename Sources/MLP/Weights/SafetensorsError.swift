// Why bytes are not a supported weights file; each case carries the declared and the actual value.

/// The first error in a safetensors file. The description is one sentence without the file's name.
public enum SafetensorsError: Error, Equatable, Sendable {
  /// A required key of a tensor's header entry.
  public enum Field: String, Sendable {
    case type = "dtype"
    case shape = "shape"
    case offsets = "data_offsets"
  }

  // The file as a whole.
  case empty
  case foreign(ForeignFile)
  case noHeaderLength(found: Int)
  case headerTooLong(declared: UInt64, limit: Int)
  case headerTruncated(declared: Int, found: Int)
  case headerNotAnObject

  // The header: offsets are counted from its first byte.
  case malformedHeader(JSONError)
  case metadataNotStrings
  case notAnEntry(tensor: String)
  case missingField(tensor: String, Field)
  case invalidField(tensor: String, Field)
  case unsupportedType(tensor: String, type: String)
  case shapeTooLarge(tensor: String, shape: [Int])

  // The layout: offsets are counted from the first byte after the header.
  case offsetsReversed(tensor: String, begin: Int, end: Int)
  case sizeMismatch(tensor: String, shape: [Int], needed: Int, declared: Int)
  case hole(before: String, at: Int, length: Int)
  case overlap(tensor: String, begin: Int, previousEnd: Int)
  case tooManyValues(declared: Int, limit: Int)
  case dataTruncated(declared: Int, found: Int)
  case trailingBytes(declared: Int, found: Int)

  // The values.
  case notFinite(tensor: String, index: Int, value: String)
}

extension SafetensorsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      "the file is empty"
    case .foreign(let kind):
      kind.description
    case .noHeaderLength(let found):
      "the file ends after \(found) of the 8 bytes that a safetensors file begins with"
    case .headerTooLong(_, let limit):
      "this is not a safetensors file: one begins with the length of its header, \(limit) bytes at most"
    case .headerTruncated(let declared, let found):
      "the file is cut short: it declares a header of \(declared) bytes and only \(found) are there"
    case .headerNotAnObject:
      "this is not a safetensors file: its header does not begin with '{'"
    case .malformedHeader(let error):
      "the header is not valid JSON: \(error.problem) at byte \(error.offset) of it"
    case .metadataNotStrings:
      "the header's '__metadata__' is not a list of names, each with a text"
    case .notAnEntry(let tensor):
      "the header does not describe tensor \(tensor.quoted) with its dtype, shape and data_offsets"
    case .missingField(let tensor, let field):
      "the header does not say the '\(field.rawValue)' of tensor \(tensor.quoted)"
    case .invalidField(let tensor, let field):
      "the '\(field.rawValue)' of tensor \(tensor.quoted) is not \(field.expectation)"
    case .unsupportedType(let tensor, let type):
      "tensor \(tensor.quoted) is \(type.printable); save it as F32"
    case .shapeTooLarge(let tensor, let shape):
      "the shape \(shape) of tensor \(tensor.quoted) is larger than any file"
    case .offsetsReversed(let tensor, let begin, let end):
      "the data of tensor \(tensor.quoted) end at byte \(end), before they begin at byte \(begin)"
    case .sizeMismatch(let tensor, let shape, let needed, let declared):
      "tensor \(tensor.quoted) of shape \(shape) needs \(needed) bytes, but its data_offsets give it \(declared)"
    case .hole(let tensor, let offset, let length):
      "\(length) bytes of data at byte \(offset), before tensor \(tensor.quoted), belong to no tensor"
    case .overlap(let tensor, let begin, let previousEnd):
      "the data of tensor \(tensor.quoted) begin at byte \(begin), inside another tensor's, "
        + "which end at byte \(previousEnd)"
    case .tooManyValues(let declared, let limit):
      "the tensors hold \(declared) values in total; the limit is \(limit)"
    case .dataTruncated(let declared, let found):
      "the file is cut short: it declares \(declared) bytes of data and only \(found) are there"
    case .trailingBytes(let declared, let found):
      "the file is too long: it declares \(declared) bytes of data and \(found) are there"
    case .notFinite(let tensor, let index, let value):
      "tensor \(tensor.quoted) holds \(value) at index \(index): weights must be finite, "
        + "so train them again, with a lower learning rate"
    }
  }
}

extension SafetensorsError.Field {
  fileprivate var expectation: String {
    switch self {
    case .type: "a text"
    case .shape: "a list of whole numbers from 0 up"
    case .offsets: "a pair of whole numbers from 0 up"
    }
  }
}
