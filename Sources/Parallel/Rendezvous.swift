// The synchronisation of a team's workers: how they wait for work and report completion. Only this file uses threads,
// condition variables and memory ordering.

import CProcessor
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The synchronisation point of one caller and its workers.
///
/// Each call's work is divided into as many shares as there are threads. A thread claims its own share first and then
/// any that has not been claimed, so that nobody waits for a worker that is still waking up or waiting for a core on a
/// busy machine.
///
/// `@unchecked Sendable`: `work` is written by the one caller that found `isRunning` false, before it increments
/// `generation` with release ordering. A thread reads it only after it saw that generation with acquire ordering *and*
/// claimed a share; the caller does not write again before every share is finished. `handles` belong to the owner, who
/// starts and stops the workers. The rest is constant, atomic, or guarded by `mutex`.
final class Rendezvous: @unchecked Sendable {
  /// The number of spins before a thread sleeps: tens of microseconds, longer than the gaps between the products of a
  /// training step, and two orders of magnitude shorter than a scheduler's time slice.
  private static let spins = 2_000

  private var work: (@Sendable (Int) -> Void)?
  private var handles: [pthread_t] = []

  /// The number of calls so far. Share i of call g is claimed by changing `claims[i]` from g − 1 to g.
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

  /// A synchronisation point for a caller and `shares - 1` workers.
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

  /// Starts the thread of `worker`. If the system refuses, the other threads claim its shares.
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

  /// Runs every share of `body`, on the caller and on all workers that are awake.
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

  /// Stops the threads and waits for them.
  func dismiss() {
    guard !handles.isEmpty else { return }
    isDismissed.store(true, ordering: .relaxed)
    announce()
    for handle in handles { pthread_join(handle, nil) }
    handles = []
  }

  /// Increments the generation, wakes sleeping threads, and returns the new generation.
  @discardableResult
  private func announce() -> UInt {
    // Sequentially consistent, like the count of sleepers below: either the worker sees the new generation, or this
    // thread sees the sleeper.
    let call = generation.add(1, ordering: .sequentiallyConsistent).newValue
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(workArrived)
      pthread_mutex_unlock(mutex)
    }
    return call
  }

  /// Runs share `first` of a call, then every other share that has not been claimed.
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

/// The last call that a share was claimed for, on its own cache line.
private struct Claim: ~Copyable {
  let generation = Atomic<UInt>(0)
  private let padding: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0)
}

/// The argument of a new thread.
private final class WorkerStart {
  let rendezvous: Rendezvous
  let worker: Int

  init(rendezvous: Rendezvous, worker: Int) {
    self.rendezvous = rendezvous
    self.worker = worker
  }
}
