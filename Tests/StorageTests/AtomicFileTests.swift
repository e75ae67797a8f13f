// AtomicFile: what is kept, what is replaced, and that no failure leaves anything behind.

import Foundation
import Storage
import Synchronization
import Testing

/// Limits the size of the files that this process may write, for good.
private func limitFileSize(to size: rlim_t) {
  var limit = rlimit(rlim_cur: size, rlim_max: size)
  #if canImport(Darwin)
    setrlimit(RLIMIT_FSIZE, &limit)
  #else
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #endif
}

struct AtomicFileTests {
  let folder = try! TemporaryFolder()

  @Test(arguments: [0, 1, 5_000_000])
  func `writes new file`(count: Int) throws {
    let bytes = ByteBuffer([UInt8](repeating: 3, count: count))
    try AtomicFile.write(bytes, to: folder("file"))
    #expect(try ByteBuffer(folder.bytes(of: "file")) == bytes)
    #expect(try folder.names == ["file"])
  }

  @Test func `replaces file and keeps its permissions`() throws {
    try folder.write([1, 2, 3], to: "file")
    chmod(folder("file"), 0o640)
    try AtomicFile.write(ByteBuffer([4]), to: folder("file"))
    #expect(try folder.bytes(of: "file") == [4])
    #expect(mode(of: "file") == 0o640)
  }

  /// No longer wanted at the first stretch, at the second, or when all of it is written.
  @Test(arguments: 0...2)
  func `a file that is no longer wanted leaves the old one`(stretches: Int) throws {
    try folder.write([1], to: "file")
    var asked = 0
    #expect(throws: StorageError.cancelled) {
      try AtomicFile.write(
        to: folder("file"),
        isWanted: {
          asked += 1
          return asked <= stretches
        }
      ) { (write) throws(StorageError) in
        for _ in 0..<2 { try write([2].span) }
      }
    }
    #expect(try folder.bytes(of: "file") == [1])
    #expect(try folder.names == ["file"])
  }

  @Test func `new file gets the permissions that any programs file gets`() throws {
    close(open(folder("plain"), O_CREAT | O_WRONLY, 0o666))
    try AtomicFile.write([4], to: folder("file"))
    #expect(mode(of: "file") == mode(of: "plain"))
  }

  @Test(arguments: ["file", "./file", "absolute"])
  func `symbolic link is kept and its file replaced`(link: String) throws {
    try folder.write([1], to: "file")
    symlink(link == "absolute" ? folder("file") : link, folder("link"))
    symlink("link", folder("chain"))
    try AtomicFile.write([2], to: folder("chain"))
    #expect(try folder.bytes(of: "file") == [2])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("chain")) == "link")
    #expect(try folder.names == ["chain", "file", "link"])
  }

  @Test func `many links are followed`() throws {
    symlink("file", folder("link-0"))
    for number in 1...20 { symlink("link-\(number - 1)", folder("link-\(number)")) }
    try AtomicFile.write([2], to: folder("link-20"))
    #expect(try folder.bytes(of: "file") == [2])
  }

  @Test func `symbolic link to nothing yet makes its file`() throws {
    mkdir(folder("inner"), 0o777)
    symlink("inner/file", folder("link"))
    try AtomicFile.write([2], to: folder("link"))
    #expect(try folder.bytes(of: "inner/file") == [2])
  }

  @Test func `loop of links`() throws {
    symlink("loop", folder("loop"))
    #expect(throws: StorageError.failed(.open, errno: ELOOP)) {
      try AtomicFile.write([2], to: folder("loop"))
    }
    #expect(try folder.names == ["loop"])
  }

  @Test func `file in the current folder`() throws {
    // The path has no slash; run where the current folder is another process's own.
    let name = ".storage-test-" + UUID().uuidString
    defer { unlink(name) }
    try AtomicFile.write([5], to: name)
    #expect(try ByteBuffer(contentsOf: name, limit: 1).array == [5])
  }

  @Test func `folder is not replaced`() throws {
    mkdir(folder("inner"), 0o777)
    #expect(throws: StorageError.isFolder) { try AtomicFile.write([1], to: folder("inner")) }
    #expect(throws: StorageError.isFolder) { try AtomicFile.write([1], to: folder("new/")) }
    #expect(try folder.names == ["inner"])
  }

  @Test func `only a file is replaced`() throws {
    try folder.write([1], to: "file")
    mkdir(folder("inner"), 0o777)
    symlink("file", folder("link"))
    symlink("nothing", folder("dangling"))
    #expect(AtomicFile.replacesFile(at: folder("file")))
    #expect(AtomicFile.replacesFile(at: folder("link")))
    for path in [folder("dangling"), folder("inner"), folder("new"), folder("file/x"), "/dev/null", ""] {
      #expect(!AtomicFile.replacesFile(at: path), "\(path)")
    }
  }

  @Test func `rename that fails leaves nothing`() throws {
    let name = String(repeating: "n", count: 256)
    #expect(throws: StorageError.failed(.replace, errno: ENAMETOOLONG)) {
      try AtomicFile.write([1], to: folder(name))
    }
    #expect(try folder.names == [])
  }

  @Test func `long name is known beforehand`() throws {
    try AtomicFile.requireWritable(folder(String(repeating: "n", count: 255)))
    for count in [256, 5000] {
      #expect(throws: StorageError.failed(.create, errno: ENAMETOOLONG)) {
        try AtomicFile.requireWritable(folder(String(repeating: "n", count: count)))
      }
    }
  }

  @Test func `what cannot be written is known beforehand, and nothing is made`() throws {
    mkdir(folder("inner"), 0o777)
    try folder.write([1], to: "file")
    for path in [folder("file"), folder("new"), folder("inner/new"), "new", "/dev/null"] {
      try AtomicFile.requireWritable(path)
    }
    for path in [folder("inner"), folder("new/"), "."] {
      #expect(throws: StorageError.isFolder) { try AtomicFile.requireWritable(path) }
    }
    #expect(throws: StorageError.missing) { try AtomicFile.requireWritable("") }
    #expect(throws: StorageError.noParentFolder) { try AtomicFile.requireWritable(folder("none/file")) }
    #expect(throws: StorageError.notFolder) { try AtomicFile.requireWritable(folder("file/inside")) }
    #expect(try folder.names == ["file", "inner"])
  }

  /// A device is written to wherever it is, a file only where its folder may change.
  @Test func `a folder that may not change is known beforehand`() async throws {
    chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) { [path = folder("file") as String] in
      becomeOrdinaryUser()
      #expect(throws: StorageError.noPermission(.create)) { try AtomicFile.requireWritable(path) }
      try AtomicFile.requireWritable("/dev/null")
    }
    chmod(folder.path, 0o777)
  }

  @Test func `folder must exist`() {
    #expect(throws: StorageError.noParentFolder) { try AtomicFile.write([1], to: folder("none/file")) }
    #expect(throws: StorageError.missing) { try AtomicFile.write([1], to: "") }
  }

  @Test func `parent must be a folder`() throws {
    try folder.write([1], to: "file")
    #expect(throws: StorageError.notFolder) { try AtomicFile.write([1], to: folder("file/inside")) }
    #expect(try folder.bytes(of: "file") == [1])
  }

  @Test func `read only folder`() async throws {
    try folder.write([1], to: "file")
    chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) { [path = folder("file") as String] in
      becomeOrdinaryUser()
      #expect(throws: StorageError.noPermission(.create)) { try AtomicFile.write([2], to: path) }
    }
    chmod(folder.path, 0o777)
    #expect(try folder.bytes(of: "file") == [1])
    #expect(try folder.names == ["file"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `full device`() {
    #expect(throws: StorageError.diskFull) { try AtomicFile.write([1], to: "/dev/full") }
  }

  @Test func `device is written to and not replaced`() throws {
    try AtomicFile.write([1, 2, 3], to: "/dev/null")
    #expect(try ByteBuffer(contentsOf: "/dev/null", limit: 10).isEmpty)
    #expect(try !Folder.names(in: "/dev").contains { $0.hasPrefix(".saving-") })
  }

  // A pipe that is emptied slowly while signals interrupt the writer: calls fall short, or fail with EINTR.
  @Test func `interrupted writes lose nothing`() async throws {
    mkfifo(folder("pipe"), 0o666)
    await #expect(processExitsWith: .success) { [path = folder("pipe") as String] in
      let writer = InterruptibleThread()
      let bytes = (0..<400_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
      let received = Mutex<[UInt8]>([])
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        let reader = open(path, O_RDONLY)
        var piece = [UInt8](repeating: 0, count: 10_000)
        while case let count = read(reader, &piece, piece.count), count > 0 {
          received.withLock { $0 += piece[..<count] }
          // The first ends a call that wrote something, the second one that did not.
          for _ in 0..<2 {
            usleep(500)
            writer.interrupt()
          }
        }
        done.signal()
      }
      try AtomicFile.write(bytes, to: path)
      done.wait()
      #expect(ByteBuffer(received.withLock { $0 }) == ByteBuffer(bytes))
    }
  }

  // In a process of its own, as the limit cannot be taken back; exiting at all shows that no SIGXFSZ came.
  @Test func `file size limit is an error and not a signal`() async throws {
    try folder.write([1], to: "file")
    await #expect(processExitsWith: .success) { [path = folder("file") as String] in
      limitFileSize(to: 1000)
      #expect(throws: StorageError.overFileSizeLimit(size: 1001)) {
        try AtomicFile.write([UInt8](repeating: 2, count: 1001), to: path)
      }
      // As many as may be written are.
      try AtomicFile.write([UInt8](repeating: 3, count: 1000), to: path + "-of-1000")
    }
    #expect(try folder.bytes(of: "file") == [1])
    #expect(try folder.bytes(of: "file-of-1000") == [UInt8](repeating: 3, count: 1000))
    #expect(try folder.names == ["file", "file-of-1000"])
  }

  @Test func `temporary files whose processes are gone are removed`() async throws {
    let abandoned = [".saving-0123456789abcdef", ".saving-00000000000000ff"]
    let others = [
      ".saving-0123456789abcde", ".saving-0123456789abcdeg", ".saving-", "saving-0123456789abcdef",
    ]
    for name in abandoned + others { try folder.write([1], to: name) }
    mkdir(folder(".saving-1111111111111111"), 0o777)
    mkfifo(folder(".saving-2222222222222222"), 0o666)
    symlink(others[0], folder(".saving-3333333333333333"))
    // In a process of its own: to open the pipe would wait for ever.
    await #expect(processExitsWith: .success) { [path = folder("file") as String] in
      InterruptibleThread.endProcess(after: 30)
      try AtomicFile.write([2], to: path)
    }
    let kept = [".saving-1111111111111111", ".saving-2222222222222222", ".saving-3333333333333333", "file"]
    #expect(try folder.names == (others + kept).sorted())
  }

  @Test func `temporary files in the current folder are removed as well`() async throws {
    try folder.write([1], to: ".saving-0123456789abcdef")
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      chdir(path)
      try AtomicFile.write([2], to: "file")
    }
    #expect(try folder.names == ["file"])
  }

  /// The stretches of a file count together, and up to the limit.
  @Test func `file size limit counts what was written before`() async throws {
    try folder.write([1], to: "file")
    await #expect(processExitsWith: .success) { [path = folder("file") as String] in
      limitFileSize(to: 1000)
      func write(_ stretches: Int, to path: String) throws(StorageError) {
        try AtomicFile.write(to: path) { (write) throws(StorageError) in
          for _ in 0..<stretches { try write([UInt8](repeating: 2, count: 500).span) }
        }
      }
      #expect(throws: StorageError.overFileSizeLimit(size: 1500)) { try write(3, to: path) }
      try write(2, to: path + "-of-1000")
    }
    #expect(try folder.bytes(of: "file") == [1])
    #expect(try folder.bytes(of: "file-of-1000").count == 1000)
  }

  @Test func `temporary file of a living process is kept`() throws {
    let name = ".saving-0123456789abcdef"
    try folder.write([1], to: name)
    let held = open(folder(name), O_RDONLY)
    #expect(flock(held, LOCK_EX) == 0)
    try AtomicFile.write([2], to: folder("file"))
    #expect(try folder.names == [name, "file"])
    // Closing alone would not do: a process that another test starts meanwhile may have inherited the lock.
    flock(held, LOCK_UN)
    close(held)
    // A process looks through a folder once; under another name this one is another.
    try AtomicFile.write([2], to: folder("./file"))
    #expect(try folder.names == ["file"])
  }

  @Test func `writers of one path leave one of their files whole`() throws {
    let contents = (0..<8).map { [UInt8](repeating: UInt8($0), count: 300_000 + $0) }
    let path: String = folder("file")
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      for _ in 0..<10 { try! AtomicFile.write(contents[writer], to: path) }
    }
    let bytes = try folder.bytes(of: "file")
    let isWhole = contents.contains(bytes)
    #expect(isWhole)
    #expect(try folder.names == ["file"])
  }

  private func mode(of name: String) -> mode_t {
    var status = stat()
    stat(folder(name), &status)
    return status.st_mode & 0o7777
  }
}
