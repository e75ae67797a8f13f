// Process setup before the first output, and exit after a closed pipe. Interruption handles the signals that request a
// stop.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

package enum CurrentProcess {
  /// Turns signals that would kill the process during a write into errors, and protects descriptors 0, 1 and 2.
  ///
  /// A closed pipe (SIGPIPE) and the file size limit (SIGXFSZ) then fail the write itself. A standard stream that the
  /// caller closed (`>&-`) is opened on `/dev/null` in the wrong direction, like GNU's `stdopen`: using it still fails,
  /// but no file opened later can get its number and be overwritten.
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for stream in StandardStream.allCases where fcntl(stream.rawValue, F_GETFD) < 0 {
      _ = open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process silently by SIGPIPE, like other tools whose reader has closed the pipe, as in `digits eval | head
  /// -1`. A shell reports status 141.
  package static func endByClosedPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // Reached only if the caller has blocked the signal.
    _exit(128 + SIGPIPE)
  }
}
