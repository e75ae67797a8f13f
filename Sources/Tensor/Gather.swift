// From the bytes of a data set to a batch of Floats.

import CProcessor
import Kernels

extension Engine {
  /// How many examples ahead to call `prefetch`: converting this many takes about as long as a memory access.
  public static let examplesAhead = 4

  /// Prefetches the bytes of an example: the processor cannot predict where the next one lies.
  public static func prefetch(_ example: Span<UInt8>) {
    example.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { prefetchLines(start, bytes.count) }
    }
  }

  /// Writes the chosen examples to a batch, each byte times `scale`: X [B, features] of bytes [N, features].
  ///
  /// Only the examples of a batch are ever Floats, so that a data set stays the bytes that it is on the disk.
  /// - Parameters:
  ///   - examples: the [B] numbers of the examples to take, each in 0 ..< N; traps outside.
  ///   - pixels: N x features bytes.
  ///   - batch: X [B, features]; its rows are set to B.
  public func gather(
    _ examples: Span<Int>, of pixels: Span<UInt8>, scale: Float, into batch: inout Matrix
  ) {
    let features = batch.columns
    let available = features == 0 ? 0 : pixels.count / features
    let count = examples.count
    pixels.withUnsafeBufferPointer { pixels in
      examples.withUnsafeBufferPointer { examples in
        precondition(
          examples.allSatisfy { $0 >= 0 && $0 < available },
          "a batch asks for an example outside the \(available) there are")
        // Read by all; each worker writes the rows of its own part.
        nonisolated(unsafe) let source = pixels.baseAddress
        nonisolated(unsafe) let chosen = examples.baseAddress
        // Examples lie anywhere in memory: a byte costs about as much as eight multiply-adds.
        fillRows(of: &batch, count: count, work: 8 * features, scratch: {}) { row, part, target, _ in
          guard let source, let chosen else { return }
          if row + Self.examplesAhead < part.upperBound {
            prefetchLines(source + chosen[row + Self.examplesAhead] * features, features)
          }
          kernels.convert(source + chosen[row] * features, features, scale, target)
        }
      }
    }
  }
}

/// Asks for all cache lines of so many bytes.
private func prefetchLines(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
  for line in stride(from: 0, to: count, by: 64) { prefetch(bytes + line) }
}
