// XXHash64 against sums by the reference implementation (xxhash 3.x for Python: xxh64_intdigest).

import Storage
import Testing

struct XXHash64Tests {
  /// The first `count` bytes of a fixed sequence.
  private static func bytes(_ count: Int) -> ByteBuffer {
    ByteBuffer((0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 8) })
  }

  @Test(arguments: [
    (0, 0, 0xEF46DB3751D8E999),
    (0, 2654435761, 0xAC75FDA2929B17EF),
    (0, 18446744073709551615, 0x298F4C84B24F5380),
    (1, 0, 0xE934A84ADB052768),
    (3, 0, 0x412BFFCF722639D7),
    (4, 0, 0xDDAD977B5B52C2E2),
    (7, 0, 0xE08F6878BCFD1FD5),
    (8, 0, 0x4011FA8531406D9D),
    (12, 0, 0x136F9F5E097D451A),
    (31, 0, 0x4C265E665BFD007B),
    (32, 0, 0xF63217665F4A0032),
    (33, 0, 0x4A30998CB9719FF5),
    (33, 2654435761, 0x08824A07FB87ACEB),
    (33, 18446744073709551615, 0xE93AB1291A124D3D),
    (63, 0, 0x381E5CB789F95D9D),
    (64, 0, 0x318E08E6569D6ED0),
    (100, 0, 0xBBC7A6F84677D768),
    (100, 2654435761, 0x4067E26373ED30A4),
    (100, 18446744073709551615, 0x9514C4D7CDEF10AB),
    (1000, 0, 0x4BFCA031B615A03A),
  ])
  func `is the references sum`(count: Int, seed: UInt64, sum: UInt64) {
    #expect(XXHash64.sum(of: Self.bytes(count), seed: seed) == sum)
  }

  @Test func `bytes that do not begin at a multiple of eight`() {
    let bytes = Self.bytes(101)
    #expect(XXHash64.sum(of: bytes[1..<101]) == XXHash64.sum(of: ByteBuffer(bytes[1..<101].array)))
  }

  @Test func `every byte counts`() {
    let bytes = Self.bytes(77).array
    let sums = bytes.indices.map { index in
      var changed = bytes
      changed[index] ^= 1
      return XXHash64.sum(of: ByteBuffer(changed))
    }
    #expect(Set(sums + [XXHash64.sum(of: ByteBuffer(bytes))]).count == bytes.count + 1)
  }
}
