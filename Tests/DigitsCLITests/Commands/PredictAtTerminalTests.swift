// What `digits predict` does at a terminal and nowhere else.

import Terminal
import Testing

@testable import DigitsCLI

@Suite struct PredictAtTerminalTests {
  private static let terminal = Environment(terminals: [.input, .output])

  @Test
  func `it says that it waits for standard input that somebody types`() {
    let piped = PictureSource(name: "-", kind: .standardInput)
    let file = PictureSource(name: "one.pgm")
    let words = PredictOptions.wordsOnWaiting(for: [file, piped], in: Self.terminal)
    #expect(words?.hasPrefix("Waiting for a picture on standard input") == true)
    #expect(PredictOptions.wordsOnWaiting(for: [file], in: Self.terminal) == nil)
    #expect(PredictOptions.wordsOnWaiting(for: [piped], in: Environment(terminals: [.output])) == nil)
  }

  @Test(
    arguments: [([], true), (["--no-show"], false), (["--json"], false)])
  func `pictures are shown unless they are asked not to be`(options: [String], expected: Bool) throws {
    guard case .run(let predict) = try PredictOptions.table.parse(["one.pgm"] + options) else {
      Issue.record("help was asked for")
      return
    }
    let sources = [PictureSource(name: "one.pgm")]
    #expect(predict.shows(sources, in: Console(environment: Self.terminal)) == expected)
    #expect(!predict.shows(sources, in: Console(environment: Environment())))
  }

  @Test
  func `to show and not to show is a contradiction`() {
    let errors = run(["predict", "--show", "--no-show", "x"]).errors
    #expect(errors.hasPrefix("Error: The options '--show' and '--no-show'"))
  }
}
