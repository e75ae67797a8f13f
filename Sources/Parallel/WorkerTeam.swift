// A team of threads for fork-join parallelism. There is no queue and no nesting. Each thread normally runs the same
// share, so that it works on the same slice of memory from one call to the next.

import CProcessor
import Synchronization

/// A fixed team of threads; the calling thread is worker 0.
///
/// A training step forks and joins about ten times in a tenth of a millisecond, so idle workers first spin for tens of
/// microseconds, then sleep: an idle team uses no core, and on a busy machine a worker that waits for a descheduled one
/// yields its core.
///
/// Only one call of `run` at a time: concurrent and nested calls trap.
public final class WorkerTeam: Sendable {
  /// The number of workers, including the calling thread, and of shares; at least 1.
  public let threads: Int

  private let shared: Rendezvous

  /// Starts `threads - 1` threads, which end with the team. If the system refuses a thread, the others do its work.
  ///
  /// Traps if `threads` is not positive.
  public init(threads: Int) {
    precondition(threads >= 1, "a team needs at least 1 thread, not \(threads)")
    self.threads = threads
    shared = Rendezvous(shares: threads)
    for worker in 1..<max(1, threads) { shared.startWorker(worker) }
  }

  deinit { shared.dismiss() }

  /// Calls `body(share)` once for each share in 0 ..< `threads`, concurrently, and returns when all calls have
  /// returned. Their writes are visible to the caller and to all later calls.
  ///
  /// Share i runs on worker i, unless another worker takes it over because that one is late.
  public func run(_ body: @Sendable (_ share: Int) -> Void) {
    guard threads > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in shared.run(body) }
  }

  /// Splits `array` into chunks of `chunkLength` elements (the last may be shorter) and calls `body` once for each,
  /// with its index and its elements. Chunks are assigned in order to whichever worker is free, so the values written
  /// must depend only on the index.
  public func fillChunks<Element: BitwiseCopyable>(
    of array: inout [Element], chunkLength: Int,
    _ body: @Sendable (_ chunk: Int, _ elements: inout MutableSpan<Element>) -> Void
  ) {
    precondition(chunkLength >= 1, "a chunk needs at least 1 element, not \(chunkLength)")
    let count = array.count
    let chunks = (count + chunkLength - 1) / chunkLength
    let next = Atomic<Int>(0)
    array.withUnsafeMutableBufferPointer { buffer in
      // Workers write to disjoint chunks of the buffer, which outlives the call.
      nonisolated(unsafe) let base = buffer.baseAddress
      run { _ in
        while true {
          let chunk = next.add(1, ordering: .relaxed).oldValue
          guard chunk < chunks, let base else { return }
          let start = chunk * chunkLength
          let slice = UnsafeMutableBufferPointer(
            start: base + start, count: min(chunkLength, count - start))
          var elements = slice.mutableSpan
          body(chunk, &elements)
        }
      }
    }
  }

  /// The best number of workers on this machine: one for each processor available to the process.
  public static var recommendedThreads: Int { max(1, Int(cpu_allowed_count())) }
}
