// Work on many items at once whose results are wanted in order: window by window, so that a hundred thousand items
// take no more memory than one window of them. It knows nothing of pictures.

import Parallel
import Synchronization

/// Hands items to the threads of a team and their results back in the order of the items.
struct OrderedWork {
  /// The most threads that are used; a single item starts none.
  let threads: Int

  /// Items a window: enough that a slow one among them is made up for, few enough that answers come soon.
  private static let itemsPerThread = 16

  /// Calls `work` with each of `items`, several at once, and `tell` with each result, one after another on the
  /// calling thread in the order of the items. What `tell` throws ends it.
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

  /// The results of one window, each item taken by whichever thread is free.
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
