// Parses and validates the header of a safetensors file. Afterwards every byte of the data is known to belong to
// exactly one tensor.

import Storage

/// A validated safetensors header: all declared sizes match the file.
///
/// The format: 8 bytes, a little-endian length N; N bytes of JSON, an object that may end in spaces; the data.
/// Source: <https://github.com/huggingface/safetensors#format>. Stricter than the reference reader (0.8.0), which
/// accepts some things that the format forbids (a duplicate key, space before the `{`, a type that is not a string).
/// Also limited in number types, in dimensions (`Int`), in the number of values, and by ``JSONReader``.
struct SafetensorsHeader {
  /// One tensor's shape and the byte range of its values.
  struct Entry {
    let name: String
    let type: ValueType
    let shape: [Int]
    /// The byte range, counted from the first byte of the data.
    let bytes: Range<Int>
  }

  /// A supported number type, by its name in the format.
  enum ValueType: String {
    case float32 = "F32"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case float64 = "F64"

    /// The size of a value in bytes.
    var size: Int {
      switch self {
      case .float32: 4
      case .float16, .bfloat16: 2
      case .float64: 8
      }
    }
  }

  /// The tensors in the order of their data, which they cover without gaps.
  let entries: [Entry]
  let metadata: [String: String]
  /// The offset of the data from the start of the file.
  let dataStart: Int

  static let lengthSize = 8
  /// The format's own limit on N, in bytes.
  static let maximumLength = 100_000_000

  /// Parses the header of `file`, a whole file. Throws unless it accounts for every byte.
  init(
    parsing file: Span<UInt8>, maximumValues: Int = SafetensorsFile.maximumValues
  ) throws(SafetensorsError) {
    let text = try Self.textBounds(in: file)
    var members: [String: JSONValue]
    do throws(JSONError) {
      members = try JSONReader.object(in: [UInt8](copying: file.extracting(text)))
    } catch {
      throw .malformedHeader(error)
    }
    metadata = try Self.metadata(members.removeValue(forKey: SafetensorsFile.metadataKey))
    // In order of names, so that the error reported for a file with several is always the same.
    var entries: [Entry] = []
    for (name, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      entries.append(try Entry(name: name, value))
    }
    dataStart = text.upperBound
    self.entries = try Self.inDataOrder(
      entries, dataCount: file.count - dataStart, maximumValues: maximumValues)
  }

  /// The range of the N bytes of JSON. If there is no such range, the error says what kind of file it may be.
  private static func textBounds(in file: Span<UInt8>) throws(SafetensorsError) -> Range<Int> {
    guard !file.isEmpty else { throw .empty }
    func foreign() -> SafetensorsError? { ForeignFile(recognising: file).map { .foreign($0) } }
    guard file.count >= lengthSize else { throw foreign() ?? .noHeaderLength(found: file.count) }
    var length: UInt64 = 0
    for place in 0..<lengthSize { length |= UInt64(file[place]) << (8 * place) }
    guard length <= UInt64(maximumLength) else {
      throw foreign() ?? .headerTooLong(declared: length, limit: maximumLength)
    }
    let found = file.count - lengthSize
    guard length > 0, found == 0 || file[lengthSize] == UInt8(ascii: "{") else {
      throw foreign() ?? .headerNotAnObject
    }
    guard length <= found else { throw .headerTruncated(declared: Int(length), found: found) }
    return lengthSize..<lengthSize + Int(length)
  }

  /// The entries of `__metadata__`; null counts as empty, as in the reference reader.
  private static func metadata(_ value: JSONValue?) throws(SafetensorsError) -> [String: String] {
    switch value {
    case nil, .null: return [:]
    case .object(let members):
      var texts: [String: String] = [:]
      for (key, member) in members {
        guard case .string(let text) = member else { throw .metadataNotStrings }
        texts[key] = text
      }
      return texts
    default: throw .metadataNotStrings
    }
  }

  /// `entries` in the order of their data, checked to be contiguous up to the end of the file.
  private static func inDataOrder(
    _ entries: [Entry], dataCount: Int, maximumValues: Int
  ) throws(SafetensorsError) -> [Entry] {
    // Sorting is not stable, and tensors without values share an offset, so names break ties.
    let ordered = entries.sorted { a, b in
      (a.bytes.lowerBound, a.bytes.upperBound) == (b.bytes.lowerBound, b.bytes.upperBound)
        ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
        : (a.bytes.lowerBound, a.bytes.upperBound) < (b.bytes.lowerBound, b.bytes.upperBound)
    }
    var end = 0
    for entry in ordered {
      let begin = entry.bytes.lowerBound
      guard begin <= end else { throw .hole(before: entry.name, at: end, length: begin - end) }
      guard begin == end else { throw .overlap(tensor: entry.name, begin: begin, previousEnd: end) }
      end = entry.bytes.upperBound
    }
    let values = ordered.reduce(0) { $0 + $1.bytes.count / $1.type.size }
    guard values <= maximumValues else { throw .tooManyValues(declared: values, limit: maximumValues) }
    guard end <= dataCount else { throw .dataTruncated(declared: end, found: dataCount) }
    guard end == dataCount else { throw .trailingBytes(declared: end, found: dataCount) }
    return ordered
  }
}

extension SafetensorsHeader.Entry {
  /// The tensor described by `value`, with its size checked against its shape.
  fileprivate init(name: String, _ value: JSONValue) throws(SafetensorsError) {
    guard case .object(let fields) = value else { throw .notAnEntry(tensor: name) }

    func field(_ field: SafetensorsError.Field) throws(SafetensorsError) -> JSONValue {
      guard let value = fields[field.rawValue] else { throw .missingField(tensor: name, field) }
      return value
    }
    func wholeNumbers(_ field: SafetensorsError.Field, _ value: JSONValue) throws(SafetensorsError) -> [Int] {
      guard case .array(let elements) = value else { throw .invalidField(tensor: name, field) }
      var numbers: [Int] = []
      for element in elements {
        guard case .integer(let number) = element, number >= 0 else {
          throw .invalidField(tensor: name, field)
        }
        numbers.append(number)
      }
      return numbers
    }

    guard case .string(let type) = try field(.type) else { throw .invalidField(tensor: name, .type) }
    guard let type = SafetensorsHeader.ValueType(rawValue: type) else {
      throw .unsupportedType(tensor: name, type: type)
    }
    let shape = try wholeNumbers(.shape, field(.shape))
    let offsets = try wholeNumbers(.offsets, field(.offsets))
    guard offsets.count == 2 else { throw .invalidField(tensor: name, .offsets) }
    let (begin, end) = (offsets[0], offsets[1])
    guard begin <= end else { throw .offsetsReversed(tensor: name, begin: begin, end: end) }

    guard let needed = type.size.times(shape) else { throw .shapeTooLarge(tensor: name, shape: shape) }
    guard end - begin == needed else {
      throw .sizeMismatch(tensor: name, shape: shape, needed: needed, declared: end - begin)
    }
    self.init(name: name, type: type, shape: shape, bytes: begin..<end)
  }
}

extension [UInt8] {
  /// A copy of the bytes of `span`.
  init(copying span: Span<UInt8>) {
    self.init(capacity: span.count) { copy in
      for index in span.indices { copy.append(span[index]) }
    }
  }
}
