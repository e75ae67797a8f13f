// The temporary file that AtomicFile writes and renames: its creation and locking, and the removal of files left by
// processes that were killed.

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A new file `.saving-…`, locked while its process lives.
///
/// The lock distinguishes it from the files of dead processes. Its name is unpredictable and it is created
/// exclusively, so in a folder that others can write to, nobody can substitute a file of their own.
struct TemporaryFile: ~Copyable {
  private static let prefix = ".saving-"
  private static let digits = 16

  let path: String
  let file: Descriptor

  /// Creates a file in `folder`, which is empty or ends in a slash.
  init(in folder: String) throws(StorageError) {
    while true {
      let path = folder + Self.randomName()
      let file = try Descriptor(
        opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, failing: .create)
      // Between these calls another process may have removed it as abandoned; if so, try again.
      file.lock(waiting: true)
      if pathExists(path) {
        self.path = path
        self.file = file
        return
      }
    }
  }

  /// Creates a folder with such a name in `folder`, which is empty or ends in a slash, and returns its path.
  static func makeFolder(in folder: String) throws(StorageError) -> String {
    while true {
      let path = folder + randomName()
      if mkdir(path, 0o777) == 0 { return path }
      guard errno == EEXIST else { throw StorageError(.create, errno: errno) }
    }
  }

  private static func randomName() -> String {
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    return prefix + String(repeating: "0", count: digits - number.count) + number
  }

  /// The folders that this process has already cleaned up. Scanning a folder on every save would take longer with
  /// every file.
  private static let cleared = Mutex<Set<String>>([])

  /// Removes temporary files in `folder` that no living process has locked, once per process and folder. Skips files
  /// that it may not remove.
  static func removeAbandoned(in folder: String) {
    guard cleared.withLock({ $0.insert(folder).inserted }) else { return }
    guard let names = try? Folder.names(in: folder.isEmpty ? "." : folder) else { return }
    for path in names.filter(isTemporary).map({ folder + $0 }) {
      // Nonblocking, because others may have created a pipe with such a name.
      guard
        let file = try? Descriptor(
          opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, failing: .open)
      else { continue }
      // Check the name while holding the lock: the owner may just have renamed the file.
      if file.lock(waiting: false), file.isNamed(path) { unlink(path) }
    }
  }

  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + digits
      && name.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
  }
}

extension Descriptor {
  /// Locks the file for this process and returns whether that succeeded.
  ///
  /// On file systems without locks it always fails, so no file is ever considered abandoned.
  @discardableResult
  fileprivate func lock(waiting: Bool) -> Bool {
    while flock(number, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  /// Whether this is a regular file and `path` still refers to it.
  fileprivate func isNamed(_ path: String) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(number, &open) == 0 && lstat(path, &named) == 0 && open.st_mode & S_IFMT == S_IFREG
      && open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }
}
