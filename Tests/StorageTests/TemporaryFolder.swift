// A folder of a test's own, gone when the test is; and a user who may not do everything.

import Foundation

final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/storage-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of `name` in this folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file without any of the code that is tested.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
  }

  /// The bytes of a file, read without any of the code that is tested.
  func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: self(name))))
  }

  /// Everything in this folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// Gives up the superuser's rights, to whom no permission is ever refused.
///
/// There is no way back: for exit tests only, which have a process of their own.
func becomeOrdinaryUser() {
  guard geteuid() == 0 else { return }
  let nobody: uid_t = 65534
  precondition(setgid(nobody) == 0 && setuid(nobody) == 0, "the superuser could not become nobody")
}
