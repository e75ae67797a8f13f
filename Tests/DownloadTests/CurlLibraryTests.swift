// libcurl is looked for by name when it is needed, and its absence is an error like any other.

import Testing

@testable import Download

@Suite struct CurlLibraryTests {
  @Test func `is not found under a name that no library has`() {
    #expect(CurlLibrary(names: ["libdigits-no-such-library.so.4"]) == nil)
  }

  @Test func `is found under the second name too`() {
    #expect(CurlLibrary(names: ["libdigits-no-such-library.so.4"] + CurlLibrary.names) != nil)
  }

  @Test func `is not taken for what is another library`() {
    #expect(CurlLibrary(names: ["libc.so.6", "libSystem.B.dylib"]) == nil)
  }

  @Test func `is missed in clear words`() throws {
    let folder = try TemporaryFolder()
    let downloader = Downloader(limits: impatient, userAgent: "digits", library: nil)
    #expect(throws: DownloadError.noLibrary) {
      try downloader.fetch(remoteFile, from: ["http://127.0.0.1"], into: folder.path) { _ in true }
    }
    #expect("\(DownloadError.noLibrary)" == "downloads need libcurl, and this machine has none")
    #expect(folder.names == [])
  }
}
