// Chromium itself, one for each of the two suites of the page: to start it takes longer than most tests. Each test has
// a page in a profile of its own (Browser.swift), so that none sees what another has left.

import Foundation
import Testing

/// A running browser without a window, spoken to over a pair of pipes, by one test at a time: its suite is serialized.
final class BrowserProgram: @unchecked Sendable {
  /// That of the suite under way.
  @TaskLocal static var current: BrowserProgram?

  private let process: ChildProcess
  /// Short, as the browser makes a socket below it, whose path may have some hundred bytes.
  private let folder: String
  private let pipes: DevToolsPipes
  private var lastNumber = 0
  /// What each page has told unasked, by its session.
  private var events: [String: [DevToolsPipes.Message]] = [:]

  init() throws {
    folder = NSTemporaryDirectory() + "digits-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    pipes = try DevToolsPipes(in: folder)
    // What it leaves behind goes with the folder, unless the path is too long for its socket all the same.
    let temporary = folder.utf8.count < 60 ? folder : "/tmp"
    // The protocol's pipes are descriptors 3 and 4, which only a shell can set.
    process = try ChildProcess(
      "/bin/sh",
      [
        "-c", "exec \"$@\" 3<'\(pipes.commands)' 4>'\(pipes.replies)'", "sh",
        try #require(Browser.executable),
        "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile", "--no-first-run",
        "--no-sandbox", "--disable-gpu", "--disable-background-networking",
      ], in: folder, environment: ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 })
  }

  func end() {
    process.kill()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Sends a command, to a page where there is a session, and waits for its result.
  @discardableResult
  func command(
    _ method: String, _ parameters: [String: Any] = [:], session: String? = nil
  ) throws -> [String: Any] {
    lastNumber += 1
    try pipes.send(number: lastNumber, method: method, parameters: parameters, session: session)
    while true {
      let message = try pipes.next()
      guard message.number == lastNumber else {
        note(message)
        continue
      }
      return try #require(message.result, "\(method): \(message.content)")
    }
  }

  /// Waits until a page has told this.
  func wait(for method: String, of session: String) throws {
    while !events(of: session).contains(where: { $0.method == method }) { note(try pipes.next()) }
  }

  func events(of session: String) -> [DevToolsPipes.Message] { events[session] ?? [] }

  private func note(_ message: DevToolsPipes.Message) {
    if let session = message.content["sessionId"] as? String { events[session, default: []].append(message) }
  }
}

/// A thread for tests that wait for a browser, so that they do not hold up the others.
private final class WaitingThread: TaskExecutor {
  private let queue = DispatchQueue(label: "tests in a browser")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// A suite whose tests open their pages in one browser, which ends with the suite.
struct OneBrowserTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let program = try BrowserProgram()
    defer { program.end() }
    try await BrowserProgram.$current.withValue(program) {
      try await withTaskExecutorPreference(WaitingThread()) { try await function() }
    }
  }
}

extension Trait where Self == OneBrowserTrait {
  static var withOneBrowser: Self { OneBrowserTrait() }
}
