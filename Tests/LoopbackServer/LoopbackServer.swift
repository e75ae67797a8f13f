// A small HTTP/1.1 server on 127.0.0.1 whose every answer, the broken ones above all, is chosen by the test.
// One request a connection, a thread each; it is no server for anything but tests.

import Foundation
import Synchronization

/// Answers GET requests on an ephemeral port of 127.0.0.1 until it is released.
public final class LoopbackServer: Sendable {
  /// What a client asked for.
  public struct Request: Sendable {
    /// The path with its leading slash.
    public let path: String
    /// Header fields by their lower-case names.
    public let headers: [String: String]

    /// The first byte of a `Range: bytes=N-` header.
    public var rangeStart: Int? {
      guard let range = headers["range"], range.hasPrefix("bytes="), range.hasSuffix("-") else { return nil }
      return Int(range.dropFirst(6).dropLast())
    }
  }

  private struct State {
    var requests: [Request] = []
    var isStopped = false
  }

  private let listener: Int32
  private let shared: Shared
  public let port: Int

  /// What the connection threads share; they hold no reference to the server, so that it can go.
  private final class Shared: Sendable {
    let state = Mutex(State())
  }

  /// Keeps the clients of this process from asking a proxy for 127.0.0.1.
  private static let proxiesArePassedBy: Bool = setenv("no_proxy", "127.0.0.1", 1) == 0

  /// Starts to listen; `answer` is called on the connection's thread.
  public init(answer: @escaping @Sendable (Request) -> Reply) throws {
    precondition(Self.proxiesArePassedBy, "the environment cannot be changed")
    let listener = Self.streamSocket()
    self.listener = listener
    var address = Self.loopbackAddress()
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0, listen(listener, 16) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    let shared = Shared()
    self.shared = shared
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, !shared.state.withLock(\.isStopped) else { break }
        Thread.detachNewThread {
          Self.serve(connection, shared: shared, answer: answer)
          close(connection)
        }
      }
      close(listener)
    }
  }

  deinit {
    shared.state.withLock { $0.isStopped = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// `http://127.0.0.1:PORT`.
  public var address: String { "http://127.0.0.1:\(port)" }

  /// The requests so far, in order.
  public var requests: [Request] { shared.state.withLock(\.requests) }

  /// Whether this machine answers at 127.0.0.1, which it does not where all networks are down.
  public static let isReachable: Bool = {
    guard let server = try? LoopbackServer(answer: { _ in .status(404) }) else { return false }
    let client = streamSocket()
    defer { close(client) }
    var address = loopbackAddress(port: server.port)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }()

  /// Why a test that needs `isReachable` is skipped.
  public static let reason = "needs 127.0.0.1, which does not answer here"

  /// An address on which nothing listens, now or later: its port is taken, and kept by this process to its end.
  public static func deadAddress() throws -> String {
    let listener = streamSocket()
    var address = loopbackAddress()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    return "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
  }
}

extension LoopbackServer {
  private static func serve(_ connection: Int32, shared: Shared, answer: (Request) -> Reply) {
    guard let request = readRequest(from: connection) else { return }
    shared.state.withLock { $0.requests.append(request) }
    let reply = answer(request)
    guard !reply.isSilent else {
      while !shared.state.withLock(\.isStopped) { usleep(20_000) }
      return
    }
    guard send([UInt8](reply.head.utf8), to: connection) else { return }
    var rest = reply.body.prefix(reply.sentBytes ?? reply.body.count)
    while !rest.isEmpty, !shared.state.withLock(\.isStopped) {
      let piece = rest.prefix(reply.pieceSize)
      guard send([UInt8](piece), to: connection) else { return }
      rest = rest.dropFirst(piece.count)
      if reply.pauseMilliseconds > 0 { usleep(UInt32(reply.pauseMilliseconds) * 1000) }
    }
    // A plain close with unread input would reset the connection and may lose what was sent.
    shutdown(connection, Int32(SHUT_WR))
  }

  private static func readRequest(from connection: Int32) -> Request? {
    var received: [UInt8] = []
    while !received.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      var byte: UInt8 = 0
      guard recv(connection, &byte, 1, 0) == 1, received.count < 65_536 else { return nil }
      received.append(byte)
    }
    let lines = String(decoding: received, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    let fields = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    return Request(path: String(words[1]), headers: Dictionary(fields) { first, _ in first })
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Darwin)
        let flags: Int32 = 0
      #else
        let flags = Int32(MSG_NOSIGNAL)
      #endif
      let sent = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress!, $0.count, flags) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private static func streamSocket() -> Int32 {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      var on: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      return descriptor
    #else
      return socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
  }

  private static func loopbackAddress(port: Int = 0) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return address
  }
}
