// What must be arranged with the system before the first byte is written, and how to leave by a closed pipe.
// It starts no process and knows nothing of exit codes; signals that ask it to stop are Interruption's.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

package enum CurrentProcess {
  /// Turns writes that would kill the process into errors that can be told, and guards descriptors 0, 1 and 2.
  ///
  /// A closed pipe (SIGPIPE) and the limit on a file's size (SIGXFSZ) then fail the write itself. A standard
  /// stream that the caller closed (`>&-`) is opened on `/dev/null` the wrong way round, as GNU's `stdopen`
  /// does: using it still fails, but no file opened later can take its number and be written into.
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for stream in StandardStream.allCases where fcntl(stream.rawValue, F_GETFD) < 0 {
      _ = open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends as every tool does whose reader has gone away, `digits eval | head -1` for instance: silently, by
  /// SIGPIPE, which a shell reports as 141.
  package static func endByClosedPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // Reached only when the caller has blocked the signal.
    _exit(128 + SIGPIPE)
  }
}
