// Runs a program to its end: its two streams apart and drained while it runs, its status, a time limit.
// It knows nothing of digits; what is run where is said by Workplace.

import Foundation
import Synchronization

/// What a process left behind.
struct FinishedProcess: Sendable {
  /// As a shell reports it: 128 and the signal's number for one that was killed.
  var status: Int32
  var output: String
  var errors: String

  /// A process that did not end by itself.
  struct TimeOut: Error, CustomStringConvertible {
    let command: [String]
    let seconds: Double
    var description: String { "\(command.joined(separator: " ")) had not ended after \(seconds) s" }
  }

  /// Held from the making of a process's pipes to its start: another process started meanwhile would keep their
  /// ends open.
  private static let starting = Mutex(())

  /// Runs the program at `executable` in `folder`, with exactly this environment; standard input is the file at
  /// `input`, or empty.
  init(
    _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
    input: String? = nil, timeLimit: Double = 60
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    process.standardInput = input.flatMap(FileHandle.init(forReadingAtPath:)) ?? FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let (output, errors) = try Self.starting.withLock { _ in
      let pipes = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = pipes
      // The threads that run tests block signals, and a child inherits that: a shell would wait for ever for its own.
      var none = sigset_t()
      var blocked = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, &blocked)
      defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
      try process.run()
      return (Drain(pipes.0), Drain(pipes.1))
    }
    if ended.wait(timeout: .now() + timeLimit) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw TimeOut(command: [executable] + arguments, seconds: timeLimit)
    }
    let code = process.terminationStatus
    status = process.terminationReason == .uncaughtSignal ? 128 + code : code
    self.output = output.text
    self.errors = errors.text
  }
}

/// Reads one end of a pipe on a thread of its own, so that no process waits for a full pipe.
private final class Drain: Sendable {
  private let bytes = Mutex(Data())
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      let read = handle.readDataToEndOfFile()
      bytes.withLock { $0 = read }
      done.signal()
    }
  }

  /// Everything that came, once the other end is closed.
  var text: String {
    done.wait()
    return bytes.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
