// The ways in which the process ends, and the numbers that shells and scripts see.
// 1 says that something failed, 64 that it was asked for wrongly, above 128 that a signal ended it; nothing finer,
// for nobody branches on more.

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

  /// How to end when somebody asked for it.
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
