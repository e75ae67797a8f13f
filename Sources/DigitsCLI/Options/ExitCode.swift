// The ways in which the process ends, and the numbers that shells and scripts see.
// 1 says that something failed, 64 that it was asked for wrongly; nothing finer, for nobody branches on more.

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
  /// Whoever read standard output went away; the process ends by SIGPIPE, as others do.
  case closedPipe = 141

  /// Ends the process.
  func end() -> Never {
    if self == .closedPipe { CurrentProcess.endByClosedPipe() }
    exit(rawValue)
  }
}
