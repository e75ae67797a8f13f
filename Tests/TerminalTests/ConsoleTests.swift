import Terminal
import Testing

@Suite struct ConsoleTests {
  @Test
  func `the answer and the conversation go to their own streams, a write a line`() throws {
    let transcript = Transcript()
    let console = transcript.console()
    try console.answer("98.31 %")
    console.note("Reading digits.safetensors")
    try console.answer("")
    #expect(transcript.writes(on: .output) == ["98.31 %\n", "\n"])
    #expect(transcript.writes(on: .errors) == ["Reading digits.safetensors\n"])
  }

  @Test(
    arguments: [
      (Environment.terminal(columns: 20), "Accuracy: 98.31 % ±\n0.13 (9,831 of\n10,000)\n  short line\n"),
      (.terminal(columns: 80), "Accuracy: 98.31 % ± 0.13 (9,831 of 10,000)\n  short line\n"),
      (
        Environment(variables: [.columns: "20"]), "Accuracy: 98.31 % ± 0.13 (9,831 of 10,000)\n  short line\n"
      ),
    ])
  func `running text is broken between its words on a narrow terminal, and nowhere else`(
    environment: Environment, expected: String
  ) throws {
    let transcript = Transcript()
    let console = transcript.console(in: environment)
    let text = "Accuracy: 98.31 % ± 0.13 (9,831 of 10,000)\n  short line"
    try console.answer(wrapping: text)
    console.note(wrapping: text)
    #expect(transcript.text(on: .output) == expected)
    #expect(transcript.text(on: .errors) == expected)
  }

  @Test(
    arguments: [
      (Environment.terminal(columns: 80), "\u{1B}[1;31mError:\u{1B}[0m no file\n"),
      (.terminal(columns: 80, [.noColour: "1"]), "Error: no file\n"),
      (.terminal(columns: 80, [.terminal: "dumb"]), "Error: no file\n"), (Environment(), "Error: no file\n"),
    ])
  func `'Error:' stands out where colours are shown`(environment: Environment, expected: String) {
    let transcript = Transcript()
    transcript.console(in: environment).complain(wrapping: "no file")
    #expect(transcript.text(on: .errors) == expected)
    #expect(transcript.text(on: .output) == "")
  }

  @Test
  func `an answer that cannot be written is an error; a note that cannot is none`() {
    let console = Console(environment: Environment()) { (_, _) throws(OutputError) in throw .closedPipe }
    #expect(throws: OutputError.closedPipe) { try console.answer("7") }
    console.note("still here")
  }

  @Test
  func `the words of a failed write`() {
    #expect(
      OutputError.failed(reason: "no space left on device").description
        == "cannot write to standard output: no space left on device")
  }

  @Test
  func `a line as wide as the terminal is left as it is`() throws {
    let transcript = Transcript()
    let console = transcript.console(in: .terminal(columns: 20))
    let line = "  aaaa  bbbbbbbbbbbb"
    try console.answer(wrapping: line)
    try console.answer(wrapping: line + "c")
    #expect(transcript.writes(on: .output) == [line + "\n", "aaaa bbbbbbbbbbbbc\n"])
  }
}
