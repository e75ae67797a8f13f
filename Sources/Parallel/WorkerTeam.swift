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

  /// A new array of `count` bytes in chunks of `chunkLength` (the last may be shorter): calls `body` once for each, with
  /// its index and its bytes, initially 0. Chunks are assigned in order to whichever worker is free, so the bytes
  /// written must depend only on the index.
  ///
  /// The worker also initialises the chunk: the system hands out the memory of a large array page by page, at first
  /// use, which takes one thread longer than some bodies.
  public func bytes(
    count: Int, chunkLength: Int,
    _ body: @Sendable (_ chunk: Int, _ bytes: inout MutableSpan<UInt8>) -> Void
  ) -> [UInt8] {
    precondition(chunkLength >= 1, "a chunk needs at least 1 byte, not \(chunkLength)")
    let chunks = (count + chunkLength - 1) / chunkLength
    let next = Atomic<Int>(0)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Workers write to disjoint chunks of the buffer, which outlives the call.
      nonisolated(unsafe) let base = buffer.baseAddress
      run { _ in
        while true {
          let chunk = next.add(1, ordering: .relaxed).oldValue
          guard chunk < chunks, let base else { return }
          let start = chunk * chunkLength
          let slice = UnsafeMutableBufferPointer(
            start: base + start, count: min(chunkLength, count - start))
          slice.initialize(repeating: 0)
          var bytes = slice.mutableSpan
          body(chunk, &bytes)
        }
      }
      initializedCount = count
    }
  }

  /// The best number of workers on this machine: one for each processor available to the process.
  public static var recommendedThreads: Int { max(1, Int(cpu_allowed_count())) }
}
