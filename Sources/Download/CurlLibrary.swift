// libcurl, opened when the first download begins.
// Not linked: that would cost every command its loading time, and one that never downloads needs none of it.

import CCurl

/// libcurl's functions.
///
/// `@unchecked Sendable`: the table is written before `init` ends and constant from then on, and libcurl's
/// functions may be called from any thread, one at a time a handle.
struct CurlLibrary: @unchecked Sendable {
  /// Where it is looked for: by its usual name, as Debian's GnuTLS build, on macOS.
  static let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"]

  /// The library of this process, nil when there is none.
  static let shared = CurlLibrary(names: names)

  let table: UnsafePointer<CCurlLibrary>

  /// Opens the first of `names` that this machine has.
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
