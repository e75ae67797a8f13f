// Downloads from mirrors that work: whole, resumed, redirected, cancelled.

import Download
import Foundation
import LoopbackServer
import Storage
import Testing

@Suite(.needsLoopback) struct DownloaderTests {
  let folder = try! TemporaryFolder()

  @Test func `fetches a file whole and leaves nothing beside it`() throws {
    let server = try goodServer()
    let result = fetch(from: [server.address], into: folder)
    #expect(result.error == nil)
    #expect(result.mirror == 0)
    #expect(folder.contents(of: "data.gz") == content)
    #expect(folder.names == ["data.gz"])
    #expect(server.requests.map(\.path) == ["/data.gz"])
    #expect(server.requests[0].headers["range"] == nil)
    #expect(server.requests[0].headers["user-agent"] == "digits")
  }

  @Test func `reports progress up to the last byte`() throws {
    let server = try goodServer()
    let received = fetch(from: [server.address + "/"], into: folder).progress
    #expect(received.last == DownloadProgress(name: "data.gz", received: 100_000, total: 100_000))
    #expect(received.map(\.received) == received.map(\.received).sorted())
    #expect(server.requests.map(\.path) == ["/data.gz"])
  }

  @Test func `replaces a bad file of the same name`() throws {
    let server = try goodServer()
    try folder.put([1, 2, 3], as: "data.gz")
    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `goes on where a broken transfer stopped`() throws {
    let server = try LoopbackServer { request in
      var reply = Reply.file(content, for: request)
      if request.rangeStart == nil { reply.sentBytes = 60_000 }
      return reply
    }
    let first = fetch(from: [server.address], into: folder)
    #expect(
      first.error
        == .allMirrorsFailed(
          name: "data.gz",
          attempts: [
            .init(
              address: server.address + "/data.gz", failure: .cutShort(received: 60_000, expected: 100_000))
          ]))
    #expect(folder.names == ["data.gz.part"])

    let second = fetch(from: [server.address], into: folder)
    #expect(second.error == nil)
    #expect(server.requests.map(\.rangeStart) == [nil, 60_000])
    #expect(second.progress.first.map { $0.received >= 60_000 } == true)
    #expect(folder.contents(of: "data.gz") == content)
    #expect(folder.names == ["data.gz"])
  }

  @Test func `goes on at the next mirror where the first stopped`() throws {
    var half = Reply.whole(content)
    half.sentBytes = 50_000
    let broken = try server(half)
    let good = try goodServer()
    let result = fetch(from: [broken.address, good.address], into: folder)
    #expect(result.mirror == 1)
    #expect(good.requests.map(\.rangeStart) == [50_000])
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `starts over at a server that knows no ranges`() throws {
    let server = try server(.whole(content))
    try folder.put([UInt8](content.prefix(70_000)), as: "data.gz.part")
    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(server.requests.map(\.rangeStart) == [70_000])
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `starts over once when the sum is wrong after going on`() throws {
    let server = try goodServer()
    try folder.put([UInt8](repeating: 7, count: 1000), as: "data.gz.part")
    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(server.requests.map(\.rangeStart) == [1000, nil])
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `starts over when a range is refused`() throws {
    let server = try LoopbackServer { $0.rangeStart == nil ? .whole(content) : .status(416) }
    try folder.put([UInt8](content.prefix(10)), as: "data.gz.part")
    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(server.requests.map(\.rangeStart) == [10, nil])
  }

  @Test func `takes a complete part file without asking anyone`() throws {
    try folder.put(content, as: "data.gz.part")
    let result = fetch(from: [try LoopbackServer.deadAddress()], into: folder)
    #expect(result.error == nil)
    #expect(result.mirror == nil)
    #expect(folder.names == ["data.gz"])
  }

  @Test(arguments: [100_000, 100_001])
  func `throws away a part file that is complete or longer, and wrong`(count: Int) throws {
    let server = try goodServer()
    try folder.put([UInt8](repeating: 7, count: count), as: "data.gz.part")
    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(server.requests.map(\.rangeStart) == [nil])
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `follows redirects`() throws {
    let server = try LoopbackServer { request in
      request.path == "/elsewhere" ? .file(content, for: request) : .redirect(to: "/elsewhere")
    }
    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(server.requests.map(\.path) == ["/data.gz", "/elsewhere"])
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `stops when told to, and goes on from there`() throws {
    let server = try goodServer()
    let first = fetch(from: [server.address, server.address], into: folder) { $0.received == 0 }
    #expect(first.error == .cancelled)
    #expect(folder.names == ["data.gz.part"])
    let kept = try #require(folder.contents(of: "data.gz.part"))
    #expect(kept.count > 0 && kept.count < 100_000)
    #expect(kept == [UInt8](content.prefix(kept.count)))

    #expect(fetch(from: [server.address], into: folder).error == nil)
    #expect(server.requests.map(\.rangeStart) == [nil, kept.count])
    #expect(folder.contents(of: "data.gz") == content)
  }

  @Test func `can be stopped while nothing arrives`() throws {
    let server = try server(.silence)
    // Without being stopped it would end as too slow.
    let result = fetch(from: [server.address], into: folder) { _ in server.requests.isEmpty }
    #expect(result.error == .cancelled)
    #expect(folder.names == [])
  }

  @Test func `keeps out of the way of another download of the same file`() throws {
    let server = try goodServer()
    let path = folder.path + "/data.gz.part"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(fetch(from: [server.address], into: folder).error == .busy(path: path))
    // Closing alone would not do: a process that another test starts meanwhile may have inherited the lock.
    flock(descriptor, LOCK_UN)
    close(descriptor)
    #expect(fetch(from: [server.address], into: folder).error == nil)
  }
}
