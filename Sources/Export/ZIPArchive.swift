// A ZIP archive of stored files: put together, never compressed, never read. Equal files give equal archives, since
// every date is the format's first.

import Storage

/// A ZIP archive in the making.
///
/// Each file is a local header, its name, its bytes; after all of them the central directory repeats the headers
/// with where each file begins, and an end record says where the directory is. Numbers are little-endian.
/// Source: PKWARE, "APPNOTE.TXT", <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3 and 4.4.
struct ZIPArchive {
  private var files: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// 1 January 1980 at midnight: years since 1980 << 9 | month << 5 | day, after the time of day.
  private static let date: (time: UInt16, day: UInt16) = (0, 1 << 5 | 1)
  /// Version 1.0 of the format is all that a stored file needs.
  private static let version: UInt16 = 10

  /// Adds a file; traps when its name is not ASCII or the archive would reach 4 GB.
  mutating func add(_ content: [UInt8], as name: String) {
    precondition(name.utf8.allSatisfy { $0 < 0x80 }, "'\(name)' is not ASCII")
    let start = UInt32(files.count)
    let header = Self.header(of: content, nameLength: name.utf8.count)

    files.append(littleEndian: 0x0403_4B50 as UInt32)
    files += header
    files += Array(name.utf8) + content

    directory.append(littleEndian: 0x0201_4B50 as UInt32)
    directory.append(littleEndian: Self.version)
    directory += header
    // No comment, disk 0, no attributes within (2 bytes each) and without (4).
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(littleEndian: start)
    directory += Array(name.utf8)
    count += 1
  }

  /// The archive's bytes.
  func encoded() -> [UInt8] {
    var end: [UInt8] = []
    end.append(littleEndian: 0x0605_4B50 as UInt32)
    // This disk and the directory's are the first.
    end += [0, 0, 0, 0]
    end.append(littleEndian: count)
    end.append(littleEndian: count)
    end.append(littleEndian: UInt32(directory.count))
    end.append(littleEndian: UInt32(files.count))
    end += [0, 0]
    return files + directory + end
  }

  /// What a local header and the directory's have in common.
  private static func header(of content: [UInt8], nameLength: Int) -> [UInt8] {
    var header: [UInt8] = []
    header.append(littleEndian: version)
    // No flags, and method 0: stored.
    header += [0, 0, 0, 0]
    header.append(littleEndian: date.time)
    header.append(littleEndian: date.day)
    header.append(littleEndian: Zlib.crc32(content.span))
    header.append(littleEndian: UInt32(content.count))
    header.append(littleEndian: UInt32(content.count))
    header.append(littleEndian: UInt16(nameLength))
    header += [0, 0]
    return header
  }
}
