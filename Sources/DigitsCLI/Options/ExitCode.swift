// The exit statuses of the process.
// 1 is a failure, 64 wrong usage, and above 128 a signal. There is nothing finer, since no script needs it.

import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How the process ends.
enum ExitCode: Int32 {
  case success = 0
  case failure = 1
  /// The command line was wrong, `EX_USAGE` of BSD's `sysexits.h`.
  case wrongUsage = 64
  /// The terminal went away; here and below as a shell reports a process that the signal ended.
  case hungUp = 129
  /// Ctrl-C.
  case interrupted = 130
  case terminated = 143
  /// Whoever read standard output went away; the process ends by SIGPIPE, as others do.
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

  /// Ends the process.
  func end() -> Never {
    if self == .closedPipe { CurrentProcess.endByClosedPipe() }
    exit(rawValue)
  }
}
