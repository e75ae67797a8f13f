import Terminal
import Testing

@Suite struct ByteProgressTests {
  @Test
  func `a redrawn line on a terminal, then the size and the time`() {
    let transcript = Transcript()
    var progress = ByteProgress(
      console: transcript.console(in: .terminal(columns: 80)), name: "images.gz")
    progress.update(received: 600_000, total: 1_600_000, at: 5)
    progress.update(received: 1_100_000, total: 1_600_000, at: 6)
    progress.finish(bytes: 1_600_000, seconds: 2)
    #expect(
      transcript.writes(on: .errors) == [
        "\rimages.gz  |███████████████                         |  37 %  600 kB of 1.6 MB\u{1B}[K",
        "\rimages.gz  |███████████████▏      |  68 %  1 s left  1.1 MB of 1.6 MB  500 kB/s\u{1B}[K",
        "\r\u{1B}[K",
        "images.gz: 1.6 MB in 2.00 s\n",
      ])
  }

  @Test
  func `of a whole that nobody told, only what is there`() {
    let transcript = Transcript()
    var progress = ByteProgress(console: transcript.console(in: .terminal(columns: 80)), name: "x")
    progress.update(received: 600_000, total: nil, at: 5)
    progress.clear()
    #expect(transcript.writes(on: .errors) == ["\rx  600 kB\u{1B}[K", "\r\u{1B}[K"])
  }

  @Test
  func `one line at the end where there is no terminal`() {
    let transcript = Transcript()
    var progress = ByteProgress(console: transcript.console(), name: "a\u{1B}b")
    progress.update(received: 1, total: 2, at: 0)
    progress.finish(bytes: 2, seconds: 0.5)
    #expect(transcript.text(on: .errors) == #"a\u{1B}b: 2 bytes in 0.50 s"# + "\n")
  }

  @Test
  func `what is waited for is said before its first byte, on a terminal or not`() {
    let plain = Transcript()
    var progress = ByteProgress(console: plain.console(), name: "Downloading MNIST")
    progress.begin(total: 11_594_722, at: 0)
    #expect(plain.text(on: .errors) == "Downloading MNIST: 12 MB\n")
    let terminal = Transcript()
    progress = ByteProgress(console: terminal.console(in: .terminal(columns: 40)), name: "Downloading MNIST")
    progress.begin(total: 11_594_722, at: 0)
    #expect(terminal.text(on: .errors) == "\rDownloading MNIST  |           |  12 MB\u{1B}[K")
  }

  @Test
  func `of nothing, all is there`() {
    let transcript = Transcript()
    var progress = ByteProgress(console: transcript.console(in: .terminal(columns: 40)), name: "x")
    progress.update(received: 0, total: 0, at: 5)
    #expect(transcript.text(on: .errors).contains("  100 %  0 bytes of 0 bytes"))
  }
}
