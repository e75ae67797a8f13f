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
  /// The number of bytes output so far.
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
    var span = output.mutableSpan
    try span.withUnsafeMutableBytes { (output) throws(ZlibError) in
      var filled = start
      while filled < output.count {
        guard !hasEnded else { throw .tooShort(neededBytes: wanted, foundBytes: count) }
        filled += try step(into: .init(rebasing: output[filled...]))
      }
    }
  }

  /// Checks that the data ends here: there is no further output, the Adler-32 matches, and no input is left over.
  package mutating func finish() throws(ZlibError) {
    let expected = count
    while !hasEnded {
      var spare: UInt8 = 0
      let written = try withUnsafeMutableBytes(of: &spare) { (free) throws(ZlibError) in try step(into: free)
      }
      guard written == 0 else { throw .tooLong(expectedBytes: expected) }
    }
    let left = rest.count + pieces[next...].reduce(0) { $0 + $1.count }
    guard left == 0 else { throw .trailingBytes(count: left) }
  }

  /// Inflates into `free`, which is not empty, and returns the number of bytes written; 0 at the end of the stream.
  private mutating func step(into free: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    while true {
      while rest.isEmpty, next < pieces.count {
        rest = pieces[next]
        next += 1
      }
      var status = Z_OK
      let moved = bytes.withUnsafeBytes { all in
        stream.advance(from: .init(rebasing: all[rest]), to: free) { status = inflate($0, Z_NO_FLUSH) }
      }
      rest = rest.lowerBound + moved.read..<rest.upperBound
      count += moved.written
      switch status {
      case Z_STREAM_END:
        hasEnded = true
        return moved.written
      case Z_OK where moved.written > 0:
        return moved.written
      case Z_OK:
        continue
      case Z_BUF_ERROR:
        throw .truncated(count: pieces.reduce(0) { $0 + $1.count })
      case Z_MEM_ERROR:
        throw .outOfMemory
      case Z_NEED_DICT:
        throw .corrupt("a preset dictionary is needed")
      default:
        throw .corrupt(stream.message)
      }
    }
  }
}
