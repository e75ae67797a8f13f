// The README tried: every session shown in it is played with the built program, every command line parsed.
// A ```console block starts in a folder that holds `Data`; a line of three dots stands for any lines.

import Foundation
import Terminal
import Testing

@testable import DigitsCLI

@Suite(.enabled(if: Readme.text != nil, "there is no README.md"))
struct ReadmeTests {
  @Test(arguments: Readme.page.transcripts.filter { !$0.needsMNIST })
  func session(transcript: Transcript) throws {
    try check(transcript)
  }

  @Test(
    .enabled(if: MNIST.folder != nil, MNIST.reason), arguments: Readme.page.transcripts.filter(\.needsMNIST))
  func `session with MNIST`(transcript: Transcript) throws {
    try check(transcript)
  }

  @Test(arguments: Readme.page.shellLines.map { ShownCommand(number: $0.line, text: $0.command) })
  func `command line`(line: ShownCommand) {
    #expect(line.problem == nil, "line \(line.number)")
  }

  private func check(_ transcript: Transcript) throws {
    let workplace = try Workplace()
    for name in try FileManager.default.contentsOfDirectory(atPath: Readme.data) {
      // Data sets are found through the environment, and are too large to copy.
      guard let bytes = FileManager.default.contents(atPath: "\(Readme.data)/\(name)") else { continue }
      try workplace.put([UInt8](bytes), at: "Data/\(name)")
    }
    let environment = MNIST.data.map { ["DIGITS_DATA": $0] } ?? [:]
    let differences = try TranscriptCheck(workplace: workplace, environment: environment)
      .differences(from: transcript)
    for difference in differences {
      Issue.record("README.md, line \(transcript.line): \(difference)")
    }
  }
}

/// The project's front page.
enum Readme {
  private static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let text = try? String(contentsOf: project.appendingPathComponent("README.md"), encoding: .utf8)
  static let page = CommandPage(markdown: text ?? "")
  /// The folder of samples.
  static let data = project.appendingPathComponent("Data").path
}

/// A line of a shell session that may run `digits`.
struct ShownCommand: Sendable, CustomTestStringConvertible {
  let number: Int
  let text: String

  var testDescription: String { text }

  /// What the program would say is wrong with it; nil when it is right or runs another program.
  var problem: String? {
    let words = text.split(separator: " ").map(String.init)
    // `digits`, `.build/release/digits`, `swift run -c release digits`.
    guard let program = words.firstIndex(where: { $0 == "digits" || $0.hasSuffix("/digits") }),
      program == 0 || words[0] == "swift"
    else { return nil }
    // What follows these is for the shell.
    let arguments = words[(program + 1)...].prefix { !["|", "<", ">", "2>", "&&", ";", "#"].contains($0) }
    guard let name = arguments.first, !["-h", "--help", "--version"].contains(name) else { return nil }
    do {
      try Self.parse(
        arguments.dropFirst(),
        as: Program(commands: commands, console: Console(environment: .current())).command(named: name))
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static func parse<C: Command>(_ arguments: ArraySlice<String>, as command: C.Type) throws {
    _ = try C.table.parse(Array(arguments))
  }
}
