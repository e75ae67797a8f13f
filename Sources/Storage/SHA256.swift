// SHA-256 as defined in FIPS 180-4, computed incrementally. Used to identify content (is this file MNIST?), not for
// secrets.

/// The SHA-256 digest of a message that arrives in any number of pieces.
///
/// Source: FIPS 180-4, sections 4.1.2, 5.3.3 and 6.2 (<https://doi.org/10.6028/NIST.FIPS.180-4>).
public struct SHA256: Sendable {
  private static let blockSize = 64

  /// The eight words of the intermediate hash value, H.
  private var state = SIMD8<UInt32>(
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19)
  /// The bytes since the last complete block; fewer than 64.
  private var pending: [UInt8] = []
  /// The total number of bytes so far.
  private var count: UInt64 = 0

  public init() {
    pending.reserveCapacity(Self.blockSize)
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: ByteBuffer) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// The digest of the message: 32 bytes.
  public consuming func finalize() -> [UInt8] {
    let bits = count &* 8
    // Padding: a one bit, zeros until eight bytes remain in a block, then the message length in bits.
    let zeros = (Self.blockSize + 55 - pending.count) % Self.blockSize
    update([0x80] + [UInt8](repeating: 0, count: zeros) + Self.bigEndian(bits))
    return state.indices.flatMap { Self.bigEndian(state[$0]) }
  }

  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  public static func hexDigest(of bytes: ByteBuffer) -> String {
    var hash = SHA256()
    hash.update(bytes)
    let digits = Array("0123456789abcdef".utf8)
    let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bigEndian(_ word: some FixedWidthInteger) -> [UInt8] {
    stride(from: word.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}

extension SHA256 {
  private mutating func update(_ bytes: UnsafeRawBufferPointer) {
    count &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let head = rest.prefix(Self.blockSize - pending.count)
      pending += head
      rest = rest.dropFirst(head.count)
      guard pending.count == Self.blockSize else { return }
      pending.withUnsafeBytes { Self.compress($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count & ~(Self.blockSize - 1)
    Self.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state)
    pending += rest.dropFirst(whole)
  }

  /// Applies section 6.2.2 to each 64-byte block of `blocks`, whose count is a multiple of 64.
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
    for offset in stride(from: 0, to: blocks.count, by: blockSize) {
      // The schedule refers back at most 16 words, so a window of 16 is enough.
      var window = InlineArray<16, UInt32> { index in
        UInt32(bigEndian: blocks.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self))
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])

      // Each round rotates the names of the eight words by one place; after eight rounds they are back, so no word is
      // moved. With sixteen rounds unrolled, every window index is a compile-time constant.
      for first in stride(from: 0, to: 64, by: 16) {
        if first > 0 { extend(&window) }
        round(a, b, c, &d, e, f, g, &h, constants[first] &+ window[0])
        round(h, a, b, &c, d, e, f, &g, constants[first + 1] &+ window[1])
        round(g, h, a, &b, c, d, e, &f, constants[first + 2] &+ window[2])
        round(f, g, h, &a, b, c, d, &e, constants[first + 3] &+ window[3])
        round(e, f, g, &h, a, b, c, &d, constants[first + 4] &+ window[4])
        round(d, e, f, &g, h, a, b, &c, constants[first + 5] &+ window[5])
        round(c, d, e, &f, g, h, a, &b, constants[first + 6] &+ window[6])
        round(b, c, d, &e, f, g, h, &a, constants[first + 7] &+ window[7])
        round(a, b, c, &d, e, f, g, &h, constants[first + 8] &+ window[8])
        round(h, a, b, &c, d, e, f, &g, constants[first + 9] &+ window[9])
        round(g, h, a, &b, c, d, e, &f, constants[first + 10] &+ window[10])
        round(f, g, h, &a, b, c, d, &e, constants[first + 11] &+ window[11])
        round(e, f, g, &h, a, b, c, &d, constants[first + 12] &+ window[12])
        round(d, e, f, &g, h, a, b, &c, constants[first + 13] &+ window[13])
        round(c, d, e, &f, g, h, a, &b, constants[first + 14] &+ window[14])
        round(b, c, d, &e, f, g, h, &a, constants[first + 15] &+ window[15])
      }
      state &+= SIMD8(a, b, c, d, e, f, g, h)
    }
  }

  /// Replaces the words of the window with the next sixteen of the message schedule.
  @inline(__always)
  private static func extend(_ window: inout InlineArray<16, UInt32>) {
    for t in 0..<16 {
      let (w15, w2) = (window[(t + 1) & 15], window[(t + 14) & 15])
      let small0 = rotated(w15, 7) ^ rotated(w15, 18) ^ w15 >> 3
      let small1 = rotated(w2, 17) ^ rotated(w2, 19) ^ w2 >> 10
      window[t] = window[t] &+ small0 &+ window[(t + 9) & 15] &+ small1
    }
  }

  /// One round; `input` is the sum of the round constant and the message word.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let large1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let choice = g ^ (e & (f ^ g))
    let t1 = h &+ large1 &+ choice &+ input
    let large0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ t1
    h = t1 &+ large0 &+ majority
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]
}
