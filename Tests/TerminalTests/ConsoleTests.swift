import Terminal
import Testing

@Suite struct ConsoleTests {
  @Test("The answer and the conversation go to their own streams, a write a line")
  func streams() throws {
    let transcript = Transcript()
    let console = transcript.console()
    try console.answer("98.31 %")
    console.note("Reading digits.safetensors")
    try console.answer("")
    #expect(transcript.writes(on: .output) == ["98.31 %\n", "\n"])
    #expect(transcript.writes(on: .errors) == ["Reading digits.safetensors\n"])
  }

  @Test("An answer that cannot be written is an error; a note that cannot is none")
  func failures() {
    let console = Console(environment: Environment()) { (_, _) throws(OutputError) in throw .closedPipe }
    #expect(throws: OutputError.closedPipe) { try console.answer("7") }
    console.note("still here")
  }

  @Test("The words of a failed write")
  func words() {
    #expect(
      OutputError.failed(reason: "no space left on device").description
        == "cannot write to standard output: no space left on device")
  }
}
