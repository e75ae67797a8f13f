// What is on the disk when a save returns: the file, and the folder that names it. Only the kernel knows, so these tests
// put a function of their own in the place of fsync. On macOS files are synced by another call.

#if os(Linux)
  import Glibc
  import Synchronization
  import Testing

  @testable import Storage

  /// The files and folders that this process has synced.
  private let synced = Mutex<Set<FileIdentity>>([])

  private struct FileIdentity: Hashable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) { (device, number) = (status.st_dev, status.st_ino) }

    init(of path: String) {
      var status = stat()
      stat(path, &status)
      self.init(status)
    }
  }

  /// Called in place of the system's fsync, by everything in this process.
  @_cdecl("fsync") public func recordingSync(_ descriptor: Int32) -> Int32 {
    var status = stat()
    if fstat(descriptor, &status) == 0 { synced.withLock { _ = $0.insert(FileIdentity(status)) } }
    return fdatasync(descriptor)
  }

  struct SyncTests {
    let folder = try! TemporaryFolder()

    private func isSynced(_ path: String) -> Bool {
      let file = FileIdentity(of: path)
      return synced.withLock { $0.contains(file) }
    }

    @Test func `a saved file is on the disk, and so is its name`() throws {
      try AtomicFile.write([1], to: folder("file"))
      #expect(isSynced(folder("file")) && isSynced(folder.path))
    }

    @Test func `thousands of files are not waited for`() throws {
      try AtomicFile.write(to: folder("file"), isDurable: false) { (write) throws(StorageError) in
        try write([1].span)
      }
      #expect(!isSynced(folder("file")) && !isSynced(folder.path))
    }

    @Test func `the name of a new folder is on the disk`() throws {
      try StagedFolder(for: folder("new")).commit()
      #expect(isSynced(folder.path))
    }
  }
#endif
