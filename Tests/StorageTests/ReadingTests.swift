// Reading paths and descriptors: every kind of file, every way to fail. Buffers are compared and not arrays,
// whose difference Swift Testing would spell out for minutes.

import Foundation
import Storage
import Testing

struct ReadingTests {
  let folder = try! TemporaryFolder()

  // On either side of where mapping begins, and of the page size.
  @Test(arguments: [0, 1, 4096, 65536, 65537, 524_287, 524_288, 524_289])
  func `reads whole file`(count: Int) throws {
    // 251 bytes over and over, doubled, since a debug build takes seconds for millions one by one.
    var bytes = [UInt8](0..<251)
    while bytes.count < count { bytes += bytes }
    bytes.removeLast(bytes.count - count)
    try folder.write(bytes, to: "file")
    #expect(try ByteBuffer(contentsOf: folder("file"), limit: count) == ByteBuffer(bytes))
  }

  // Shorter and longer than a stretch, mapped and not. Pages that were given back are read again.
  @Test(arguments: [0, 1000, 524_288, 4_194_304, 9_000_001])
  func `stretches are the whole file in order`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try folder.write(bytes, to: "file")
    let file = try ByteBuffer(contentsOf: folder("file"), limit: count)
    var read: [UInt8] = []
    file.withStretches { stretch in
      #expect(stretch.count <= 1 << 22)
      stretch.withUnsafeBufferPointer { read += $0 }
    }
    #expect(ByteBuffer(read) == ByteBuffer(bytes))
    #expect(file == ByteBuffer(bytes))
    var last: [UInt8] = []
    file[count / 3..<count].withStretches { stretch in last.append(stretch[stretch.count - 1]) }
    #expect(last.last == bytes.last)
  }

  @Test func `mapping outlives the files name`() throws {
    try folder.write([UInt8](repeating: 7, count: 600_000), to: "file")
    let buffer = try ByteBuffer(contentsOf: folder("file"), limit: 1 << 20)[599_000..<600_000]
    try AtomicFile.write([1], to: folder("file"))
    #expect(buffer.array == [UInt8](repeating: 7, count: 1000))
  }

  @Test(arguments: [10, 600_000])
  func `file over the limit is refused with its size`(count: Int) throws {
    try folder.write([UInt8](repeating: 1, count: count), to: "file")
    #expect(throws: StorageError.tooLarge(found: count, limit: count - 1)) {
      try ByteBuffer(contentsOf: folder("file"), limit: count - 1)
    }
  }

  @Test func `missing file`() {
    #expect(throws: StorageError.missing) { try ByteBuffer(contentsOf: folder("none"), limit: 1) }
    #expect(throws: StorageError.missing) { try ByteBuffer(contentsOf: "", limit: 1) }
  }

  @Test func `folder is no file`() {
    #expect(throws: StorageError.isFolder) { try ByteBuffer(contentsOf: folder.path, limit: 1) }
  }

  @Test func `file is no folder`() throws {
    try folder.write([1], to: "file")
    #expect(throws: StorageError.notFolder) { try ByteBuffer(contentsOf: folder("file/inside"), limit: 1) }
  }

  @Test func `no permission`() async throws {
    try folder.write([1], to: "file")
    chmod(folder("file"), 0)
    await #expect(processExitsWith: .success) { [path = folder("file") as String] in
      becomeOrdinaryUser()
      #expect(throws: StorageError.noPermission(.open)) { try ByteBuffer(contentsOf: path, limit: 1) }
    }
  }

  @Test func `symbolic link is followed and a loop is not`() throws {
    try folder.write([1, 2], to: "file")
    symlink("file", folder("link"))
    symlink("loop", folder("loop"))
    #expect(try ByteBuffer(contentsOf: folder("link"), limit: 2).array == [1, 2])
    #expect(throws: StorageError.failed(.open, errno: ELOOP)) {
      try ByteBuffer(contentsOf: folder("loop"), limit: 2)
    }
  }

  @Test(arguments: [0, 1, 65536, 65537, 200_000])
  func `reads pipe to its end`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try throughPipe(bytes, limit: count) == ByteBuffer(bytes))
  }

  @Test(arguments: [1, 65536, 200_000])
  func `pipe over the limit is refused`(count: Int) throws {
    let bytes = [UInt8](repeating: 1, count: count)
    #expect(throws: StorageError.tooLarge(found: nil, limit: count - 1)) {
      try throughPipe(bytes, limit: count - 1)
    }
  }

  @Test func `endless device stops at the limit`() {
    #expect(throws: StorageError.tooLarge(found: nil, limit: 1000)) {
      try ByteBuffer(contentsOf: "/dev/zero", limit: 1000)
    }
  }

  @Test func `empty device`() throws {
    #expect(try ByteBuffer(contentsOf: "/dev/null", limit: 10).isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"), "there is no /proc"))
  func `file that claims to be empty is read to its end`() throws {
    #expect(try !ByteBuffer(contentsOf: "/proc/self/status", limit: 1 << 20).isEmpty)
  }

  @Test func `descriptor is read from where it stands`() throws {
    try folder.write([UInt8](0..<10), to: "file")
    let descriptor = open(folder("file"), O_RDONLY)
    defer { close(descriptor) }
    lseek(descriptor, 4, SEEK_SET)
    #expect(try ByteBuffer(readingFrom: descriptor, limit: 6).array == [4, 5, 6, 7, 8, 9])
  }

  @Test func `descriptor that cannot be read`() {
    let descriptor = open(folder("file"), O_WRONLY | O_CREAT, 0o666)
    defer { close(descriptor) }
    #expect(throws: StorageError.failed(.read, errno: EBADF)) {
      try ByteBuffer(readingFrom: descriptor, limit: 10)
    }
  }

  @Test func `closed descriptor`() {
    #expect(throws: StorageError.failed(.read, errno: EBADF)) {
      try ByteBuffer(readingFrom: -1, limit: 10)
    }
  }

  // A pipe that stays empty while signals interrupt its reader: the call fails with EINTR, and is made again.
  @Test func `interrupted reads lose nothing`() async {
    await #expect(processExitsWith: .success) {
      let reader = InterruptibleThread()
      let pipe = Pipe()
      Thread.detachNewThread {
        for number in 0..<3 {
          // Many, as one that comes before the reader has begun to wait does not interrupt it.
          for _ in 0..<20 {
            usleep(500)
            reader.interrupt()
          }
          try! pipe.fileHandleForWriting.write(contentsOf: Data([UInt8(number)]))
        }
        try! pipe.fileHandleForWriting.close()
      }
      let bytes = try ByteBuffer(readingFrom: pipe.fileHandleForReading.fileDescriptor, limit: 10)
      #expect(bytes.array == [0, 1, 2])
    }
  }

  /// Reads `bytes` through a pipe that another thread fills.
  private func throughPipe(_ bytes: [UInt8], limit: Int) throws -> ByteBuffer {
    let pipe = Pipe()
    let writer = Thread {
      // A reader that gives up early closes its end: the write then fails, which is none of its concern.
      try? pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
      try? pipe.fileHandleForWriting.close()
    }
    signal(SIGPIPE, SIG_IGN)
    writer.start()
    defer { try? pipe.fileHandleForReading.close() }
    return try ByteBuffer(readingFrom: pipe.fileHandleForReading.fileDescriptor, limit: limit)
  }
}
