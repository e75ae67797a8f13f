// XXH64: a fast 64-bit hash that detects accidental differences in content. It does not resist forgery; downloads are
// verified with SHA256.

/// The XXH64 hash of bytes, which costs little more than reading them.
///
/// Source: Y. Collet, "xxHash fast digest algorithm", version 0.1.1,
/// <https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>.
public enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
  private static let stripe = 32

  /// The hash of `bytes`. Pass the hash of other bytes as the `seed` to combine the two.
  public static func sum(of bytes: ByteBuffer, seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { sum(of: $0, seed: seed) }
  }

  private static func sum(of bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var position = 0
    var sum = seed &+ prime5
    if bytes.count >= stripe {
      sum = sumOfStripes(in: bytes, seed: seed)
      position = bytes.count / stripe * stripe
    }
    sum &+= UInt64(bytes.count)
    while position + 8 <= bytes.count {
      sum ^= round(0, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
      sum = sum.rotated(left: 27) &* prime1 &+ prime4
      position += 8
    }
    if position + 4 <= bytes.count {
      let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
      sum ^= UInt64(word) &* prime1
      sum = sum.rotated(left: 23) &* prime2 &+ prime3
      position += 4
    }
    for byte in bytes[position...] {
      sum ^= UInt64(byte) &* prime5
      sum = sum.rotated(left: 11) &* prime1
    }
    sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }

  /// The hash of the complete stripes, in four independent lanes.
  private static func sumOfStripes(in bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var lanes = SIMD4<UInt64>(seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
    for start in stride(from: 0, through: bytes.count - stripe, by: stripe) {
      for lane in 0..<4 {
        let word = bytes.loadUnaligned(fromByteOffset: start + 8 * lane, as: UInt64.self)
        lanes[lane] = round(lanes[lane], UInt64(littleEndian: word))
      }
    }
    var sum =
      lanes[0].rotated(left: 1) &+ lanes[1].rotated(left: 7) &+ lanes[2].rotated(left: 12)
      &+ lanes[3].rotated(left: 18)
    for lane in 0..<4 { sum = (sum ^ round(0, lanes[lane])) &* prime1 &+ prime4 }
    return sum
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    (lane &+ word &* prime2).rotated(left: 31) &* prime1
  }
}

extension UInt64 {
  fileprivate func rotated(left count: UInt64) -> UInt64 { self &<< count | self &>> (64 - count) }
}
