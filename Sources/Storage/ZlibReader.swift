// Zlib data (RFC 1950) inflated in chunks, for formats with a known output length, such as PNG. The caller supplies
// the output memory, so a compression bomb cannot force an allocation.

import CZlib

/// A reader of zlib data stored in one or more pieces of a file.
package struct ZlibReader: ~Copyable {
  /// The largest expansion ratio of zlib data: output bytes per input byte.
  package static let largestRatio = ZlibStream.largestRatio
  /// zlib's window of 32 KiB, the largest that a zlib header can ask for.
  private static let windowBits: Int32 = 15

  private let bytes: [UInt8]
  /// The unread input: the rest of the current piece; the pieces from `next` on follow.
  private var rest = 0..<0
  private let pieces: [Range<Int>]
  private var next = 0
  private var hasEnded = false
  private let stream = ZlibStream()
  /// Output that has been inflated, of which `unread` has not been read. zlib takes its fast path only with room for
  /// some hundred bytes, more than a row of a small picture.
  private var ahead = [UInt8](repeating: 0, count: 16_384)
  private var unread = 0..<0
  /// What is wrong with the data behind `ahead`.
  private var failure: ZlibError?
  /// The number of bytes read so far.
  package private(set) var count = 0

  /// Creates a reader of the data in `pieces` of `bytes`, in order, without reading any.
  ///
  /// Traps if a piece is out of bounds.
  package init(_ bytes: [UInt8], pieces: [Range<Int>]) throws(ZlibError) {
    precondition(
      pieces.allSatisfy { 0 <= $0.lowerBound && $0.upperBound <= bytes.count },
      "pieces \(pieces) of \(bytes.count) bytes")
    self.bytes = bytes
    self.pieces = pieces
    guard stream.beginInflating(Self.windowBits) == Z_OK else { throw .outOfMemory }
  }

  deinit { inflateEnd(stream.pointer) }

  /// Fills `output` from `start` to its end with the next bytes. Throws if the data ends early or is damaged.
  package mutating func read(into output: inout [UInt8], from start: Int = 0) throws(ZlibError) {
    precondition(0...output.count ~= start, "a start of \(start) in \(output.count) bytes")
    let wanted = count + output.count - start
    var filled = start
    while filled < output.count {
      if unread.isEmpty { try inflateAhead() }
      guard !unread.isEmpty else { throw .tooShort(neededBytes: wanted, foundBytes: count) }
      let part = unread.prefix(output.count - filled)
      output.replaceSubrange(filled..<filled + part.count, with: ahead[part])
      unread = part.upperBound..<unread.upperBound
      filled += part.count
      count += part.count
    }
  }

  /// Checks that the data ends here: there is no further output, the Adler-32 matches, and no input is left over.
  package mutating func finish() throws(ZlibError) {
    if unread.isEmpty { try inflateAhead() }
    guard unread.isEmpty else { throw .tooLong(expectedBytes: count) }
    let left = rest.count + pieces[next...].reduce(0) { $0 + $1.count }
    guard left == 0 else { throw .trailingBytes(count: left) }
  }

  /// Fills `ahead` with the next output; leaves `unread` empty at the end of the stream.
  private mutating func inflateAhead() throws(ZlibError) {
    if let failure { throw failure }
    while unread.isEmpty, !hasEnded {
      while rest.isEmpty, next < pieces.count {
        rest = pieces[next]
        next += 1
      }
      var (status, moved) = (Z_OK, (read: 0, written: 0))
      // Taken out, because the closure reads the other properties while it writes here.
      var output: [UInt8] = []
      swap(&output, &ahead)
      var span = output.mutableSpan
      span.withUnsafeMutableBytes { free in
        moved = bytes.withUnsafeBytes { all in
          stream.advance(from: .init(rebasing: all[rest]), to: free) { status = inflate($0, Z_NO_FLUSH) }
        }
      }
      swap(&output, &ahead)
      rest = rest.lowerBound + moved.read..<rest.upperBound
      unread = 0..<moved.written
      hasEnded = status == Z_STREAM_END
      failure = error(for: status)
      if unread.isEmpty, let failure { throw failure }
    }
  }

  /// The error that a status of `inflate` stands for; nil while all is well.
  private func error(for status: Int32) -> ZlibError? {
    switch status {
    case Z_OK, Z_STREAM_END: nil
    case Z_BUF_ERROR: .truncated(count: pieces.reduce(0) { $0 + $1.count })
    case Z_MEM_ERROR: .outOfMemory
    case Z_NEED_DICT: .corrupt("a preset dictionary is needed")
    default: .corrupt(stream.message)
    }
  }
}
