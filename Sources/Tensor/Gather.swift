// Converts bytes of a data set to a batch of Floats.

import CProcessor
import Kernels

extension Engine {
  /// How many examples ahead to call `prefetch`: converting this many takes about as long as one memory access.
  public static let examplesAhead = 4

  /// Prefetches the bytes of an example. Examples are in random order, so the hardware prefetcher cannot predict the
  /// next.
  public static func prefetch(_ example: Span<UInt8>) {
    example.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { prefetchLines(start, bytes.count) }
    }
  }

  /// Writes the chosen examples to a batch, each byte multiplied by `scale`: X [B, features] from bytes [N, features].
  ///
  /// Only the examples of the current batch are converted, so that a data set stays at one byte per pixel in memory.
  /// - Parameters:
  ///   - examples: the indices [B] of the examples, each in 0 ..< N; traps outside.
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
        // All workers read these; each writes the rows of its own part.
        nonisolated(unsafe) let source = pixels.baseAddress
        nonisolated(unsafe) let chosen = examples.baseAddress
        // Memory access is random: a byte costs about as much as eight multiply-adds.
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

/// Prefetches all cache lines of `count` bytes.
private func prefetchLines(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
  for line in stride(from: 0, to: count, by: 64) { prefetch(bytes + line) }
}
