// A writer for the subset of the Protocol Buffers wire format that ONNX models need: integers, strings, bytes and
// messages; no groups and no packed fields.

/// Writes one Protocol Buffers message.
///
/// A field is a key and a value. The key is the varint `number << 3 | type`: type 0 is a varint; type 2 is a length (a
/// varint) followed by that many bytes, which are a string, raw bytes or another message. A varint holds 7 bits per
/// byte, least significant first; all bytes except the last have the top bit set.
/// Source: "Encoding", <https://protobuf.dev/programming-guides/encoding/>.
struct ProtobufWriter {
  /// The bytes of the message so far.
  private(set) var bytes: [UInt8] = []

  /// The message that `fields` writes.
  static func message(_ fields: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    fields(&writer)
    return writer.bytes
  }

  /// A field of type int64, int32 or enum; traps when `value` is negative, which no ONNX field here needs.
  mutating func write(_ field: Int, _ value: Int) {
    precondition(value >= 0, "field \(field) cannot be \(value)")
    appendVarint(field << 3)
    appendVarint(value)
  }

  mutating func write(_ field: Int, _ text: String) {
    write(field, bytes: Array(text.utf8))
  }

  mutating func write(_ field: Int, bytes content: [UInt8]) {
    appendVarint(field << 3 | 2)
    appendVarint(content.count)
    bytes += content
  }

  /// A field that is a message, whose fields `fields` writes.
  mutating func write(_ field: Int, message fields: (inout ProtobufWriter) -> Void) {
    write(field, bytes: Self.message(fields))
  }

  private mutating func appendVarint(_ value: Int) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
