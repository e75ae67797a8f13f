// From the bytes of a data set to a batch of Floats.

import Kernels

extension Engine {
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
    batch.setRows(count)
    pixels.withUnsafeBufferPointer { pixels in
      examples.withUnsafeBufferPointer { examples in
        precondition(
          examples.allSatisfy { $0 >= 0 && $0 < available },
          "a batch asks for an example outside the \(available) there are")
        // Read by all; each worker writes the rows of its own part.
        nonisolated(unsafe) let source = pixels.baseAddress
        nonisolated(unsafe) let chosen = examples.baseAddress
        nonisolated(unsafe) let target = batch.mutablePointer()
        let stride = batch.stride
        share(work: count * features) { share in
          guard let source, let chosen else { return }
          share.forEachPart(panels: 1, rows: count) { _, rows in
            for row in rows {
              kernels.convert(source + chosen[row] * features, features, scale, target + row * stride)
            }
          }
        }
      }
    }
  }
}
