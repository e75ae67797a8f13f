// libcurl, opened when the first download begins. It is not linked, because loading it would slow down every command.

import CCurl

/// libcurl's functions.
///
/// `@unchecked Sendable`: the table is constant after `init`, and libcurl's functions may be called from any thread,
/// but only one at a time for each handle.
struct CurlLibrary: @unchecked Sendable {
  /// The names to look for: the usual one, that of Debian's GnuTLS build, and that of macOS.
  static let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"]

  /// The library of this process, nil if there is none.
  static let shared = CurlLibrary(names: names)

  let table: UnsafePointer<CCurlLibrary>

  /// Opens the first of `names` that exists on this machine.
  init?(names: [String]) {
    let table = UnsafeMutablePointer<CCurlLibrary>.allocate(capacity: 1)
    table.initialize(to: CCurlLibrary())
    guard names.contains(where: { ccurl_open(table, $0) }) else {
      table.deallocate()
      return nil
    }
    self.table = UnsafePointer(table)
  }
}
