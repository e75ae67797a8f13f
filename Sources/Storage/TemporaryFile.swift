// The unfinished file that AtomicFile fills before it takes its target's place, and what is left of such files when
// their process is killed. It is written and renamed by AtomicFile; here it is made, locked and cleared away.

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A new file `.saving-…` that is locked as long as its process lives.
///
/// The lock tells it from one whose process is gone. Its name cannot be guessed and must be free, so that in a
/// folder that others may write to nobody can put a file of theirs in its place.
struct TemporaryFile: ~Copyable {
  private static let prefix = ".saving-"
  private static let digits = 16

  let path: String
  let file: Descriptor

  /// A file in `folder`, a path that is empty or ends in a slash.
  init(in folder: String) throws(StorageError) {
    while true {
      let path = folder + Self.randomName()
      let file = try Descriptor(
        opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, failing: .create)
      // Between the two calls another process may have taken it for abandoned: then it is gone, and once more.
      file.lock(waiting: true)
      if pathExists(path) {
        self.path = path
        self.file = file
        return
      }
    }
  }

  /// Makes a folder with such a name in `folder`, a path that is empty or ends in a slash, and says its path.
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

  /// The folders that this process has cleared: to look through one for every file saved in it would take longer with
  /// every file.
  private static let cleared = Mutex<Set<String>>([])

  /// Removes the temporary files in `folder` that no living process holds, once; those that it may not are left.
  static func removeAbandoned(in folder: String) {
    guard cleared.withLock({ $0.insert(folder).inserted }) else { return }
    guard let names = try? Folder.names(in: folder.isEmpty ? "." : folder) else { return }
    for path in names.filter(isTemporary).map({ folder + $0 }) {
      // Without blocking: whoever may write to the folder can give a pipe such a name.
      guard
        let file = try? Descriptor(
          opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, failing: .open)
      else { continue }
      // Asked for its name while the lock is held: its process may just have renamed it.
      if file.lock(waiting: false), file.isNamed(path) { unlink(path) }
    }
  }

  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + digits
      && name.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
  }
}

extension Descriptor {
  /// Locks the file for this process, and says whether that went well.
  ///
  /// Where a file system knows no locks it never does, and nothing is ever found abandoned.
  @discardableResult
  fileprivate func lock(waiting: Bool) -> Bool {
    while flock(number, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  /// Whether this is a regular file and the one that bears the name `path`.
  fileprivate func isNamed(_ path: String) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(number, &open) == 0 && lstat(path, &named) == 0 && open.st_mode & S_IFMT == S_IFREG
      && open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }
}
