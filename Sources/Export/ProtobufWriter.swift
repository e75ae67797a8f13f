// Protocol buffers on the wire, as far as a model needs them: numbers, texts, bytes and messages, one field after
// another. It writes no groups and no packed fields, knows no schema, and reads nothing.

/// Writes one message of protocol buffers.
///
/// A field is a key and a value. The key is the varint `number << 3 | type`: type 0 is a varint, type 2 a length
/// (a varint) and so many bytes, which may be a text, raw bytes or another message. A varint holds 7 bits a byte,
/// the least significant first; all bytes but its last have the top bit set.
/// Source: "Encoding", <https://protobuf.dev/programming-guides/encoding/>.
struct ProtobufWriter {
  /// The message so far.
  private(set) var bytes: [UInt8] = []

  /// The message that `fields` writes.
  static func message(_ fields: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    fields(&writer)
    return writer.bytes
  }

  /// A field of type int64, int32 or enum; traps when `value` is negative, which no field of a model is.
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

  /// A field that is a message, with the fields that `fields` writes.
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
