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

  /// Runs the program at `executable` in `folder`, with exactly this environment; standard input is the file at
  /// `input`, or empty. The time limit is for a machine that has other things to do.
  init(
    _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
    input: String? = nil, timeLimit: Double = 300
  ) throws {
    let pipes = (output: Pipe(), errors: Pipe())
    let process = try ChildProcess(
      executable, arguments, in: folder, environment: environment,
      streams: .init(
        input: input ?? "/dev/null", output: pipes.output.fileHandleForWriting,
        errors: pipes.errors.fileHandleForWriting))
    let output = try Drain(pipes.output)
    let errors = try Drain(pipes.errors)
    guard let status = process.status(within: timeLimit) else {
      process.kill()
      throw TimeOut(command: [executable] + arguments, seconds: timeLimit)
    }
    self.status = status
    self.output = output.text
    self.errors = errors.text
  }
}

/// Reads one end of a pipe on a thread of its own, so that no process waits for a full pipe.
private final class Drain: Sendable {
  private let bytes = Mutex(Data())
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) throws {
    // Or the pipe would have a writer for ever.
    try pipe.fileHandleForWriting.close()
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      let read = handle.readDataToEndOfFile()
      try? handle.close()
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
