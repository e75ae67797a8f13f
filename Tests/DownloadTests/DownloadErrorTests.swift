// The words of failures, what counts as being offline, and the limits: what needs no server.

import Testing

@testable import Download

@Suite struct DownloadErrorTests {
  @Test(
    arguments: [
      (403, " (forbidden)"), (404, " (not found)"), (416, " (range refused)"), (429, " (too many requests)"),
      (500, " (server error)"), (501, ""), (502, " (unavailable at the moment)"),
      (503, " (unavailable at the moment)"), (504, " (unavailable at the moment)"), (505, ""), (418, ""),
    ])
  func `statuses that users meet are explained`(code: Int, meaning: String) {
    #expect("\(MirrorFailure.status(code))" == "answered with status \(code)\(meaning)")
  }

  @Test func `whole seconds are told as seconds`() {
    #expect("\(MirrorFailure.noAnswer(milliseconds: 10_000))" == "did not answer within 10 s")
    #expect("\(MirrorFailure.noAnswer(milliseconds: 1_500))" == "did not answer within 1500 ms")
    #expect("\(MirrorFailure.noAnswer(milliseconds: 999))" == "did not answer within 999 ms")
  }

  @Test(
    arguments: [
      (.nameNotFound, true), (.notConnected("refused"), true), (.noAnswer(milliseconds: 10), true),
      (.tooSlow(bytesPerSecond: 1, seconds: 1), false), (.status(503), false),
      (.tooManyRedirects(limit: 5), false), (.webPage, false), (.wrongSize(declared: 1, expected: 2), false),
      (.tooManyBytes(expected: 1), false), (.cutShort(received: 0, expected: 1), false),
      (.wrongChecksum(found: "a", expected: "b"), false), (.badAddress, false), (.other("what"), false),
    ] as [(MirrorFailure, Bool)])
  func `a mirror that said anything was reached`(failure: MirrorFailure, isUnreachable: Bool) {
    #expect(failure.isUnreachable == isUnreachable)
  }

  private func failed(_ failures: MirrorFailure...) -> DownloadError {
    .allMirrorsFailed(
      name: "data.gz", attempts: failures.map { .init(address: "http://m/data.gz", failure: $0) })
  }

  @Test func `a machine is offline when no mirror was reached`() {
    #expect(failed(.nameNotFound, .notConnected("no route")).isOffline)
    #expect(!failed(.nameNotFound, .status(404)).isOffline)
    #expect(!failed(.status(404), .nameNotFound).isOffline)
    #expect(!DownloadError.cancelled.isOffline && !DownloadError.noLibrary.isOffline)
  }

  @Test func `the first refused connection is the one told`() {
    #expect(failed(.nameNotFound, .notConnected("first"), .notConnected("second")).refusal == "first")
    #expect(failed(.nameNotFound, .other("else")).refusal == nil)
    #expect(DownloadError.cancelled.refusal == nil)
  }

  @Test func `other failures have a sentence each`() {
    #expect("\(MirrorFailure.other("odd"))" == "failed: odd")
    #expect(
      "\(DownloadError.busy(path: "a.part"))" == "another process is downloading a.part; wait for it to end")
    #expect("\(DownloadError.unpacking(path: "a.gz", reason: "bad"))" == "could not unpack a.gz: bad")
    #expect("\(DownloadError.cancelled)" == "the download was stopped; the next one resumes from there")
  }

  @Test func `slow networks are waited for as the help says`() {
    let limits = TransferLimits()
    #expect(limits.connectMilliseconds == 10_000)
    #expect(limits.slowestBytesPerSecond == 1_024 && limits.slowSeconds == 30)
    #expect(limits.redirects == 5)
  }

  @Test func `a file is known by its sum in either case, and by one address on each mirror`() {
    let file = RemoteFile(name: "data.gz", sha256: String(repeating: "AB", count: 32), size: 1)
    #expect(file.sha256 == String(repeating: "ab", count: 32))
    #expect(file.address(on: "http://m/a") == "http://m/a/data.gz")
    #expect(file.address(on: "http://m/a/") == "http://m/a/data.gz")
    #expect(file.address(on: "") == "/data.gz")
  }
}
