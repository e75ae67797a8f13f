// From the bytes of a data set to a batch of Floats.

import CIntrinsics
import Kernels

extension Engine {
  /// How many examples ahead memory is asked for: it takes about as long to answer as so many take to convert.
  private static let rowsAhead = 4

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
          if row + Self.rowsAhead < part.upperBound {
            prefetchExample(source + chosen[row + Self.rowsAhead] * features, features)
          }
          kernels.convert(source + chosen[row] * features, features, scale, target)
        }
      }
    }
  }
}

/// Asks for all cache lines of an example: where the next one lies is more than the processor can guess.
private func prefetchExample(_ pixels: UnsafePointer<UInt8>, _ count: Int) {
  for line in stride(from: 0, to: count, by: 64) { prefetch(pixels + line) }
}

extension Engine {
  /// Fills the rows of a batch by a function, each worker the rows of its own part.
  ///
  /// What is written to a row must depend on its number alone; then the batch is the same for any number of threads.
  /// - Parameters:
  ///   - batch: X [B, features]; its rows are set to `count`.
  ///   - work: about how many multiply-adds a row costs.
  ///   - scratch: makes what a worker needs beside its rows, once for each part.
  ///   - body: fills a row, `features` values that may hold anything before.
  public func fillRows<Scratch>(
    of batch: inout Matrix, count: Int, work: Int, scratch: () -> Scratch,
    _ body: (_ row: Int, _ values: inout MutableSpan<Float>, _ scratch: inout Scratch) -> Void
  ) {
    let columns = batch.columns
    fillRows(of: &batch, count: count, work: work, scratch: scratch) { row, _, target, scratch in
      var values = UnsafeMutableBufferPointer(start: target, count: columns).mutableSpan
      body(row, &values, &scratch)
    }
  }

  /// The same with a row as a pointer, and the part that it belongs to. Where a group of rows is not zero is listed while
  /// the processor still has them at hand.
  private func fillRows<Scratch>(
    of batch: inout Matrix, count: Int, work: Int, scratch: () -> Scratch,
    _ body: (
      _ row: Int, _ part: Range<Int>, _ values: UnsafeMutablePointer<Float>, _ scratch: inout Scratch
    ) -> Void
  ) {
    batch.setRows(count)
    // Each worker writes the rows and the lists of its own part.
    nonisolated(unsafe) let target = batch.mutablePointer()
    let (columns, stride) = (batch.columns, batch.stride)
    let lists = batch.beginColumnLists()
    share(work: count * work) { share in
      share.forEachPart(panels: 1, rows: count) { _, part in
        var scratch = scratch()
        for group in Swift.stride(
          from: part.lowerBound, to: part.upperBound, by: NonzeroLists.rowsPerGroup)
        {
          for row in group..<min(group + NonzeroLists.rowsPerGroup, part.upperBound) {
            body(row, part, target + row * stride, &scratch)
          }
          lists?.listColumns(
            inRowsFrom: group, of: target, rows: count, columns: columns, stride: stride, kernels)
        }
      }
    }
    batch.endColumnLists(lists)
  }

  /// Lists where a batch is not zero for the weight gradient, as filling it does for the forward product; without that
  /// the gradient is the same, and takes longer where much of a batch is zero.
  public func listNonzeroRows(of batch: inout Matrix) { batch.listNonzeroRows(on: self) }

  /// Changes the rows of a matrix by a function, each worker the rows of its own part; see `fillRows`.
  public func changeRows(
    of matrix: inout Matrix, work: Int, _ body: (_ row: Int, _ values: inout MutableSpan<Float>) -> Void
  ) {
    nonisolated(unsafe) let target = matrix.mutablePointer()
    let (columns, stride) = (matrix.columns, matrix.stride)
    share(work: matrix.rows * work) { share in
      share.forEachPart(panels: 1, rows: matrix.rows) { _, rows in
        for row in rows {
          var values = UnsafeMutableBufferPointer(start: target + row * stride, count: columns).mutableSpan
          body(row, &values)
        }
      }
    }
  }
}
