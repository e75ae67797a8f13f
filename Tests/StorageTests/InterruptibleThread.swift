// Signals for one thread, whose calls of the system they interrupt. For exit tests, since a process has one action for
// each signal.

import Foundation

/// The thread that made this, to be interrupted by others.
struct InterruptibleThread: @unchecked Sendable {
  private let thread = pthread_self()

  /// Lets SIGUSR1 interrupt the calling thread: the calls that it cuts short are not made again by the system.
  init() {
    signal(SIGUSR1) { _ in }
    var action = sigaction()
    sigaction(SIGUSR1, nil, &action)
    action.sa_flags &= ~SA_RESTART
    sigaction(SIGUSR1, &action, nil)
    // The threads that run tests block all signals.
    Self.unblock(SIGUSR1)
  }

  func interrupt() { pthread_kill(thread, SIGUSR1) }

  /// Ends the process after so many seconds, so that a call that waits for ever fails a test and does not stop them all.
  static func endProcess(after seconds: UInt32) {
    unblock(SIGALRM)
    alarm(seconds)
  }

  private static func unblock(_ signal: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
