// Base64 encoding of the images, weights and style sheet hashes embedded in a page. RFC 4648, section 4,
// <https://www.rfc-editor.org/rfc/rfc4648#section-4>.

public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Encodes `bytes` in the standard alphabet, padded with `=`: four characters for every three bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = alphabet
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let given = min(3, bytes.count - start)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < given ? UInt32(bytes[start + offset]) : 0)
      }
      for digit in 0..<4 {
        text.append(
          digit <= given ? alphabet[Int(group >> UInt32(18 - 6 * digit) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
