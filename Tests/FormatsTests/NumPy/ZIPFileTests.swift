// Archives: stored and deflated entries, lies in their headers, and every truncation and bit flip of a small one.

import Storage
import Testing

@testable import Formats

/// A ZIP archive of one entry, `packed` being its content compressed by `method`. With `extra`, an extra field of the
/// directory, the directory leaves the sizes to it.
func zip(
  _ name: String, _ content: [UInt8], packed: [UInt8]? = nil, method: UInt8 = 0, flags: UInt8 = 0,
  size: Int? = nil, extra: [UInt8] = []
) -> [UInt8] {
  func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
  let data = packed ?? content
  let sum = Int(ByteBuffer(content).withSpan { Zlib.crc32($0) })
  let shared: [UInt8] =
    [20, 0, flags, 0, method, 0, 0, 0, 0, 0] + little(sum, 4) + little(data.count, 4)
    + little(size ?? content.count, 4) + little(name.utf8.count, 2) + [0, 0]
  let local = [0x50, 0x4B, 3, 4] + shared + Array(name.utf8) + data
  var listed = shared
  if !extra.isEmpty {
    listed.replaceSubrange(14..<22, with: [UInt8](repeating: 255, count: 8))
    listed[24] = UInt8(extra.count)
  }
  let directory =
    [0x50, 0x4B, 1, 2, 20, 0] + listed + [UInt8](repeating: 0, count: 10) + little(0, 4) + Array(name.utf8)
    + extra
  return local + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0] + little(directory.count, 4)
    + little(local.count, 4) + [0, 0]
}

/// Content as bare deflate data.
func deflated(_ content: [UInt8]) -> [UInt8] {
  // Zlib data without its header of 2 bytes and its sum of 4.
  Array(Zlib.deflate(content).dropFirst(2).dropLast(4))
}

struct ZIPFileTests {
  private static let content = [UInt8](repeating: 7, count: 300) + [1, 2, 3]

  @Test func `stored and deflated entries are read`() throws {
    for bytes in [
      zip("a.npy", Self.content), zip("a.npy", Self.content, packed: deflated(Self.content), method: 8),
    ] {
      let file = try ZIPFile(ByteBuffer(bytes))
      #expect(file.names == ["a.npy"])
      #expect(try file.content(of: "a.npy", limit: 1_000)?.array == Self.content)
      #expect(try file.content(of: "b.npy", limit: 1_000) == nil)
    }
  }

  @Test func `sizes too large for their fields stand in the field of ZIP64`() throws {
    let size: [UInt8] = [UInt8(303 & 255), 1, 0, 0, 0, 0, 0, 0]
    let (other, sizes): ([UInt8], [UInt8]) = ([9, 0, 2, 0, 1, 1], [16, 0] + size + size)
    let file = try ZIPFile(ByteBuffer(zip("a", Self.content, extra: other + [1, 0] + sizes)))
    #expect(try file.content(of: "a", limit: 303)?.array == Self.content)
    for extra in [[2, 0] + sizes, [1, 0, 8, 0] + size, other] {
      #expect(throws: ZIPError.self) { try ZIPFile(ByteBuffer(zip("a", Self.content, extra: extra))) }
    }
  }

  @Test(arguments: [4, 6]) func `several disks are refused`(place: Int) {
    var bytes = zip("a", Self.content)
    let end = bytes.count - 22
    bytes[end + place] = 1
    #expect(throws: ZIPError.badDirectory(at: end)) { try ZIPFile(ByteBuffer(bytes)) }
  }

  @Test func `headers that lie are refused before memory is taken`() throws {
    func read(_ bytes: [UInt8], limit: Int = 1 << 40) throws -> ByteBuffer? {
      try ZIPFile(ByteBuffer(bytes)).content(of: "a", limit: limit)
    }
    let packed = deflated(Self.content)
    #expect(try read(zip("a", Self.content), limit: 303)?.array == Self.content)
    #expect(try read(zip("a", Self.content, packed: packed, method: 8), limit: 303)?.array == Self.content)
    #expect(throws: ZIPError.tooLarge("a", size: 303, limit: 302)) {
      try read(zip("a", Self.content), limit: 302)
    }
    #expect(throws: ZIPError.self) {
      try read(zip("a", Self.content, packed: packed, method: 8, size: 1 << 31))
    }
    #expect(throws: ZIPError.self) { try read(zip("a", Self.content, packed: packed, method: 8, size: 302)) }
    #expect(throws: ZIPError.badEntry("a")) { try read(zip("a", Self.content, size: 302)) }
    #expect(throws: ZIPError.method(9, "a")) { try read(zip("a", Self.content, method: 9)) }
    #expect(throws: ZIPError.encrypted("a")) { try read(zip("a", Self.content, flags: 1)) }
    var wrong = zip("a", Self.content)
    wrong[40] ^= 1
    #expect(throws: ZIPError.wrongSum("a")) { try read(wrong) }
    #expect(throws: ZIPError.noDirectory) { try ZIPFile(ByteBuffer(Array("PK\u{3}\u{4}".utf8))) }
  }
}

extension ZIPFileTests {
  /// An archive of stored entries, each holding its own name, with so many bytes of extra fields after each name in its
  /// own header and in the directory, and of a comment in the directory.
  private func archive(_ names: [String], local: Int = 0, extra: Int = 0, comment: Int = 0) -> [UInt8] {
    func spare(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
    var (files, directory): ([UInt8], [UInt8]) = ([], [])
    for name in names {
      let bytes = Array(name.utf8)
      var shared: [UInt8] = [20, 0] + spare(8)
      shared.append(littleEndian: ByteBuffer(bytes).withSpan { Zlib.crc32($0) })
      for _ in 0..<2 { shared.append(littleEndian: UInt32(bytes.count)) }
      shared.append(littleEndian: UInt16(bytes.count))
      directory += [0x50, 0x4B, 1, 2, 20, 0]
      directory += shared
      directory.append(littleEndian: UInt16(extra))
      directory.append(littleEndian: UInt16(comment))
      directory += spare(8)
      directory.append(littleEndian: UInt32(files.count))
      directory += bytes + spare(extra + comment)
      files += [0x50, 0x4B, 3, 4]
      files += shared
      files.append(littleEndian: UInt16(local))
      files += bytes + spare(local) + bytes
    }
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    for _ in 0..<2 { end.append(littleEndian: UInt16(names.count)) }
    end.append(littleEndian: UInt32(directory.count))
    end.append(littleEndian: UInt32(files.count))
    return files + directory + end + spare(2)
  }

  @Test(arguments: [(0, 0, 0), (5, 0, 0), (0, 5, 0), (0, 0, 5), (3, 4, 5)])
  func `extra fields and comments are passed over`(local: Int, extra: Int, comment: Int) throws {
    let names = ["a", "bc", "def"]
    let bytes = archive(names, local: local, extra: extra, comment: comment)
    let file = try ZIPFile(ByteBuffer(bytes))
    #expect(file.names == names)
    for name in names { #expect(try file.content(of: name, limit: 3)?.array == Array(name.utf8)) }
  }

  @Test(arguments: [(10_000, true), (10_001, false)])
  func `an archive has so many entries`(count: Int, isRead: Bool) {
    var archive = ZIPWriter()
    let names = (0..<count).map(String.init)
    let bytes = names.flatMap { archive.header(of: $0, size: 0, sum: 0) }
    let file = try? ZIPFile(ByteBuffer(bytes + archive.end()))
    #expect((file?.names == names) == isRead)
  }

  @Test func `a name stands once`() {
    #expect(throws: ZIPError.repeatedName("b")) { try ZIPFile(ByteBuffer(archive(["b", "a", "b"]))) }
  }

  /// By the flag of a cipher, or by that of a strong one.
  @Test(arguments: [0x01, 0x40, 0x41] as [UInt8])
  func `ciphers are refused`(flags: UInt8) {
    #expect(throws: ZIPError.encrypted("a")) {
      try ZIPFile(ByteBuffer(zip("a", Self.content, flags: flags))).content(of: "a", limit: 1_000)
    }
  }

  /// A change of the first byte of what says where the entry is, of the entry's own header and of the directory's.
  @Test func `headers are known by their marks`() throws {
    let bytes = zip("a", Self.content)
    let directory = bytes.count - 22 - 47
    func changed(_ place: Int, to value: UInt8) -> ByteBuffer {
      var bytes = bytes
      bytes[place] = value
      return ByteBuffer(bytes)
    }
    #expect(throws: ZIPError.badDirectory(at: directory)) { try ZIPFile(changed(directory, to: 0x51)) }
    for (place, value) in [(0, 0x51), (directory + 42, 1), (directory + 45, 0x7F)] as [(Int, UInt8)] {
      #expect(throws: ZIPError.badEntry("a")) {
        try ZIPFile(changed(place, to: value)).content(of: "a", limit: 1_000)
      }
    }
  }

  /// The end record is the one that ends the file: another mark may stand in a comment.
  @Test func `a comment may hold the mark of an end`() throws {
    var bytes = zip("a", Self.content)
    let comment = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 1, count: 30)
    bytes[bytes.count - 2] = UInt8(comment.count)
    #expect(try ZIPFile(ByteBuffer(bytes + comment)).names == ["a"])
  }

  /// In the field of ZIP64, the whole size comes before the packed one.
  @Test func `sizes of ZIP64 have an order`() throws {
    let packed = deflated(Self.content)
    func field(_ sizes: [Int], top: UInt64 = 0) -> [UInt8] {
      var bytes: [UInt8] = [1, 0, 16, 0]
      for size in sizes { bytes.append(littleEndian: UInt64(size) | top << 56) }
      return bytes
    }
    func archive(_ extra: [UInt8]) -> ByteBuffer {
      ByteBuffer(zip("a", Self.content, packed: packed, method: 8, extra: extra))
    }
    let file = try ZIPFile(archive(field([303, packed.count])))
    #expect(try file.content(of: "a", limit: 303)?.array == Self.content)
    #expect(throws: ZIPError.self) {
      try ZIPFile(archive(field([packed.count, 303]))).content(of: "a", limit: 1_000)
    }
    #expect(throws: ZIPError.self) { try ZIPFile(archive(field([303, packed.count], top: 1))) }
  }

  @Test func `an array that is not as long as its entry is refused before it is unpacked`() throws {
    func read(_ array: [UInt8], size: Int? = nil, damaged: Bool = false) throws -> NumberArray? {
      var packed = deflated(array)
      // A block of an unknown kind, behind the header that is looked at.
      if damaged {
        packed.replaceSubrange(packed.count / 2..<packed.count, with: [UInt8](repeating: 255, count: 9))
      }
      let file = try ZIPFile(ByteBuffer(zip("a.npy", array, packed: packed, method: 8, size: size)))
      return try NumberArray(npy: "a.npy", in: file, limit: 1 << 40)
    }
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<500_000).map { _ in UInt8.random(in: 0...15, using: &generator) }
    #expect(try read(npy("|u1", "(500000,)", noise))?.bytes.array == noise)
    #expect(throws: ZIPError.self) { try read(npy("|u1", "(500000,)", noise), damaged: true) }
    #expect(throws: NPYError.wrongSize([3], declared: 3, found: 500_000)) {
      try read(npy("|u1", "(3,)", noise), damaged: true)
    }
    // The directory says as little as the array, and more comes out.
    let short = npy("|u1", "(3,)", [1, 2, 3])
    #expect(throws: ZIPError.damaged("a.npy", "\(ZlibError.tooLong(expectedBytes: short.count))")) {
      try read(npy("|u1", "(3,)", noise), size: short.count)
    }
  }

  /// As long as a comment may be, the end record is looked for.
  @Test(arguments: [(65_535, true), (65_536, false)])
  func `a comment has a length`(length: Int, isRead: Bool) throws {
    var bytes = zip("a", Self.content)
    bytes.replaceSubrange(
      bytes.count - 2..<bytes.count, with: [UInt8(length & 0xFF), UInt8(length >> 8 & 0xFF)])
    bytes += [UInt8](repeating: 32, count: length)
    #expect((try? ZIPFile(ByteBuffer(bytes)).names == ["a"]) ?? false == isRead)
  }
}

struct DataFormatsMutationTests {
  private static let files: [String: [UInt8]] = {
    let array = npy("<f4", "(1, 2, 2)", [UInt8](repeating: 0x3E, count: 16))
    return [
      "npy": array, "stored": zip("x.npy", array),
      "deflated": zip("x.npy", array, packed: deflated(array), method: 8),
      "csv": Array("label,a,b,c,d\n7,0,1,2,255\n3,9.5,8,7,6\n".utf8),
    ]
  }()

  /// Reads the bytes as whatever they may be; nothing may trap.
  private static func read(_ bytes: [UInt8]) {
    let buffer = ByteBuffer(bytes)
    _ = try? NumberArray(npy: buffer).pixels()
    _ = try? NumberArray(npy: buffer).labels()
    _ = try? PixelTable(buffer, limit: 1 << 20)
    guard let file = try? ZIPFile(buffer) else { return }
    for name in file.names { _ = try? file.content(of: name, limit: 1 << 20) }
  }

  @Test(arguments: files.keys.sorted())
  func `each truncation and each bit flip is read or refused`(kind: String) throws {
    let bytes = try #require(Self.files[kind])
    for count in 0..<bytes.count { Self.read(Array(bytes.prefix(count))) }
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        Self.read(damaged)
      }
    }
  }
}
