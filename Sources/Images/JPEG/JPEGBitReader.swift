// Takes bits and coefficients from entropy-coded data (ITU-T T.81, F.2.2). It never fails: behind the end of
// the data come zeros, and what went wrong is remembered for whoever asks once an MCU.

/// A reader of the entropy-coded data between two markers.
struct JPEGBitReader {
  private let bytes: [UInt8]
  /// The first byte that is not in the window: the next marker, when `isExhausted`.
  private(set) var offset: Int
  /// The next bits, the first of them the most significant.
  private var window: UInt64 = 0
  /// How many bits of the window are taken to be there, and how many of all those were zeros behind the
  /// data's end.
  private var count = 0
  private var padding = 0
  /// Whether bits came that are no code word, or a coefficient beyond a block's last.
  private(set) var isDamaged = false

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Whether more bits were taken than the data has.
  var isExhausted: Bool { count < padding }

  /// Remembers that what was read makes no sense.
  mutating func reportDamage() { isDamaged = true }

  /// Starts again at `offset`, behind a restart marker.
  mutating func restart(at offset: Int) {
    self.offset = offset
    (window, count, padding) = (0, 0, 0)
  }

  /// A run of zeros and the coefficient behind it. The coefficient is 0 when the symbol has none: the run is
  /// then 15 for sixteen zeros, and otherwise the end of a block or of a band of blocks.
  @inline(__always)
  mutating func coefficient(_ table: borrowing JPEGHuffmanTable) -> (run: Int, value: Int) {
    // A code word has 16 bits and a value 15 at most.
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

  /// The next `size` bits as a number, at most 31 of them.
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

  /// Brings the window to 57 bits at least.
  private mutating func fill() {
    while count <= 56 {
      window |= UInt64(nextByte()) &<< UInt64(56 &- count)
      count &+= 8
    }
  }

  /// The next byte of data, with the zero behind each 0xFF taken out (B.1.1.5).
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
    // Any number of fill bytes may stand before a marker.
    while next < bytes.count, bytes[next] == 0xFF { next += 1 }
    if next > offset, next < bytes.count, bytes[next] == 0 {
      offset = next + 1
      return 0xFF
    }
    padding += 8
    return 0
  }
}
