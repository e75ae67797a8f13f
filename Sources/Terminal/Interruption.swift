// Requests from outside to stop, for commands that have something to save first.
// It only remembers that somebody asked; whoever works looks here between two pieces of work.

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A signal that asked this process to stop.
package enum Interruption: Error, CaseIterable {
  /// The terminal is gone.
  case hangUp
  /// Ctrl-C.
  case interrupt
  case terminate

  /// Its number: a shell reports a process that it ended as 128 more.
  package var signal: Int32 {
    switch self {
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    }
  }

  /// The first such signal since ``catchAll()``; nil while nobody has asked.
  package static var received: Interruption? {
    let signal = firstSignal.load(ordering: .relaxed)
    return signal == 0 ? nil : allCases.first { $0.signal == signal }
  }

  /// Throws the first such signal, if there was one.
  package static func check() throws(Interruption) {
    if let received { throw received }
  }

  /// From now on the first such signal is remembered and does nothing else; a second one ends the process at once.
  ///
  /// A hang-up that is ignored stays ignored, which is what `nohup` is for. The others are caught even then, and
  /// where whoever started this process had them blocked: a script that starts a training with `&` has Ctrl-C ignored
  /// for it, and could not stop it with `kill -INT`.
  ///
  /// For the start of a command: threads that are there already keep what they block.
  package static func catchAll() {
    // The handler must find it initialised, which is done at the first use.
    firstSignal.store(0, ordering: .relaxed)
    var signals = sigset_t()
    sigemptyset(&signals)
    for interruption in allCases {
      var action = sigaction()
      sigaction(interruption.signal, nil, &action)
      guard interruption != .hangUp || !action.isIgnored else { continue }
      action = sigaction()
      action.setHandler { signal in
        // Nothing but what POSIX allows in a handler: an atomic without a lock, and _exit.
        let isFirst = Interruption.firstSignal.compareExchange(
          expected: 0, desired: signal, ordering: .relaxed
        ).exchanged
        if !isFirst { _exit(128 + signal) }
      }
      // A system call that is under way goes on: what is being written is not cut short.
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
