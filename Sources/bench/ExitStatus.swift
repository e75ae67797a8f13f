// How the benchmark ends.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the shell is told.
enum ExitStatus: Int32 {
  case success = 0
  /// A check failed, or something could not be read or written.
  case failure = 1
  /// EX_USAGE of sysexits.h: the command line or the environment makes no sense.
  case wrongUsage = 64
}

/// Ends the process.
func exit(_ status: ExitStatus) -> Never { exit(status.rawValue) }
