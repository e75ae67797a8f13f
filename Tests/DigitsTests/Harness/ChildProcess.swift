// A program started by a test: with nothing of the tests' own process but what it is given, and waited for with patience
// that has an end. Foundation's Process passes on the signals that are ignored or blocked where tests run.

import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A process in a group of its own, in which it and whatever it starts can be ended together.
final class ChildProcess: Sendable {
  /// Where its standard streams lead; the output is thrown away unless told.
  struct Streams {
    var input = "/dev/null"
    var output: FileHandle?
    var errors: FileHandle?
  }

  private let identifier: pid_t
  private let end = Mutex<Int32?>(nil)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// Starts the program at `executable` in `folder`, with exactly this environment.
  ///
  /// No signal is ignored or blocked in it, and no descriptor open but the three standard ones.
  init(
    _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
    streams: Streams = Streams()
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let closing = Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let closing: Int32 = 0
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    #if canImport(Darwin)
      posix_spawn_file_actions_addchdir_np(&actions, folder)
    #else
      _ = GNUSpawn.addChangeOfFolder(&actions, folder)
    #endif
    // Where the tests have no standard input a pipe may have its number, and is brought out of the way.
    let copies = [streams.output, streams.errors].map {
      $0.map { fcntl($0.fileDescriptor, F_DUPFD_CLOEXEC, 3) }
    }
    defer { for copy in copies { copy.map { _ = close($0) } } }
    posix_spawn_file_actions_addopen(&actions, 0, streams.input, O_RDONLY, 0)
    for (number, copy) in zip(Int32(1)..., copies) {
      if let copy {
        posix_spawn_file_actions_adddup2(&actions, copy, number)
      } else {
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
      }
    }
    #if !canImport(Darwin)
      _ = GNUSpawn.addClosing(&actions, 3)
    #endif
    var every = sigset_t()
    var none = sigset_t()
    sigfillset(&every)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(Int32(flags) | closing))

    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    // Where it is ignored, ended processes leave no status.
    signal(SIGCHLD, SIG_DFL)
    var identifier: pid_t = 0
    let code = posix_spawn(&identifier, executable, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Failure(executable: executable, code: code) }
    self.identifier = identifier
    Thread.detachNewThread { [self, identifier] in
      var status: Int32 = 0
      while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
      end.withLock { $0 = status }
      hasEnded.signal()
    }
  }

  /// A program that could not be started.
  struct Failure: Error, CustomStringConvertible {
    let executable: String
    let code: Int32
    var description: String { "\(executable): \(String(cString: strerror(code)))" }
  }

  /// Waits for its end and returns its status as a shell has it, 128 and the signal's number for one that was killed;
  /// nil when it has not ended after so many seconds.
  func status(within seconds: Double) -> Int32? {
    guard hasEnded.wait(timeout: .now() + seconds) == .success else { return nil }
    hasEnded.signal()
    let status = end.withLock { $0! }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Ends it, and everything that it has started and that is still in its group, at once.
  func kill() {
    // Without the module's name this would be the method itself.
    _ = Foundation.kill(-identifier, SIGKILL)
    hasEnded.wait()
    hasEnded.signal()
  }
}

#if !canImport(Darwin)
  /// Extensions of the GNU C library, looked up by name since Swift's module of it leaves them out.
  private enum GNUSpawn {
    typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>

    static let addChangeOfFolder = unsafeBitCast(
      dlsym(nil, "posix_spawn_file_actions_addchdir_np"),
      to: (@convention(c) (Actions, UnsafePointer<CChar>) -> Int32).self)
    static let addClosing = unsafeBitCast(
      dlsym(nil, "posix_spawn_file_actions_addclosefrom_np"),
      to: (@convention(c) (Actions, Int32) -> Int32).self)
  }
#endif
