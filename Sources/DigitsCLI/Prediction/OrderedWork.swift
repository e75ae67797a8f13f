// Processes many items in parallel and delivers the results in order. Items are processed window by window, so that
// memory use is limited to one window.

import Parallel
import Synchronization

/// Distributes items over threads and delivers their results in the order of the items.
struct OrderedWork {
  /// The maximum number of threads; a single item starts none.
  let threads: Int

  /// Items per thread in a window: enough to balance slow items, and few enough for early results.
  private static let itemsPerThread = 16

  /// Calls `work` on `items` in parallel, and `tell` on the results, in the order of the items on the calling thread.
  /// Stops and rethrows if `tell` throws.
  func forEach<Item: Sendable, Result: Sendable, Failure: Error>(
    in items: [Item], work: @Sendable (Item) -> Result, tell: (Item, Result) throws(Failure) -> Void
  ) throws(Failure) {
    let threads = min(threads, items.count)
    guard threads > 1 else {
      for item in items { try tell(item, work(item)) }
      return
    }
    let team = WorkerTeam(threads: threads)
    let length = threads * Self.itemsPerThread
    for start in stride(from: 0, to: items.count, by: length) {
      let window = items[start..<min(start + length, items.count)]
      for (item, result) in zip(window, results(of: window, on: team, work: work)) {
        try tell(item, result)
      }
    }
  }

  /// The results of one window. Each free thread takes the next item.
  private func results<Item: Sendable, Result: Sendable>(
    of window: ArraySlice<Item>, on team: WorkerTeam, work: @Sendable (Item) -> Result
  ) -> [Result] {
    let next = Atomic(window.startIndex)
    let results = Mutex([Int: Result](minimumCapacity: window.count))
    team.run { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < window.endIndex else { return }
        let result = work(window[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { results in window.indices.compactMap { results[$0] } }
  }
}
