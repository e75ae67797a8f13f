// The largest file that this process may write (`ulimit -f`). Checked before writing, because exceeding the limit
// raises SIGXFSZ, which kills the process.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

package enum FileSizeLimit {
  /// Whether a file may grow to `size` bytes.
  package static func allows(_ size: Int) -> Bool {
    var limit = rlimit()
    #if canImport(Darwin)
      let asked = getrlimit(RLIMIT_FSIZE, &limit)
    #else
      let asked = getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #endif
    return asked != 0 || UInt64(size) <= limit.rlim_cur
  }
}
