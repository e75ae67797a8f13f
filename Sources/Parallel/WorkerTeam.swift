// A team of threads that share one piece of work at a time: fork, work, join.
// It is no scheduler: there is no queue, no nesting and no result; who does what is decided by the work itself,
// so that each thread can own the same slice of memory from one call to the next.

import CProcessor
import Synchronization

/// A fixed team of threads, of which the calling thread is worker 0.
///
/// A training step forks and joins about ten times in a tenth of a millisecond, so idle workers first spin, for
/// some tens of microseconds, and then sleep: an idle team burns no core, and on a busy machine a worker that
/// waits for one that was descheduled gives its core away.
///
/// One call of `run` at a time: calls from several threads, or from within the work itself, trap.
public final class WorkerTeam: Sendable {
  /// The number of workers, the calling thread included, and of shares that work is cut into; at least 1.
  public let threads: Int

  private let shared: Rendezvous

  /// Starts `threads - 1` threads, which end with the team. Where the system refuses one, the others do its part.
  ///
  /// Traps when `threads` is not positive.
  public init(threads: Int) {
    precondition(threads >= 1, "a team needs at least 1 thread, not \(threads)")
    self.threads = threads
    shared = Rendezvous(shares: threads)
    for worker in 1..<max(1, threads) { shared.startWorker(worker) }
  }

  deinit { shared.dismiss() }

  /// Calls `body(share)` once for each share in 0 ..< `threads`, at the same time where threads are free, and
  /// returns when all calls have returned. What they write, the caller and every later call see.
  ///
  /// Share i is worker i's, unless that one is late; then another takes it over.
  public func run(_ body: @Sendable (_ share: Int) -> Void) {
    guard threads > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in shared.run(body) }
  }

  /// Splits `array` into chunks of `chunkLength` elements (the last may be shorter) and calls `body` once for
  /// each, with its index and its elements. Chunks are handed out in order to whichever worker is free, so what
  /// is written must depend on the index alone.
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

  /// How many workers serve this machine best: one for each processor that the process may run on.
  public static var recommendedThreads: Int { max(1, Int(cpu_allowed_count())) }
}
