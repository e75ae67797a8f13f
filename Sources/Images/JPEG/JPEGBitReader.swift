// Reads bits and coefficients from entropy-coded data (ITU-T T.81, F.2.2). Reading never throws: bits after the end of
// the data are 0, and errors are recorded in flags that callers check once per MCU.

/// A bit reader for the entropy-coded data between two markers.
struct JPEGBitReader {
  private let bytes: [UInt8]
  /// The offset of the first byte not yet in the window: the next marker's, when `isExhausted`.
  private(set) var offset: Int
  /// The next bits, most significant bit first.
  private var window: UInt64 = 0
  /// The number of bits in the window, and the number of zero bits appended to it so far after the end of the data.
  private var count = 0
  private var padding = 0
  /// Whether an invalid code word or a coefficient past the end of a block was read.
  private(set) var isDamaged = false

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Whether more bits were consumed than the data holds.
  var isExhausted: Bool { count < padding }

  /// Records that invalid data was read.
  mutating func reportDamage() { isDamaged = true }

  /// Restarts at `offset`, after a restart marker.
  mutating func restart(at offset: Int) {
    self.offset = offset
    (window, count, padding) = (0, 0, 0)
  }

  /// Reads a run of zeros and the coefficient after it. The coefficient is 0 when the symbol has none: then a run of 15
  /// means sixteen zeros, and any other run the end of a block or of a band of blocks.
  @inline(__always)
  mutating func coefficient(_ table: borrowing JPEGHuffmanTable) -> (run: Int, value: Int) {
    // A code word has at most 16 bits and a value at most 15.
    if count < 31 { fill() }
    var entry = table.lookup[Int(window &>> UInt64(64 - JPEGHuffmanTable.lookupBits))]
    if entry.word == 0 {
      entry = table.longEntry(UInt32(window &>> 48))
      if entry.word == 0 { isDamaged = true }
    }
    consume(entry.length)
    let size = entry.size
    guard size > 0 else { return (entry.run, entry.value) }
    let bits = Int(window &>> UInt64(64 &- size))
    consume(size)
    return (entry.run, JPEGHuffmanTable.signed(bits, size: size))
  }

  /// The next `size` bits, at most 31, as a number.
  @inline(__always)
  mutating func bits(_ size: Int) -> Int {
    guard size > 0 else { return 0 }
    if count < size { fill() }
    let bits = Int(window &>> UInt64(64 &- size))
    consume(size)
    return bits
  }

  @inline(__always)
  private mutating func consume(_ size: Int) {
    window &<<= UInt64(size)
    count &-= size
  }

  /// Refills the window to at least 57 bits.
  private mutating func fill() {
    while count <= 56 {
      window |= UInt64(nextByte()) &<< UInt64(56 &- count)
      count &+= 8
    }
  }

  /// The next data byte; skips the zero stuffed after each 0xFF (B.1.1.5).
  @inline(__always)
  private mutating func nextByte() -> UInt8 {
    if offset < bytes.count, bytes[offset] != 0xFF {
      offset &+= 1
      return bytes[offset &- 1]
    }
    return byteAtMarker()
  }

  private mutating func byteAtMarker() -> UInt8 {
    var next = offset
    // A marker may be preceded by any number of fill bytes.
    while next < bytes.count, bytes[next] == 0xFF { next += 1 }
    if next > offset, next < bytes.count, bytes[next] == 0 {
      offset = next + 1
      return 0xFF
    }
    padding += 8
    return 0
  }
}
