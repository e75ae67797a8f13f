// Runs other programs of this package as a user would, and measures their memory. The tables choose the arguments and
// check the results.

import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that can be run repeatedly in a given folder.
struct Program: Sendable {
  let path: String
  /// The working directory.
  let folder: String
  /// The complete environment.
  let environment: [String]

  /// Runs the program and returns its standard output; throws unless it exits with status 0.
  func run(_ arguments: [String]) throws -> String {
    let process = try start(arguments)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    try requireSuccess(status, arguments)
    return String(decoding: try ByteBuffer(contentsOf: outputPath, limit: 1 << 24).array, as: UTF8.self)
  }

  /// Runs the program and returns its peak memory in bytes; nil if there is no `/proc`.
  ///
  /// Polled every few milliseconds, because the figure that the system reports at exit includes the memory of the
  /// parent process.
  func peakMemory(_ arguments: [String]) throws -> Int? {
    let process = try start(arguments)
    var status: Int32 = 0
    var peak: Int?
    while waitpid(process, &status, WNOHANG) == 0 {
      peak = Self.peakMemory(of: process) ?? peak
      usleep(2_000)
    }
    try requireSuccess(status, arguments)
    return peak
  }

  private var outputPath: String { folder + "/output" }

  private func start(_ arguments: [String]) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // A new process starts in its parent's working directory.
    let here = open(".", O_RDONLY | O_DIRECTORY)
    defer {
      fchdir(here)
      close(here)
    }
    guard here >= 0, chdir(folder) == 0 else {
      throw ProgramError.notStarted(path, reason: "no way to \(folder)")
    }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, path, &actions, nil, words, variables)
    guard status == 0 else { throw ProgramError.notStarted(path, reason: String(cString: strerror(status))) }
    return process
  }

  private func requireSuccess(_ status: Int32, _ arguments: [String]) throws {
    guard status == 0 else { throw ProgramError.failed(arguments) }
  }

  /// `VmHWM` of a process: its peak resident set size.
  private static func peakMemory(of process: pid_t) -> Int? {
    let path = "/proc/\(process)/status"
    guard let status = try? ByteBuffer(contentsOf: path, limit: 1 << 16) else { return nil }
    let lines = String(decoding: status.array, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return nil }
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}

enum ProgramError: Error, CustomStringConvertible {
  case notStarted(String, reason: String)
  case failed([String])

  var description: String {
    switch self {
    case .notStarted(let path, let reason): "cannot start \(path): \(reason)"
    case .failed(let arguments): "'digits \(arguments.joined(separator: " "))' failed"
    }
  }
}
