// The command lines of a Markdown page: what is shown with its output (```console), and what is only shown (```sh).
// A reader of fences and dollar signs; it understands no other Markdown.

import Testing

/// One fenced ```console block: a session that starts in a fresh folder.
struct Transcript: Sendable, CustomTestStringConvertible {
  /// One command and what it printed, both streams in order.
  struct Step: Sendable, Equatable {
    let command: String
    let output: [String]
  }

  /// The line of the page that the block begins on, from 1.
  let line: Int
  let steps: [Step]

  var testDescription: String { "line \(line): \(steps.map(\.command).joined(separator: "; "))" }

  /// Whether it works with MNIST: trains or evaluates on nothing else.
  var needsMNIST: Bool {
    steps.contains { step in
      let words = step.command.split(separator: " ")
      let isOnData = ["train", "eval", "evaluate"].contains { words.contains($0[...]) }
      return isOnData && (!words.contains("--data") || words.contains("mnist")) && !words.contains("--help")
    }
  }

  /// Whether it trains, so that its figures depend on the processor's arithmetic.
  var trains: Bool { steps.contains { $0.command.split(separator: " ").contains("train") } }
}

/// A Markdown page's blocks of commands.
struct CommandPage: Sendable {
  private(set) var transcripts: [Transcript] = []
  /// The lines of the ```sh blocks with their numbers, without blank lines and comments.
  private(set) var shellLines: [(line: Int, command: String)] = []

  init(markdown: String) {
    var fence: (language: Substring, line: Int, content: [String])?
    for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("```") else {
        fence?.content.append(String(line))
        continue
      }
      guard let block = fence else {
        fence = (line.dropFirst(3), index + 1, [])
        continue
      }
      fence = nil
      switch block.language {
      case "console": transcripts.append(Transcript(line: block.line, steps: Self.steps(block.content)))
      case "sh":
        for (offset, command) in block.content.enumerated()
        where !command.isEmpty && !command.hasPrefix("#") {
          shellLines.append((block.line + 1 + offset, command))
        }
      default: break
      }
    }
  }

  private static func steps(_ lines: [String]) -> [Transcript.Step] {
    var steps: [Transcript.Step] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(Transcript.Step(command: String(line.dropFirst(2)), output: []))
      } else if let last = steps.popLast() {
        steps.append(Transcript.Step(command: last.command, output: last.output + [line]))
      }
    }
    return steps
  }
}
