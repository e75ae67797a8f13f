// Sequential reading of bytes in chunks, which limits the resident memory of a mapped file of any length.

extension ByteBuffer {
  /// Chunk size in bytes: a multiple of every page size.
  private static let stretch = 1 << 22

  /// Calls `body` with consecutive chunks of the bytes; each span is valid only during the call.
  ///
  /// Releases the pages of a mapped file after each chunk; the system reloads them if they are read again.
  package func withStretches<Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    var start = 0
    while start < count {
      let part = self[start..<Swift.min(start + Self.stretch, count)]
      try part.withSpan(body)
      part.releasePages()
      start += part.count
    }
  }
}
