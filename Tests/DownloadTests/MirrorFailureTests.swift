// Downloads from mirrors that fail, one way each: the words, no bad file, the next mirror tried.

import Download
import Foundation
import LoopbackServer
import Storage
import Testing

/// A way for a mirror to fail.
struct BadMirror: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let reply: Reply
  let failure: MirrorFailure
  let words: String
  /// Bytes of the part file that are worth keeping.
  var kept = 0
  var limits = TransferLimits()
}

let page = Array("\n<!DOCTYPE html><html><body>Please log in.</body></html>".utf8)

private func slow(_ reply: Reply) -> Reply {
  var reply = reply
  reply.pieceSize = 100
  reply.pauseMilliseconds = 500
  return reply
}

private func cut(_ reply: Reply, after count: Int) -> Reply {
  var reply = reply
  reply.sentBytes = count
  return reply
}

let wrongContent: [UInt8] = content.map { $0 ^ 1 }

let badMirrors: [BadMirror] = [
  BadMirror(
    testDescription: "403", reply: .status(403), failure: .status(403),
    words: "answered with status 403 (forbidden)"),
  BadMirror(
    testDescription: "404", reply: .status(404), failure: .status(404),
    words: "answered with status 404 (not found)"),
  BadMirror(
    testDescription: "503", reply: .status(503), failure: .status(503),
    words: "answered with status 503 (unavailable at the moment)"),
  BadMirror(
    testDescription: "no content", reply: Reply(status: 204), failure: .status(204),
    words: "answered with status 204"),
  BadMirror(
    testDescription: "range nobody asked for",
    reply: Reply(status: 206, headers: ["Content-Length: 100000"], body: content), failure: .status(206),
    words: "answered with status 206"),
  BadMirror(
    testDescription: "HTML page with status 200", reply: .whole(page), failure: .webPage,
    words: "sent a web page instead of the file"),
  BadMirror(
    testDescription: "HTML page without a length", reply: Reply(body: page), failure: .webPage,
    words: "sent a web page instead of the file"),
  BadMirror(
    testDescription: "endless HTML page",
    reply: Reply(body: page + [UInt8](repeating: 32, count: 200_000)), failure: .webPage,
    words: "sent a web page instead of the file"),
  BadMirror(
    testDescription: "wrong checksum", reply: .whole(wrongContent),
    failure: .wrongChecksum(
      found: SHA256.hexDigest(of: ByteBuffer(wrongContent)), expected: remoteFile.sha256),
    words: "sent a file with SHA-256 \(SHA256.hexDigest(of: ByteBuffer(wrongContent)).prefix(12))... "
      + "instead of \(remoteFile.sha256.prefix(12))..."),
  BadMirror(
    testDescription: "half a file", reply: cut(.whole(content), after: 50_000),
    failure: .cutShort(received: 50_000, expected: 100_000),
    words: "ended the transfer after 50000 of 100000 bytes", kept: 50_000),
  BadMirror(
    testDescription: "half a file without a length", reply: cut(Reply(body: content), after: 50_000),
    failure: .cutShort(received: 50_000, expected: 100_000),
    words: "ended the transfer after 50000 of 100000 bytes", kept: 50_000),
  BadMirror(
    testDescription: "nothing at all", reply: .whole([]),
    failure: .cutShort(received: 0, expected: 100_000),
    words: "ended the transfer after 0 of 100000 bytes"),
  BadMirror(
    testDescription: "a smaller file", reply: .whole([UInt8](content.dropLast())),
    failure: .wrongSize(declared: 99_999, expected: 100_000),
    words: "offers a file of 99999 bytes, but the right one has 100000"),
  BadMirror(
    testDescription: "too many bytes, declared", reply: .whole(content + [0]),
    failure: .wrongSize(declared: 100_001, expected: 100_000),
    words: "offers a file of 100001 bytes, but the right one has 100000"),
  BadMirror(
    testDescription: "too many bytes, undeclared", reply: Reply(body: content + content),
    failure: .tooManyBytes(expected: 100_000), words: "sent more than the file's 100000 bytes"),
  BadMirror(
    testDescription: "silence", reply: .silence, failure: .tooSlow(bytesPerSecond: 1000, seconds: 2),
    words: "sent fewer than 1000 bytes a second for 2 s", limits: impatient),
  BadMirror(
    testDescription: "redirects in a circle", reply: .redirect(to: "/data.gz"),
    failure: .tooManyRedirects(limit: 5), words: "redirected more than 5 times"),
  BadMirror(
    testDescription: "redirect to a local file", reply: .redirect(to: "file:///etc/hostname"),
    failure: .badAddress, words: "is not an http or https address, or leads to one that is not"),
]

@Suite(.needsLoopback) struct MirrorFailureTests {
  let folder = try! TemporaryFolder()

  @Test(arguments: badMirrors)
  func `leaves no bad file and says why`(mirror: BadMirror) throws {
    let server = try server(mirror.reply)
    let error = try #require(fetch(from: [server.address], into: folder, limits: mirror.limits).error)
    let address = server.address + "/data.gz"
    #expect(
      error
        == .allMirrorsFailed(name: "data.gz", attempts: [.init(address: address, failure: mirror.failure)]))
    #expect(String(describing: error) == "data.gz could not be downloaded: \(address) \(mirror.words)")
    #expect(!error.isOffline)
    #expect(folder.names == (mirror.kept > 0 ? ["data.gz.part"] : []))
    #expect(folder.contents(of: "data.gz.part") ?? [] == [UInt8](content.prefix(mirror.kept)))
  }

  @Test(arguments: badMirrors)
  func `is made good by the next mirror`(mirror: BadMirror) throws {
    let bad = try server(mirror.reply)
    let good = try goodServer()
    let result = fetch(from: [bad.address, good.address], into: folder, limits: mirror.limits)
    #expect(result.error == nil)
    #expect(result.mirror == 1)
    #expect(folder.contents(of: "data.gz") == content)
    #expect(folder.names == ["data.gz"])
  }

  @Test(arguments: badMirrors)
  func `does no harm to a good part file in the end`(mirror: BadMirror) throws {
    let bad = try server(mirror.reply)
    let good = try goodServer()
    try folder.put([UInt8](content.prefix(30_000)), as: "data.gz.part")
    #expect(fetch(from: [bad.address, good.address], into: folder, limits: mirror.limits).error == nil)
    #expect(folder.contents(of: "data.gz") == content)
    #expect(folder.names == ["data.gz"])
  }

  @Test func `gives up a mirror that trickles, and keeps what came`() throws {
    let server = try server(slow(.whole(content)))
    let error = fetch(from: [server.address], into: folder, limits: impatient).error
    #expect(
      error
        == .allMirrorsFailed(
          name: "data.gz",
          attempts: [
            .init(address: server.address + "/data.gz", failure: .tooSlow(bytesPerSecond: 1000, seconds: 2))
          ]))
    let kept = try #require(folder.contents(of: "data.gz.part"))
    #expect(kept == [UInt8](content.prefix(kept.count)))
  }

  @Test func `says that nothing was reached when there is no server`() throws {
    let dead = try LoopbackServer.deadAddress()
    let error = try #require(fetch(from: [dead], into: folder).error)
    guard case .allMirrorsFailed(_, let attempts) = error, case .notConnected = attempts[0].failure else {
      Issue.record("\(error)")
      return
    }
    #expect(String(describing: error).contains("\(dead)/data.gz could not be reached ("))
    #expect(error.isOffline)
    #expect(folder.names == [])
  }

  @Test func `says that a name is unknown`() throws {
    let error = try #require(fetch(from: ["http://mirror.invalid"], into: folder).error)
    #expect(
      error
        == .allMirrorsFailed(
          name: "data.gz",
          attempts: [
            .init(address: "http://mirror.invalid/data.gz", failure: .nameNotFound)
          ]))
    #expect(error.isOffline)
    #expect(
      "\(error)" == "data.gz could not be downloaded: http://mirror.invalid/data.gz could not be looked up")
  }

  @Test(arguments: ["file:///tmp", "ftp://127.0.0.1", "http://bad host", ""])
  func `refuses what is no address`(mirror: String) throws {
    let error = try #require(fetch(from: [mirror], into: folder).error)
    #expect(folder.names == [])
    #expect("\(error)".contains("is not an http or https address"))
  }

  @Test func `names every mirror in the order tried`() throws {
    let first = try server(.status(403))
    let second = try server(.status(404))
    let error = try #require(fetch(from: [first.address, second.address], into: folder).error)
    #expect(
      "\(error)" == """
        data.gz could not be downloaded: \(first.address)/data.gz answered with status 403 (forbidden); \
        \(second.address)/data.gz answered with status 404 (not found)
        """)
  }

  @Test func `says which file the disk refused`() throws {
    let server = try goodServer()
    let missing = folder.path + "/missing"
    #expect(throws: DownloadError.disk(path: missing + "/data.gz.part", errno: ENOENT)) {
      try Downloader().fetch(remoteFile, from: [server.address], into: missing) { _ in true }
    }
    #expect(
      "\(DownloadError.disk(path: "a/data.gz.part", errno: ENOSPC))"
        == "could not write a/data.gz.part: No space left on device")
    #expect(server.requests.isEmpty)
  }
}
