// Signals that ask to stop: the first is remembered, the second ends the process at once. Each in a process of its
// own, whose signals are blocked and unblocked by the function under test: the threads that run tests block them all.

import Terminal
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct InterruptionTests {
  @Test(arguments: Interruption.allCases)
  func `the first is remembered`(cause: Interruption) async {
    await #expect(processExitsWith: .success) { [number = cause.signal as Int32] in
      Interruption.catchAll()
      #expect(Interruption.received == nil)
      raise(number)
      #expect(Interruption.received?.signal == number)
    }
  }

  @Test func `a second one ends the process, whichever it is`() async {
    await #expect(processExitsWith: .exitCode(143)) {
      Interruption.catchAll()
      raise(SIGINT)
      raise(SIGTERM)
    }
  }

  @Test func `an ignored hang-up stays ignored, an ignored Ctrl-C does not`() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      signal(SIGINT, SIG_IGN)
      Interruption.catchAll()
      raise(SIGHUP)
      #expect(Interruption.received == nil)
      raise(SIGINT)
      #expect(Interruption.received == .interrupt)
    }
  }
}
