// Signals that request a stop, for commands that have something to save first. They are recorded and checked between
// two pieces of work.

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A signal that requests a stop.
package enum Interruption: Error, CaseIterable {
  /// The terminal was closed.
  case hangUp
  /// Ctrl-C.
  case interrupt
  case terminate

  /// The signal number; a shell reports 128 plus this for a process that the signal ended.
  package var signal: Int32 {
    switch self {
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    }
  }

  /// The first such signal since ``catchAll()``; nil if there was none.
  package static var received: Interruption? {
    let signal = firstSignal.load(ordering: .relaxed)
    return signal == 0 ? nil : allCases.first { $0.signal == signal }
  }

  /// Throws the first such signal, if there was one.
  package static func check() throws(Interruption) {
    if let received { throw received }
  }

  /// From now on, the first such signal is only recorded; a second one ends the process at once.
  ///
  /// A hang-up that is ignored stays ignored, as `nohup` requires. The other signals are caught even if the parent
  /// process ignored or blocked them: a shell script that starts training with `&` has it ignore SIGINT, and
  /// `kill -INT` could not stop it.
  ///
  /// To be called at the start of a command: existing threads keep their signal masks.
  package static func catchAll() {
    // The static must be initialised before the handler uses it; the first use does so.
    firstSignal.store(0, ordering: .relaxed)
    var signals = sigset_t()
    sigemptyset(&signals)
    for interruption in allCases {
      var action = sigaction()
      sigaction(interruption.signal, nil, &action)
      guard interruption != .hangUp || !action.isIgnored else { continue }
      action = sigaction()
      action.setHandler { signal in
        // Only what POSIX allows in a signal handler: a lock-free atomic, and _exit.
        let isFirst = Interruption.firstSignal.compareExchange(
          expected: 0, desired: signal, ordering: .relaxed
        ).exchanged
        if !isFirst { _exit(128 + signal) }
      }
      // Interrupted system calls are restarted, so that writes are completed.
      action.sa_flags = Int32(SA_RESTART)
      sigaction(interruption.signal, &action, nil)
      sigaddset(&signals, interruption.signal)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static let firstSignal = Atomic<Int32>(0)
}

extension sigaction {
  fileprivate var isIgnored: Bool {
    #if canImport(Darwin)
      let handler = __sigaction_u.__sa_handler
    #else
      let handler = __sigaction_handler.sa_handler
    #endif
    // SIG_IGN is the function at address 1.
    return unsafeBitCast(handler, to: Int.self) == 1
  }

  fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (Int32) -> Void) {
    #if canImport(Darwin)
      __sigaction_u.__sa_handler = handler
    #else
      __sigaction_handler.sa_handler = handler
    #endif
  }
}
