// A Huffman table prepared for lookup by the next bits (ITU-T T.81, annex C and F.2.2.3). JPEGBitReader supplies the
// bits.

/// Decodes code words into coefficients, with a single lookup when the code word, or the code word and its value, has
/// at most ten bits.
struct JPEGHuffmanTable {
  /// The number of bits in a lookup.
  static let lookupBits = 10

  /// One entry for each value of the next ten bits; 0 for longer code words.
  let lookup: [Entry]
  /// For each length, the lowest value of the next 16 bits that belongs to a longer code word.
  private let limits: [UInt32]
  /// For each length, the offset from a code word to the index of its symbol.
  private let symbolOffsets: [Int]
  private let symbols: [UInt8]

  /// A decoded symbol packed into one word.
  struct Entry {
    /// Bits 0-7: bits to consume. 8-11: zeros before the coefficient. 12-15: size of the value that follows, or 0 when
    /// there is none or it is already in bits 16-31 as a signed number.
    let word: UInt32

    static let none = Entry(word: 0)

    var length: Int { Int(word & 0xFF) }
    var run: Int { Int(word >> 8 & 15) }
    var size: Int { Int(word >> 12 & 15) }
    var value: Int { Int(Int32(bitPattern: word) >> 16) }

    init(word: UInt32) { self.word = word }

    init(symbol: UInt8, length: Int) {
      self.init(word: UInt32(length) | UInt32(symbol >> 4) << 8 | UInt32(symbol & 15) << 12)
    }

    /// The entry of a code word together with its value, `length` bits in total.
    init(run: Int, value: Int, length: Int) {
      self.init(
        word: UInt32(length) | UInt32(run) << 8 | UInt32(bitPattern: Int32(truncatingIfNeeded: value)) << 16)
    }
  }

  /// Reads the 16 counts and the symbols that follow; throws when they do not form a valid table.
  ///
  /// An AC symbol has a run of zeros in its upper four bits and the size of a value in its lower four; a DC symbol is a
  /// size.
  init(isDC: Bool, from segment: inout JPEGSegment) throws(JPEGError) {
    let start = segment.content.startIndex
    var counts: [Int] = [0]
    for _ in 1...16 { counts.append(Int(try segment.byte())) }
    let total = counts.reduce(0, +)
    guard total <= 256 else { throw .huffmanTable(offset: start) }
    var symbols: [UInt8] = []
    for _ in 0..<total { symbols.append(try segment.byte()) }
    guard !isDC || symbols.allSatisfy({ $0 < 16 }) else { throw .huffmanTable(offset: start) }
    guard let table = Self(counts: counts, symbols: symbols) else { throw .huffmanTable(offset: start) }
    self = table
  }

  /// A table with `counts[n]` code words of n bits, n in 1 ... 16, and their symbols in order; nil when the code is
  /// over-subscribed.
  init?(counts: [Int], symbols: [UInt8]) {
    var lookup = [Entry](repeating: .none, count: 1 << Self.lookupBits)
    var limits = [UInt32](repeating: 0, count: 17)
    var symbolOffsets = [Int](repeating: 0, count: 17)
    var code = 0
    var index = 0
    for length in 1...16 {
      code <<= 1
      guard code + counts[length] <= 1 << length else { return nil }
      symbolOffsets[length] = index - code
      if length <= Self.lookupBits {
        for symbol in symbols[index..<index + counts[length]] {
          Self.enter(symbol, code: code, length: length, in: &lookup)
          code += 1
        }
      } else {
        code += counts[length]
      }
      index += counts[length]
      limits[length] = UInt32(code) << UInt32(16 - length)
    }
    self.lookup = lookup
    self.limits = limits
    self.symbolOffsets = symbolOffsets
    self.symbols = symbols
  }

  /// The entry for the code word of more than ten bits at the start of the 16 bits in `bits`, or `none` when there is
  /// no such code word.
  func longEntry(_ bits: UInt32) -> Entry {
    for length in Self.lookupBits + 1...16 where bits < limits[length] {
      let code = Int(bits >> UInt32(16 - length))
      return Entry(symbol: symbols[symbolOffsets[length] + code], length: length)
    }
    return .none
  }

  /// Fills all entries that begin with a code word.
  private static func enter(_ symbol: UInt8, code: Int, length: Int, in lookup: inout [Entry]) {
    let size = Int(symbol & 15)
    let free = lookupBits - length
    for rest in 0..<1 << free {
      let index = code << free | rest
      if size > 0, size <= free {
        let value = signed(rest >> (free - size), size: size)
        lookup[index] = Entry(run: Int(symbol >> 4), value: value, length: length + size)
      } else {
        lookup[index] = Entry(symbol: symbol, length: length)
      }
    }
  }

  /// The signed value of `size` bits, 1 to 15: negative when the first bit is 0 (F.2.2.1, EXTEND).
  static func signed(_ bits: Int, size: Int) -> Int {
    bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits
  }
}
