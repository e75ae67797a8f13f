// The exit statuses of the process: 1 is a failure, 64 wrong usage, and above 128 a signal. Scripts need no finer
// distinction.

import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An exit status of the process.
enum ExitCode: Int32 {
  case success = 0
  case failure = 1
  /// An invalid command line, `EX_USAGE` of BSD's `sysexits.h`.
  case wrongUsage = 64
  /// The terminal closed. This and the following statuses are those that a shell reports for a process killed by the
  /// signal.
  case hungUp = 129
  /// Ctrl-C.
  case interrupted = 130
  case terminated = 143
  /// The reader closed standard output; the process ends by SIGPIPE, as is usual.
  case closedPipe = 141

  /// The status for an interruption.
  init(_ cause: Interruption) {
    self =
      switch cause {
      case .hangUp: .hungUp
      case .interrupt: .interrupted
      case .terminate: .terminated
      }
  }

  /// Terminates the process with this status.
  func end() -> Never {
    if self == .closedPipe { CurrentProcess.endByClosedPipe() }
    exit(rawValue)
  }
}
