// GIF's LZW decoder: codes of 3 to 12 bits, least significant bit first, in sub-blocks of up to 255 bytes. Each code
// stands for a string of pixels built from earlier codes.

/// Decompresses the pixels of a GIF picture.
enum GIFCodes {
  private static let mostCodes = 4_096

  /// Decodes the first `count` palette indices of the data at `start`, which begins with the code size.
  ///
  /// A code yields at most as many pixels as there are codes, so data too short for `count` is rejected before
  /// allocation.
  static func indices(of bytes: [UInt8], at start: Int, count: Int) throws(GIFError) -> [UInt8] {
    guard start < bytes.count else { throw .tooShort(offset: bytes.count) }
    let codeSize = Int(bytes[start])
    guard 2...8 ~= codeSize else { throw .codeSize(codeSize) }
    // The k-th code after a clear code yields at most k pixels.
    let reachable = (bytes.count - start).multipliedReportingOverflow(by: 8 * mostCodes / 3)
    guard reachable.overflow || reachable.partialValue >= count else {
      throw .tooFewPixels(needed: count, found: reachable.partialValue)
    }
    var data = GIFBlocks(bytes, at: start + 1)
    let (clear, end) = (1 << codeSize, 1 << codeSize + 1)
    var prefixes = [UInt16](repeating: 0, count: mostCodes)
    var last = [UInt8](repeating: 0, count: mostCodes)
    var lengths = [Int](repeating: 1, count: mostCodes)
    for code in 0..<clear { last[code] = UInt8(code) }
    var (next, width) = (end + 1, codeSize + 1)
    var previous: Int?
    var pixels: [UInt8] = []

    func first(of code: Int) -> UInt8 {
      var code = code
      while code > end { code = Int(prefixes[code]) }
      return last[code]
    }
    while pixels.count < count {
      guard let code = data.code(width), code != end else {
        throw .tooFewPixels(needed: count, found: pixels.count)
      }
      if code == clear {
        (next, width, previous) = (end + 1, codeSize + 1, nil)
        continue
      }
      guard code < clear || code < next || code == next && previous != nil else {
        throw .badCode(code, offset: data.offset)
      }
      if let previous, next < mostCodes {
        prefixes[next] = UInt16(previous)
        last[next] = first(of: code == next ? previous : code)
        lengths[next] = lengths[previous] + 1
        next += 1
        if next == 1 << width, width < 12 { width += 1 }
      } else if code >= next {
        throw .badCode(code, offset: data.offset)
      }
      let begin = pixels.count
      pixels.append(contentsOf: repeatElement(0, count: lengths[code]))
      var (rest, place) = (code, begin + lengths[code] - 1)
      while place > begin {
        pixels[place] = last[rest]
        rest = Int(prefixes[rest])
        place -= 1
      }
      pixels[begin] = last[rest]
      previous = code
    }
    return Array(pixels.prefix(count))
  }
}

/// A bit reader over GIF sub-blocks.
private struct GIFBlocks {
  private let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset: Int
  private var left = 0
  private var bits: UInt32 = 0
  private var count = 0

  init(_ bytes: [UInt8], at start: Int) { (self.bytes, offset) = (bytes, start) }

  /// The next code of `width` bits, or nil at the end of the data.
  mutating func code(_ width: Int) -> Int? {
    while count < width {
      guard let byte = nextByte() else { return nil }
      bits |= UInt32(byte) << UInt32(count)
      count += 8
    }
    let code = Int(bits & (1 << UInt32(width) - 1))
    bits >>= UInt32(width)
    count -= width
    return code
  }

  private mutating func nextByte() -> UInt8? {
    if left == 0 {
      guard offset < bytes.count, bytes[offset] > 0 else { return nil }
      left = Int(bytes[offset])
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    left -= 1
    offset += 1
    return bytes[offset - 1]
  }
}
