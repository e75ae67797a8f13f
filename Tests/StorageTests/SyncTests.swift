// What is on the disk when a save returns: the file, and the folder that names it. Only the kernel knows, so these tests
// put a function of their own in the place of fsync. On macOS files are synced by another call.

#if os(Linux)
  import Glibc
  import Synchronization
  import Testing

  @testable import Storage

  /// The paths that this process has synced, by their names at that time.
  private let synced = Mutex<Set<String>>([])

  /// Called in place of the system's fsync, by everything in this process.
  @_cdecl("fsync") public func recordingSync(_ descriptor: Int32) -> Int32 {
    if let path = realpath("/proc/self/fd/\(descriptor)", nil) {
      synced.withLock { _ = $0.insert(String(cString: path)) }
      free(path)
    }
    return fdatasync(descriptor)
  }

  struct SyncTests {
    let folder = try! TemporaryFolder()

    /// Whether the folder was synced, and whether a file in it was, which has another name until it is whole.
    private func isSynced() throws -> (folder: Bool, file: Bool) {
      let path = try #require(realpath(folder.path, nil))
      defer { free(path) }
      let folder = String(cString: path)
      return synced.withLock { paths in
        (paths.contains(folder), paths.contains { $0.hasPrefix(folder + "/") })
      }
    }

    @Test func `a saved file is on the disk, and so is its name`() throws {
      try AtomicFile.write([1], to: folder("file"))
      #expect(try isSynced() == (true, true))
    }

    @Test func `thousands of files are not waited for`() throws {
      try AtomicFile.write(to: folder("file"), isDurable: false) { (write) throws(StorageError) in
        try write([1].span)
      }
      #expect(try isSynced() == (false, false))
    }

    @Test func `the name of a new folder is on the disk`() throws {
      try StagedFolder(for: folder("new")).commit()
      #expect(try isSynced().folder)
    }
  }
#endif
