// Plays a transcript with the built program and says where its page is wrong.

/// The commands of one transcript run one after another in a workplace.
struct TranscriptCheck {
  let workplace: Workplace
  let environment: [String: String]

  /// What is wrong with the transcript, a text for each step that printed something else.
  func differences(from transcript: Transcript) throws -> [String] {
    try transcript.steps.compactMap { step in
      // From a checkout the program is run by way of the package manager: the same program, after a build.
      let command = step.command.replacing("swift run -c release digits", with: "digits")
      let run = try workplace.shell("{ \(command)\n} 2>&1", environment: environment)
      var found = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if found.last == "" { found.removeLast() }
      guard !Self.agree(step.output[...], found[...], likeness(of: step, in: transcript)) else { return nil }
      return """
        $ \(step.command)
        the page says:
        \(step.output.joined(separator: "\n"))
        the program prints:
        \(found.joined(separator: "\n"))
        """
    }
  }

  private func likeness(of step: Transcript.Step, in transcript: Transcript) -> Likeness {
    let words = step.command.split(separator: " ")
    if transcript.trains, !words.contains("--help") { return .trained }
    return ["predict", "eval", "evaluate"].contains { words.contains($0[...]) } ? .computed : .exact
  }

  /// Whether the lines agree; a line of three dots stands for any number of lines.
  private static func agree(
    _ expected: ArraySlice<String>, _ found: ArraySlice<String>, _ likeness: Likeness
  ) -> Bool {
    guard let first = expected.first else { return found.isEmpty }
    if first == "..." {
      return (0...found.count).contains { agree(expected.dropFirst(), found.dropFirst($0), likeness) }
    }
    guard let line = found.first, likeness.matches(first, line) else { return false }
    return agree(expected.dropFirst(), found.dropFirst(), likeness)
  }
}
