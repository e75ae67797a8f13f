// Where the workers of a team wait for work and report that it is done.
// The only file that knows about threads, condition variables and memory ordering.

import CPUFeatures
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The meeting point of one caller and its workers.
///
/// `@unchecked Sendable`: `work` is written by the caller alone, before it raises `generation` with release
/// ordering, and read by workers after they saw the new generation with acquire ordering; the caller does not
/// write again before `unfinished` has come back to zero. The rest is atomic or guarded by `mutex`.
final class Rendezvous: @unchecked Sendable {
  /// Rounds of spinning before a thread sleeps: about 50 microseconds, longer than the gaps between the products
  /// of a training step, shorter than a scheduler's time slice by two orders of magnitude.
  private static let spins = 2_000

  private var work: ((Int) -> Void)?
  private var dismissed = false
  private var handles: [pthread_t] = []

  private let generation = Atomic<UInt>(0)
  private let unfinished = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let callerSleeps = Atomic<Bool>(false)

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let workArrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let workDone = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(workArrived, nil)
    pthread_cond_init(workDone, nil)
  }

  deinit {
    pthread_cond_destroy(workDone)
    pthread_cond_destroy(workArrived)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    workArrived.deallocate()
    workDone.deallocate()
  }

  /// Starts the thread of `worker`; false when the system refuses another thread.
  func startWorker(_ worker: Int) -> Bool {
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
      return false
    }
    #if canImport(Darwin)
      handles.append(handle!)
    #else
      handles.append(handle)
    #endif
    return true
  }

  /// Runs `body` on the caller as worker 0 and on `workers` others.
  func run(_ body: @escaping (Int) -> Void, workers: Int) {
    precondition(work == nil, "a team was asked to run while it was running")
    work = body
    unfinished.store(workers, ordering: .relaxed)
    announce()
    body(0)
    waitUntilFinished()
    work = nil
  }

  /// Ends the threads and waits for them.
  func dismiss(workers: Int) {
    guard workers > 0 else { return }
    dismissed = true
    announce()
    for handle in handles { pthread_join(handle, nil) }
    handles = []
  }

  private func announce() {
    // Sequentially consistent, as is the sleeper's count below: either the worker sees the new generation or
    // this thread sees the sleeper.
    generation.add(1, ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(workArrived)
      pthread_mutex_unlock(mutex)
    }
  }

  private func serve(as worker: Int) {
    var seen: UInt = 0
    while true {
      waitForGeneration(after: seen)
      seen += 1
      if dismissed { return }
      work!(worker)
      if unfinished.subtract(1, ordering: .sequentiallyConsistent).newValue == 0,
        callerSleeps.load(ordering: .sequentiallyConsistent)
      {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(workDone)
        pthread_mutex_unlock(mutex)
      }
    }
  }

  private func waitForGeneration(after seen: UInt) {
    for _ in 0..<Self.spins {
      if generation.load(ordering: .acquiring) != seen { return }
      cpu_pause()
    }
    pthread_mutex_lock(mutex)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while generation.load(ordering: .sequentiallyConsistent) == seen {
      pthread_cond_wait(workArrived, mutex)
    }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
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

/// What a new thread is handed.
private final class WorkerStart {
  let rendezvous: Rendezvous
  let worker: Int

  init(rendezvous: Rendezvous, worker: Int) {
    self.rendezvous = rendezvous
    self.worker = worker
  }
}
