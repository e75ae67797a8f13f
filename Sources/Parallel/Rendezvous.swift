// Where the workers of a team wait for work and report that it is done.
// The only file that knows about threads, condition variables and memory ordering.

import CProcessor
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The meeting point of one caller and its workers.
///
/// Each call's work is cut into as many shares as there are threads. A thread claims its own share first and then
/// any that nobody has begun, so that a worker that is still waking up, or waits for a core on a busy machine, is
/// not waited for.
///
/// `@unchecked Sendable`: `work` is written by the one caller that found `isRunning` false, before it raises
/// `generation` with release ordering, and read by a thread only after it saw that generation with acquire ordering
/// *and* claimed a share of it; the caller does not write again before every share is finished. `handles` are the
/// owner's, who starts the workers and dismisses them. The rest is constant, atomic, or guarded by `mutex`.
final class Rendezvous: @unchecked Sendable {
  /// Rounds of spinning before a thread sleeps: some tens of microseconds, longer than the gaps between the
  /// products of a training step, shorter than a scheduler's time slice by two orders of magnitude.
  private static let spins = 2_000

  private var work: (@Sendable (Int) -> Void)?
  private var handles: [pthread_t] = []

  /// Counts the calls; share i of call g is claimed by whoever moves `claims[i]` from g − 1 to g.
  private let generation = Atomic<UInt>(0)
  private let claims: UnsafeMutablePointer<Claim>
  private let shares: Int
  private let unfinished = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let callerSleeps = Atomic<Bool>(false)
  private let isRunning = Atomic<Bool>(false)
  private let isDismissed = Atomic<Bool>(false)

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let workArrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let workDone = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// A meeting point for a caller and `shares - 1` workers.
  init(shares: Int) {
    self.shares = shares
    claims = .allocate(capacity: shares)
    for share in 0..<shares { (claims + share).initialize(to: Claim()) }
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(workArrived, nil)
    pthread_cond_init(workDone, nil)
  }

  deinit {
    pthread_cond_destroy(workDone)
    pthread_cond_destroy(workArrived)
    pthread_mutex_destroy(mutex)
    claims.deinitialize(count: shares)
    claims.deallocate()
    mutex.deallocate()
    workArrived.deallocate()
    workDone.deallocate()
  }

  /// Starts the thread of `worker`; without it, when the system refuses, the others claim its shares.
  func startWorker(_ worker: Int) {
    let start = Unmanaged.passRetained(WorkerStart(rendezvous: self, worker: worker))
    #if canImport(Darwin)
      var handle: pthread_t?
    #else
      var handle = pthread_t()
    #endif
    let status = pthread_create(
      &handle, nil,
      { argument in
        #if canImport(Darwin)
          let raw = argument
        #else
          let raw = argument!
        #endif
        let start = Unmanaged<WorkerStart>.fromOpaque(raw).takeRetainedValue()
        start.rendezvous.serve(as: start.worker)
        return nil
      }, start.toOpaque())
    guard status == 0 else {
      start.release()
      return
    }
    #if canImport(Darwin)
      handles.append(handle!)
    #else
      handles.append(handle)
    #endif
  }

  /// Has every share of `body` done, by the caller and whichever workers are awake.
  func run(_ body: @escaping @Sendable (Int) -> Void) {
    let wasRunning = isRunning.exchange(true, ordering: .acquiring)
    precondition(!wasRunning, "a team was asked to run while it was running")
    work = body
    unfinished.store(shares, ordering: .relaxed)
    let call = announce()
    performShares(of: call, first: 0)
    waitUntilFinished()
    work = nil
    isRunning.store(false, ordering: .releasing)
  }

  /// Ends the threads and waits for them.
  func dismiss() {
    guard !handles.isEmpty else { return }
    isDismissed.store(true, ordering: .relaxed)
    announce()
    for handle in handles { pthread_join(handle, nil) }
    handles = []
  }

  /// Raises the generation, wakes who sleeps, and returns the new generation.
  @discardableResult
  private func announce() -> UInt {
    // Sequentially consistent, as is the sleepers' count below: either the worker sees the new generation or
    // this thread sees the sleeper.
    let call = generation.add(1, ordering: .sequentiallyConsistent).newValue
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(workArrived)
      pthread_mutex_unlock(mutex)
    }
    return call
  }

  /// Does share `first` of a call, then every other one that nobody has begun.
  private func performShares(of call: UInt, first: Int) {
    for offset in 0..<shares {
      let share = (first + offset) % shares
      let claim = claims[share].generation.compareExchange(
        expected: call - 1, desired: call, ordering: .acquiringAndReleasing)
      guard claim.exchanged else { continue }
      perform(share)
      if unfinished.subtract(1, ordering: .sequentiallyConsistent).newValue == 0,
        callerSleeps.load(ordering: .sequentiallyConsistent)
      {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(workDone)
        pthread_mutex_unlock(mutex)
      }
    }
  }

  /// Never inlined, so that no reference to `work` outlives the share.
  @inline(never)
  private func perform(_ share: Int) { work!(share) }

  private func serve(as worker: Int) {
    var seen: UInt = 0
    while true {
      seen = nextGeneration(after: seen)
      if isDismissed.load(ordering: .relaxed) { return }
      performShares(of: seen, first: worker)
    }
  }

  private func nextGeneration(after seen: UInt) -> UInt {
    for _ in 0..<Self.spins {
      let current = generation.load(ordering: .acquiring)
      if current != seen { return current }
      cpu_pause()
    }
    pthread_mutex_lock(mutex)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while generation.load(ordering: .sequentiallyConsistent) == seen {
      pthread_cond_wait(workArrived, mutex)
    }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
    return generation.load(ordering: .acquiring)
  }

  private func waitUntilFinished() {
    for _ in 0..<Self.spins {
      if unfinished.load(ordering: .acquiring) == 0 { return }
      cpu_pause()
    }
    pthread_mutex_lock(mutex)
    callerSleeps.store(true, ordering: .sequentiallyConsistent)
    while unfinished.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_cond_wait(workDone, mutex)
    }
    callerSleeps.store(false, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }
}

/// The last call that a share was claimed for, on a cache line of its own.
private struct Claim: ~Copyable {
  let generation = Atomic<UInt>(0)
  private let padding: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0)
}

/// What a new thread is handed.
private final class WorkerStart {
  let rendezvous: Rendezvous
  let worker: Int

  init(rendezvous: Rendezvous, worker: Int) {
    self.rendezvous = rendezvous
    self.worker = worker
  }
}
