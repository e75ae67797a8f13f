import Terminal
import Testing

@Suite struct WorkProgressTests {
  @Test
  func `a redrawn line on a terminal, taken away at the end`() {
    let transcript = Transcript()
    var progress = WorkProgress(
      console: transcript.console(in: .terminal(columns: 60)), title: "Damaging", total: 75)
    progress.update(done: 0, at: 5, working: "fog 1")
    progress.update(done: 1, at: 5.05, working: "fog 1")
    progress.update(done: 15, at: 6, working: "fog 2")
    progress.clear()
    #expect(
      transcript.writes(on: .errors) == [
        "\rDamaging  |                                   |  0 %  fog 1\u{1B}[K",
        "\rDamaging  |████▊                   |  20 %  4 s left  fog 2\u{1B}[K",
        "\r\u{1B}[K",
      ])
  }

  @Test
  func `nothing where there is no terminal`() {
    let transcript = Transcript()
    var progress = WorkProgress(console: transcript.console(), title: "Damaging", total: 1)
    progress.update(done: 0, at: 0, working: "fog 1")
    progress.clear()
    #expect(transcript.text(on: .errors) == "")
  }
}
