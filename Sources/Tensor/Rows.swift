// Fills or changes the rows of a batch with a function, on all threads: distorted images, dropped units.

import Kernels

extension Engine {
  /// Fills the rows of a batch by a function, each worker the rows of its own part.
  ///
  /// What is written to a row must depend on its number alone; then the batch is the same for any number of threads.
  /// - Parameters:
  ///   - batch: X [B, features]; its rows are set to `count`.
  ///   - work: about how many multiply-adds a row costs.
  ///   - scratch: makes what a worker needs beside its rows, once for each part.
  ///   - body: fills a row, `features` values: it must set all of them, since they may hold anything.
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

  /// The same with a row as a pointer, and the part that it belongs to. Where a group of rows is not zero is listed
  /// while the processor still has them at hand.
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

  /// Changes the rows of a matrix by a function, each worker the rows of its own part; see `fillRows`.
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
