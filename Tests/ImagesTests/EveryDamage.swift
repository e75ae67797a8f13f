// A small file in every damaged form that one cut or one flipped bit makes of it.

/// Hands each truncation of `bytes`, then each copy with one bit flipped, to `read`, which must come back.
func readEveryDamage(of bytes: [UInt8], _ read: ([UInt8]) -> Void) {
  for count in 0..<bytes.count { read(Array(bytes.prefix(count))) }
  for place in bytes.indices {
    for bit in 0..<8 {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(bit)
      read(damaged)
    }
  }
}
