// The exit statuses of the benchmark.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The status returned to the shell.
enum ExitStatus: Int32 {
  case success = 0
  /// A check failed, or something could not be read or written.
  case failure = 1
  /// EX_USAGE of sysexits.h: the command line or the environment is invalid.
  case wrongUsage = 64
}

/// Ends the process with this status.
func exit(_ status: ExitStatus) -> Never { exit(status.rawValue) }
