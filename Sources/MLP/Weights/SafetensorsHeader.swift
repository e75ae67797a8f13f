// The header of a safetensors file, spent against the bytes that are there: after it, every byte of the file
// belongs to one tensor. It refuses to guess, and to touch the values.

/// What a safetensors header declares, with every size already known to be true of the file.
///
/// The format: 8 bytes, a little-endian length N; N bytes of JSON, an object that may end in spaces; the data.
/// Source: <https://github.com/huggingface/safetensors#format>. Stricter than the reference reader (0.8.0) where
/// that lets pass what the format forbids (a duplicate key, space before the `{`, a type that is no text), and where
/// a reader has to stop somewhere: types other than floats, a dimension beyond `Int`, more values than its reader
/// wants, and the limits of ``JSONReader``.
struct SafetensorsHeader {
  /// One tensor's shape and the bytes that its values take.
  struct Entry {
    let name: String
    let type: ValueType
    let shape: [Int]
    /// Counted from the first byte of the data.
    let bytes: Range<Int>
  }

  /// A type of number that is read, by the format's name for it.
  enum ValueType: String {
    case float32 = "F32"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case float64 = "F64"

    /// Bytes of a value.
    var size: Int {
      switch self {
      case .float32: 4
      case .float16, .bfloat16: 2
      case .float64: 8
      }
    }
  }

  /// In the order of their data, without holes from the first byte to the last.
  let entries: [Entry]
  let metadata: [String: String]
  /// The first byte of the data, counted from the first of the file.
  let dataStart: Int

  static let lengthSize = 8
  /// The format's own limit on N, in bytes.
  static let maximumLength = 100_000_000

  /// Reads the header of `file`, a whole file, and throws unless it accounts for every byte of it.
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
    // By name, so that of several mistakes it is always the same one that is told.
    var entries: [Entry] = []
    for (name, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      entries.append(try Entry(name: name, value))
    }
    dataStart = text.upperBound
    self.entries = try Self.inDataOrder(
      entries, dataCount: file.count - dataStart, maximumValues: maximumValues)
  }

  /// Where the N bytes of JSON are. Only a file that has no such place is asked what else it is.
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

  /// The texts under `__metadata__`; the reference reader takes null for none, so it is none here.
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

  /// `entries` in the order of their data, once these are known to follow one another to the file's end.
  private static func inDataOrder(
    _ entries: [Entry], dataCount: Int, maximumValues: Int
  ) throws(SafetensorsError) -> [Entry] {
    // Sorting is not stable, and tensors without values share a place: their names decide.
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
  /// The tensor that the header describes with `value`; its size is known to be that of its shape.
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

    var needed = type.size
    for dimension in shape {
      let (product, overflow) = needed.multipliedReportingOverflow(by: dimension)
      guard !overflow else { throw .shapeTooLarge(tensor: name, shape: shape) }
      needed = product
    }
    guard end - begin == needed else {
      throw .sizeMismatch(tensor: name, shape: shape, needed: needed, declared: end - begin)
    }
    self.init(name: name, type: type, shape: shape, bytes: begin..<end)
  }
}

extension [UInt8] {
  /// The bytes that `span` shows.
  init(copying span: Span<UInt8>) {
    self.init(capacity: span.count) { copy in
      for index in span.indices { copy.append(span[index]) }
    }
  }
}
