import Foundation
import Testing

@testable import DigitsCLI

@Suite struct ShellWordTests {
  @Test(
    arguments: [
      ("a/b-1_c.safetensors", "a/b-1_c.safetensors"), ("", "''"), ("my file", "'my file'"),
      ("it's", #"'it'\''s'"#), ("$HOME", "'$HOME'"), ("~", "'~'"), ("ä", "'ä'"), ("a\nb", #"'a\nb'"#),
    ])
  func `quoted where it must be`(text: String, expected: String) {
    #expect(text.shellWord == expected)
  }

  @Test(arguments: ["a b", "it's", "'", "''", #"\"#, "*", "a;b", "\"$(x)\"", "#", "!"])
  func `a shell reads it back`(text: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "printf %s \(text.shellWord)"]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == text)
  }
}
