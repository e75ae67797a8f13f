// The headers of a ZIP archive of stored entries, in the order in which a file needs them, so that an archive can be
// written entry by entry and need not be in memory. Nothing is compressed. Equal entries give equal archives, since every
// date is the format's first.

import Storage

/// A ZIP archive in the making.
///
/// Each entry is a local header with its name, then its bytes; after all of them the central directory repeats the
/// headers with where each entry begins, and an end record says where the directory is. Numbers are little-endian.
/// Source: PKWARE, "APPNOTE.TXT", <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3 and 4.4.
public struct ZIPWriter {
  private var directory: [UInt8] = []
  private var count: UInt16 = 0
  private var position = 0

  /// No archive is larger: offsets have 32 bits.
  public static let largestArchive = Int(UInt32.max)
  /// 1 January 1980 at midnight: years since 1980 << 9 | month << 5 | day, after the time of day.
  private static let date: (time: UInt16, day: UInt16) = (0, 1 << 5 | 1)
  /// Version 1.0 of the format is all that a stored entry needs.
  private static let version: UInt16 = 10

  public init() {}

  /// The local header of the next entry, whose `size` bytes with the CRC-32 `sum` must follow it.
  ///
  /// Traps when the name is not ASCII or the archive would be larger than `largestArchive`.
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
    // No comment, disk 0, no attributes within (2 bytes each) and without (4).
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(littleEndian: start)
    directory += Array(name.utf8)
    count += 1
    position += local.count + size
    return local
  }

  /// What follows the last entry: the directory and the end record.
  public func end() -> [UInt8] {
    var end: [UInt8] = []
    end.append(littleEndian: 0x0605_4B50 as UInt32)
    // This disk and the directory's are the first.
    end += [0, 0, 0, 0]
    end.append(littleEndian: count)
    end.append(littleEndian: count)
    end.append(littleEndian: UInt32(directory.count))
    end.append(littleEndian: UInt32(position))
    end += [0, 0]
    return directory + end
  }

  /// What a local header and the directory's have in common.
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
