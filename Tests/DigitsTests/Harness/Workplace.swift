// Where one test runs the built program: an empty folder, a home of its own, no network, no data.
// Files are put there by other means than the program's own code, so that nothing is tested by itself.

import Foundation

/// A temporary folder to run `digits` in, removed when it goes out of use.
final class Workplace: Sendable {
  private let root: String

  /// The program's current folder.
  var folder: String { root + "/work" }
  /// The user's own folder, `$HOME`.
  var home: String { root + "/home" }
  /// Where data sets are downloaded to.
  var cache: String { root + "/cache/digits" }

  init() throws {
    root = NSTemporaryDirectory() + "digits-run-\(UUID().uuidString)"
    for name in ["work", "home"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// The folder of this build that holds the executable `digits`.
  static let products: String = {
    // On macOS the tests are a bundle beside the executable, elsewhere an executable beside it.
    #if canImport(Darwin)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return bundle.bundleURL.deletingLastPathComponent().path
    #else
      return Bundle.main.bundlePath
    #endif
  }()

  /// Every variable that the program is given. The mirror is a port of this machine where nobody answers, so
  /// that no test ever reaches the network.
  private var environment: [String: String] {
    // What the tests themselves are told to compute with.
    let kernel = ProcessInfo.processInfo.environment["DIGITS_KERNEL"].map { ["DIGITS_KERNEL": $0] } ?? [:]
    return kernel.merging([
      "PATH": "\(Self.products):/usr/bin:/bin", "HOME": home, "XDG_CACHE_HOME": root + "/cache",
      "DIGITS_MIRROR": "http://127.0.0.1:9/", "no_proxy": "127.0.0.1", "LC_ALL": "C.UTF-8",
    ]) { $1 }
  }

  /// Runs `digits`; `environment` is added to what it is given anyway.
  func digits(
    _ arguments: [String], environment: [String: String] = [:], input: [UInt8]? = nil
  ) throws -> FinishedProcess {
    let inputFile = input.map { _ in root + "/input" }
    if let input, let inputFile { try Data(input).write(to: URL(fileURLWithPath: inputFile)) }
    return try FinishedProcess(
      Self.products + "/digits", arguments, in: folder,
      environment: self.environment.merging(environment) { $1 }, input: inputFile)
  }

  /// Runs `digits` with the words of `line` as its arguments.
  func digits(_ line: String) throws -> FinishedProcess {
    try digits(line.split(separator: " ").map(String.init))
  }

  /// Runs a shell script that finds `digits` on its path.
  func shell(_ script: String, environment: [String: String] = [:]) throws -> FinishedProcess {
    try FinishedProcess(
      "/bin/sh", ["-c", script], in: folder, environment: self.environment.merging(environment) { $1 })
  }
}

extension Workplace {
  /// Writes a file, making the folders that it is in; the path is relative to the current folder.
  func put(_ bytes: [UInt8], at path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder)/\(path)")
  }

  func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")))
  }

  /// The names in the current folder, hidden ones too, sorted.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
  }

  /// The paths of all files below the cache, sorted.
  var cachedFiles: [String] {
    (FileManager.default.subpaths(atPath: cache) ?? []).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(cache)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}

extension Workplace {
  /// Whether there is a device on which every write fails for want of room.
  static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")
}
