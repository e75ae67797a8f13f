// Bytes read from the first to the last, in stretches. A mapped file then takes little memory, however long it is.

extension ByteBuffer {
  /// Bytes of a stretch: a multiple of every page size.
  private static let stretch = 1 << 22

  /// Calls `body` with one stretch of the bytes after another; a span must not be kept.
  ///
  /// The pages of a mapped file are given back to the system once they have been read, which reads them again should
  /// they be asked for later.
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
