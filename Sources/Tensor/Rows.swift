// Fills or changes the rows of a batch in parallel, for augmentation and dropout.

import Kernels

extension Engine {
  /// Calls a function to fill each row of a batch, dividing the rows among the workers.
  ///
  /// The values of a row must depend only on its index; then the batch is the same for any number of threads.
  /// - Parameters:
  ///   - batch: X [B, features]; its rows are set to `count`.
  ///   - work: the approximate cost of a row in multiply-adds.
  ///   - scratch: creates a worker's scratch state, once for each part.
  ///   - body: fills a row of `features` values. It must set all of them; their initial values are unspecified.
  public func fillRows<Scratch>(
    of batch: inout Matrix, count: Int, work: Int, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (_ row: Int, _ values: inout MutableSpan<Float>, _ scratch: inout Scratch) -> Void
  ) {
    let columns = batch.columns
    fillRows(of: &batch, count: count, work: work, scratch: scratch) { row, _, target, scratch in
      var values = UnsafeMutableBufferPointer(start: target, count: columns).mutableSpan
      body(row, &values, &scratch)
    }
  }

  /// The same with each row as a pointer, and the part that it belongs to. Nonzero elements are listed after each group
  /// of rows, while it is still in the cache.
  func fillRows<Scratch>(
    of batch: inout Matrix, count: Int, work: Int, scratch: @Sendable () -> Scratch,
    _ body:
      @Sendable (
        _ row: Int, _ part: Range<Int>, _ values: UnsafeMutablePointer<Float>, _ scratch: inout Scratch
      ) -> Void
  ) {
    batch.setRows(count)
    // Each worker writes the rows and the lists of its own part.
    nonisolated(unsafe) let target = batch.mutablePointer()
    let stride = batch.stride
    let lists = batch.beginListing(for: kernels)
    share(work: count * work) { share in
      share.forEachPart(panels: 1, rows: count) { _, part in
        var scratch = scratch()
        for group in Swift.stride(from: part.lowerBound, to: part.upperBound, by: Share.tileRows) {
          let rows = group..<min(group + Share.tileRows, part.upperBound)
          for row in rows { body(row, part, target + row * stride, &scratch) }
          lists?.list(rows, of: target, stride: stride, kernels)
        }
      }
    }
    batch.endListing(lists)
  }

  /// Calls a function to change each row of a matrix, dividing the rows among the workers; see `fillRows`.
  public func changeRows(
    of matrix: inout Matrix, work: Int,
    _ body: @Sendable (_ row: Int, _ values: inout MutableSpan<Float>) -> Void
  ) {
    nonisolated(unsafe) let target = matrix.mutablePointer()
    let (rows, columns, stride) = (matrix.rows, matrix.columns, matrix.stride)
    share(work: rows * work) { share in
      share.forEachPart(panels: 1, rows: rows) { _, rows in
        for row in rows {
          var values = UnsafeMutableBufferPointer(start: target + row * stride, count: columns).mutableSpan
          body(row, &values)
        }
      }
    }
  }
}
