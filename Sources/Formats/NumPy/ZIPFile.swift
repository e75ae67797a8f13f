// Reads stored and deflated entries of a ZIP archive, as `numpy.savez` writes them, through the central directory.
// Encryption, multiple disks and other methods are rejected. Declared sizes are checked against the bytes available.
// Source: PKWARE, "APPNOTE.TXT", <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3 and 4.4.

import Storage

/// Why bytes are not a readable ZIP archive.
public enum ZIPError: Error, Equatable, CustomStringConvertible {
  case noDirectory
  case badDirectory(at: Int)
  case encrypted(String)
  case method(Int, String)
  case tooLarge(String, size: Int, limit: Int)
  case badEntry(String)
  case damaged(String, String)
  case wrongSum(String)
  case repeatedName(String)

  public var description: String {
    switch self {
    case .noDirectory: "the archive has no directory at its end; it is cut off, so fetch it again"
    case .badDirectory(let place):
      "the archive's directory is damaged at byte \(place.grouped); fetch it again"
    case .encrypted(let name): "'\(name)' in the archive is encrypted; unpack it first"
    case .method(let method, let name):
      "'\(name)' in the archive is compressed by method \(method); only stored and deflated entries are supported"
    case .tooLarge(let name, let size, let limit):
      "'\(name)' in the archive declares \(size.grouped) bytes; at most \(limit.grouped) are accepted"
    case .badEntry(let name): "'\(name)' is not where the archive's directory says; fetch it again"
    case .damaged(let name, let reason): "'\(name)' in the archive: \(reason)"
    case .wrongSum(let name): "'\(name)' in the archive has a wrong CRC-32: it is damaged, so fetch it again"
    case .repeatedName(let name): "the archive holds '\(name)' more than once"
    }
  }
}

/// A ZIP archive in memory.
public struct ZIPFile: Sendable {
  /// One entry of the central directory.
  struct Entry {
    let name: String
    let flags: Int
    let method: Int
    let sum: UInt32
    let packedSize: Int
    let size: Int
    let start: Int
  }

  private let bytes: ByteBuffer
  private let entries: [Entry]

  private static let mostEntries = 10_000
  /// The size of the end record and of the longest comment after it, in bytes.
  private static let endRecord = 22
  private static let longestComment = 65_535

  /// The names of all entries, in directory order.
  public var names: [String] { entries.map(\.name) }

  /// Whether a file starts as a ZIP archive does.
  public static func isZIP(_ bytes: ByteBuffer) -> Bool {
    bytes.count >= 4 && bytes[0..<4].array == [0x50, 0x4B, 3, 4]
  }

  /// Reads the central directory of `bytes`.
  public init(_ bytes: ByteBuffer) throws(ZIPError) {
    self.bytes = bytes
    let lowest = max(0, bytes.count - Self.endRecord - Self.longestComment)
    let end = stride(from: bytes.count - Self.endRecord, through: lowest, by: -1).first { place in
      bytes.number(at: place, size: 4) == 0x0605_4B50
        && bytes.number(at: place + 20, size: 2) == bytes.count - place - Self.endRecord
    }
    guard let end else { throw .noDirectory }
    let count = bytes.number(at: end + 10, size: 2)
    let start = bytes.number(at: end + 16, size: 4)
    guard count <= Self.mostEntries, start <= end, bytes.number(at: end + 4, size: 4) == 0 else {
      throw .badDirectory(at: end)
    }
    var entries: [Entry] = []
    var names: Set<String> = []
    var place = start
    for _ in 0..<count {
      guard place + 46 <= end, bytes.number(at: place, size: 4) == 0x0201_4B50 else {
        throw .badDirectory(at: place)
      }
      let nameLength = bytes.number(at: place + 28, size: 2)
      let extraLength = bytes.number(at: place + 30, size: 2)
      let next = place + 46 + nameLength + extraLength + bytes.number(at: place + 32, size: 2)
      guard next <= end,
        let name = String(validating: bytes[place + 46..<place + 46 + nameLength].array, as: UTF8.self)
      else { throw .badDirectory(at: place) }
      guard names.insert(name).inserted else { throw .repeatedName(name) }
      let sizes = bytes.sizes(ofEntryAt: place, extra: place + 46 + nameLength, length: extraLength)
      guard let sizes else { throw .badDirectory(at: place) }
      entries.append(
        Entry(
          name: name, flags: bytes.number(at: place + 8, size: 2),
          method: bytes.number(at: place + 10, size: 2),
          sum: UInt32(bytes.number(at: place + 16, size: 4)), packedSize: sizes.packed, size: sizes.whole,
          start: sizes.start))
      place = next
    }
    self.entries = entries
  }

  /// The content of the entry `name`, at most `limit` bytes; nil if there is no such entry.
  ///
  /// Does not copy a stored entry. Checks length and CRC-32.
  public func content(of name: String, limit: Int) throws(ZIPError) -> ByteBuffer? {
    guard let (entry, packed) = try packed(name) else { return nil }
    guard entry.size <= limit else { throw .tooLarge(name, size: entry.size, limit: limit) }
    var content = packed
    if entry.method != 0 {
      do { content = try RawDeflate.inflate(packed, count: entry.size) } catch {
        throw .damaged(name, "\(error)")
      }
    }
    guard content.withSpan({ Zlib.crc32($0) }) == entry.sum else { throw .wrongSum(name) }
    return content
  }

  /// The first `count` bytes of the entry `name`, and the size declared in the directory; nil if there is no such
  /// entry. The head is shorter if the content is shorter or is damaged before that point; only `content` verifies
  /// it.
  func head(of name: String, count: Int) throws(ZIPError) -> (bytes: ByteBuffer, size: Int)? {
    guard let (entry, packed) = try packed(name) else { return nil }
    let head =
      entry.method == 0 ? packed[0..<min(count, packed.count)] : RawDeflate.head(of: packed, count: count)
    return (head, entry.size)
  }

  /// The entry `name` and its stored or deflated bytes in the archive; nil if there is no such entry.
  private func packed(_ name: String) throws(ZIPError) -> (entry: Entry, bytes: ByteBuffer)? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    guard entry.flags & 0x41 == 0 else { throw .encrypted(name) }
    guard entry.start <= bytes.count - 30, bytes.number(at: entry.start, size: 4) == 0x0403_4B50 else {
      throw .badEntry(name)
    }
    let start =
      entry.start + 30 + bytes.number(at: entry.start + 26, size: 2)
      + bytes.number(at: entry.start + 28, size: 2)
    guard start <= bytes.count, entry.packedSize <= bytes.count - start else { throw .badEntry(name) }
    guard [0, 8].contains(entry.method) else { throw .method(entry.method, name) }
    guard entry.method != 0 || entry.size == entry.packedSize else { throw .badEntry(name) }
    return (entry, bytes[start..<start + entry.packedSize])
  }
}

extension ByteBuffer {
  /// The little-endian number of `size` bytes (at most 7) at `start`.
  fileprivate func number(at start: Int, size: Int) -> Int {
    (0..<size).reversed().reduce(0) { $0 << 8 | Int(self[start + $1]) }
  }

  /// The sizes and offset of an entry. Values too large for 4 bytes are in an extra field (ZIP64), as NumPy writes
  /// for large arrays. Nil if they are missing or invalid.
  fileprivate func sizes(
    ofEntryAt place: Int, extra: Int, length: Int
  ) -> (packed: Int, whole: Int, start: Int)? {
    var packed = number(at: place + 20, size: 4)
    var whole = number(at: place + 24, size: 4)
    var start = number(at: place + 42, size: 4)
    let absent = 0xFFFF_FFFF
    var field = extra
    while field + 4 <= extra + length {
      let end = field + 4 + number(at: field + 2, size: 2)
      guard end <= extra + length else { break }
      if number(at: field, size: 2) == 1 {
        var next = field + 4
        func take(_ value: inout Int) -> Bool {
          guard value == absent else { return true }
          // The highest byte is 0 for any size that fits into memory.
          guard next + 8 <= end, self[next + 7] == 0 else { return false }
          value = number(at: next, size: 7)
          next += 8
          return true
        }
        guard take(&whole), take(&packed), take(&start) else { return nil }
      }
      field = end
    }
    guard packed != absent, whole != absent, start != absent else { return nil }
    return (packed, whole, start)
  }
}
