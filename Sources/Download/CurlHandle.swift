// A libcurl easy handle with typed options. Exchange decides which options are set and interprets the results.

import CCurl

/// A libcurl easy handle: the options of a transfer, and a connection that is kept open between transfers.
final class CurlHandle {
  private let library: CurlLibrary
  private let handle: UnsafeMutableRawPointer
  /// The buffer for libcurl's error messages, valid as long as the handle.
  private let words: UnsafeMutablePointer<CChar>

  init?(_ library: CurlLibrary) {
    guard let handle = ccurl_init(library.table) else { return nil }
    self.library = library
    self.handle = handle
    words = .allocate(capacity: Int(CCURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CCURL_ERROR_SIZE))
    set(CCURL_ERROR_BUFFER, words)
  }

  deinit {
    ccurl_cleanup(library.table, handle)
    words.deallocate()
  }

  // All values are this module's own, and the options are older than any libcurl still in use, so a rejected option is
  // a programming error. The exception, an invalid address, is detected when the transfer begins.

  func set(_ option: CCurlOption, _ value: Int) {
    let code = ccurl_set_long(library.table, handle, option, value)
    precondition(code == CCURL_OK.code, "libcurl refused option \(option.rawValue) with code \(code)")
  }

  func set(_ option: CCurlOption, _ value: UnsafeRawPointer?) {
    let code = ccurl_set_pointer(library.table, handle, option, value)
    precondition(code == CCURL_OK.code, "libcurl refused option \(option.rawValue) with code \(code)")
  }

  /// Sets a string, which libcurl copies; nil resets it.
  func set(_ option: CCurlOption, string: String?) {
    guard let string else { return set(option, nil as UnsafeRawPointer?) }
    string.withCString { set(option, $0) }
  }

  /// Performs the transfer; `context` is passed to both functions.
  func perform(
    write: CCurlWrite, progress: CCurlProgress, context: UnsafeMutableRawPointer
  ) -> CCurlCode {
    ccurl_set_write(library.table, handle, write)
    ccurl_set_progress(library.table, handle, progress)
    set(CCURL_WRITE_DATA, context)
    set(CCURL_PROGRESS_DATA, context)
    words[0] = 0
    return CCurlCode(rawValue: UInt32(bitPattern: ccurl_perform(library.table, handle)))
  }

  /// The status of the last response, 0 if there was none.
  var status: Int { ccurl_response_code(library.table, handle) }

  /// The declared length of the last response, nil if it declared none.
  var declaredLength: Int? {
    let length = ccurl_content_length(library.table, handle)
    return length < 0 ? nil : Int(length)
  }

  /// Whether there was a connection over which a request could be sent.
  var wasConnected: Bool { ccurl_pretransfer_time(library.table, handle) > 0 }

  /// libcurl's message for the last failure, which often has details that its code lacks.
  func explanation(of code: CCurlCode) -> String {
    words[0] == 0 ? "libcurl error \(code.rawValue)" : String(cString: words)
  }
}

extension CCurlCode {
  fileprivate var code: Int32 { Int32(bitPattern: rawValue) }
}
