// One easy handle of libcurl with typed options: what Swift sees of a transfer.
// No policy: which options are set, and what their outcome means, is Exchange's business.

import CCurl

/// One easy handle: the options of a transfer, and the connection kept open between transfers.
final class CurlHandle {
  private let library: CurlLibrary
  private let handle: UnsafeMutableRawPointer
  /// Where libcurl writes what went wrong, while the handle lives.
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

  // The values set here are this module's own and the options older than any libcurl still in use, so a refusal
  // is a mistake of ours; the one exception, an address that is not one, is found when the transfer begins.

  func set(_ option: CCurlOption, _ value: Int) {
    let code = ccurl_set_long(library.table, handle, option, value)
    precondition(code == CCURL_OK.code, "libcurl refused option \(option.rawValue) with code \(code)")
  }

  func set(_ option: CCurlOption, _ value: UnsafeRawPointer?) {
    let code = ccurl_set_pointer(library.table, handle, option, value)
    precondition(code == CCURL_OK.code, "libcurl refused option \(option.rawValue) with code \(code)")
  }

  /// Sets a string, which libcurl copies; nil unsets it.
  func set(_ option: CCurlOption, string: String?) {
    guard let string else { return set(option, nil as UnsafeRawPointer?) }
    string.withCString { set(option, $0) }
  }

  /// Performs the transfer; `context` reaches both functions.
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

  /// The status of the last response, 0 when there was none.
  var status: Int { ccurl_response_code(library.table, handle) }

  /// The bytes that the last response said it has, nil when it did not say.
  var declaredLength: Int? {
    let length = ccurl_content_length(library.table, handle)
    return length < 0 ? nil : Int(length)
  }

  /// Whether a connection stood, so that a request could be sent.
  var wasConnected: Bool { ccurl_pretransfer_time(library.table, handle) > 0 }

  /// What libcurl said of the last failure, often with figures that its code has not.
  func explanation(of code: CCurlCode) -> String {
    words[0] == 0 ? "libcurl error \(code.rawValue)" : String(cString: words)
  }
}

extension CCurlCode {
  fileprivate var code: Int32 { Int32(bitPattern: rawValue) }
}
