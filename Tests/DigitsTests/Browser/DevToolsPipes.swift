// The two pipes that a browser is spoken to through: JSON objects, a zero byte after each. Waiting has an end.

import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Named pipes to a browser and from it.
final class DevToolsPipes {
  /// The paths of the two pipes.
  let commands: String
  let replies: String
  private let output: Int32
  private let input: Int32
  private var received = Data()

  /// How long the browser may take for an answer, in milliseconds, on a machine that has other things to do.
  private static let patience: Int32 = 300_000

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(in folder: String) throws {
    commands = folder + "/commands"
    replies = folder + "/replies"
    for path in [commands, replies] where mkfifo(path, 0o600) != 0 {
      throw Failure(description: "cannot make \(path): \(errno)")
    }
    // For reading and writing, since opening either end alone waits for the other.
    output = open(commands, O_RDWR | O_CLOEXEC)
    input = open(replies, O_RDWR | O_CLOEXEC)
    guard output >= 0, input >= 0 else { throw Failure(description: "cannot open the pipes: \(errno)") }
  }

  deinit {
    close(output)
    close(input)
  }

  func send(number: Int, method: String, parameters: [String: Any], session: String?) throws {
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    message["sessionId"] = session
    let bytes = try JSONSerialization.data(withJSONObject: message) + [0]
    try FileHandle(fileDescriptor: output, closeOnDealloc: false).write(contentsOf: bytes)
  }

  /// The next message, whatever it is about.
  func next() throws -> Message {
    while true {
      if let end = received.firstIndex(of: 0) {
        let content = try JSONSerialization.jsonObject(with: received[..<end])
        received = Data(received[(end + 1)...])
        return Message(content: try #require(content as? [String: Any]))
      }
      var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Self.patience) == 1 else { throw Failure(description: "the browser is silent") }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(input, &buffer, buffer.count)
      guard count > 0 else { throw Failure(description: "cannot read from the browser: \(errno)") }
      received += buffer[..<count]
    }
  }

  /// What the browser says: the reply to a command, or an event.
  struct Message {
    let content: [String: Any]

    var number: Int? { content["id"] as? Int }
    var method: String? { content["method"] as? String }
    var parameters: [String: Any] { content["params"] as? [String: Any] ?? [:] }
    var result: [String: Any]? { content["result"] as? [String: Any] }
  }
}
