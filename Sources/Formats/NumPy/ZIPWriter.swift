// Generates the headers of a ZIP archive of stored (uncompressed) entries in file order, so an archive can be written
// entry by entry without holding it in memory. Equal entries give equal archives, because every date is the earliest
// that the format allows.

import Storage

/// A ZIP archive being written.
///
/// Each entry is a local header with its name, followed by its bytes. The central directory at the end repeats the
/// headers with the offset of each entry; an end record gives the offset of the directory. Numbers are little-endian.
/// Source: PKWARE, "APPNOTE.TXT", <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3 and 4.4.
public struct ZIPWriter {
  private var directory: [UInt8] = []
  private var count: UInt16 = 0
  private var position = 0

  /// The largest archive in bytes: offsets have 32 bits.
  public static let largestArchive = Int(UInt32.max)
  /// 1 January 1980, midnight. The date is (year - 1980) << 9 | month << 5 | day.
  private static let date: (time: UInt16, day: UInt16) = (0, 1 << 5 | 1)
  /// Stored entries need only version 1.0 of the format.
  private static let version: UInt16 = 10

  public init() {}

  /// The local header of the next entry, to be followed by its `size` bytes, whose CRC-32 is `sum`.
  ///
  /// Traps if the name is not ASCII or the archive would exceed `largestArchive`.
  public mutating func header(of name: String, size: Int, sum: UInt32) -> [UInt8] {
    precondition(name.utf8.allSatisfy { $0 < 0x80 }, "'\(name)' is not ASCII")
    let start = UInt32(position)
    let common = Self.header(size: UInt32(size), sum: sum, nameLength: name.utf8.count)

    var local: [UInt8] = []
    local.append(littleEndian: 0x0403_4B50 as UInt32)
    local += common + Array(name.utf8)

    directory.append(littleEndian: 0x0201_4B50 as UInt32)
    directory.append(littleEndian: Self.version)
    directory += common
    // No comment, disk 0, no internal (2 bytes each) or external (4 bytes) attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(littleEndian: start)
    directory += Array(name.utf8)
    count += 1
    position += local.count + size
    return local
  }

  /// The bytes after the last entry: the central directory and the end record.
  public func end() -> [UInt8] {
    var end: [UInt8] = []
    end.append(littleEndian: 0x0605_4B50 as UInt32)
    // This disk and the directory's disk are both number 0.
    end += [0, 0, 0, 0]
    end.append(littleEndian: count)
    end.append(littleEndian: count)
    end.append(littleEndian: UInt32(directory.count))
    end.append(littleEndian: UInt32(position))
    end += [0, 0]
    return directory + end
  }

  /// The fields that a local header and a directory header share.
  private static func header(size: UInt32, sum: UInt32, nameLength: Int) -> [UInt8] {
    var header: [UInt8] = []
    header.append(littleEndian: version)
    // No flags, and method 0: stored.
    header += [0, 0, 0, 0]
    header.append(littleEndian: date.time)
    header.append(littleEndian: date.day)
    header.append(littleEndian: sum)
    header.append(littleEndian: size)
    header.append(littleEndian: size)
    header.append(littleEndian: UInt16(nameLength))
    header += [0, 0]
    return header
  }
}
