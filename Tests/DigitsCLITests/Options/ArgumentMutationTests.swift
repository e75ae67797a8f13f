// Thousands of command lines of random pieces: options, a sentence, or help, and never a trap.

import Random
import Testing

@testable import DigitsCLI

@Suite struct ArgumentMutationTests {
  private static let pieces = [
    "-", "--", "---", "=", "-h", "--help", "-m", "-1", "0", "3", "-0.5", "1e400", "nan", "inf", "0x10",
    "9223372036854775808",
    "128,64", ",", "1,,2", "--epochs", "--epochs=", "--epochs=3", "--hidden", "--model", "--data", "--json",
    "--json=1",
    "--resume", "--quiet", "-q", "--learning-rate", "--schedule", "cosine", "--seed=18446744073709551615",
    "mnist", "a.pgm",
    "", " ", "\u{FFFD}", "e\u{301}", "🇦🇧", "\u{1B}[2J", "--\u{0}", String(repeating: "-", count: 1_000),
    String(repeating: "9", count: 1_000),
  ]

  @Test(arguments: commands.indices)
  func `whatever is typed is options, help or a sentence`(index: Int) {
    let command = commands[index]
    var generator = SeededGenerator(seed: UInt64(index))
    for _ in 0..<2_000 {
      let arguments = (0..<generator.integer(below: 8)).map { _ in
        let piece = Self.pieces[generator.integer(below: Self.pieces.count)]
        // Now and then two in one.
        return generator.integer(below: 4) > 0
          ? piece : piece + Self.pieces[generator.integer(below: Self.pieces.count)]
      }
      expectAnAnswer(arguments, of: command)
    }
  }

  private func expectAnAnswer<C: Command>(_ arguments: [String], of command: C.Type) {
    do {
      guard case .run(let options) = try C.table.parse(arguments) else { return }
      for row in C.table.options {
        guard case .value(_, _, let store) = row.action, let text = row.text(options) else { continue }
        var again = options
        let isReadAgain = store(&again, text) && row.text(again) == text
        #expect(isReadAgain, "\(row.name) \(text) of \(arguments)")
      }
    } catch {
      let message = error.message(usage: C.table.usage, command: C.table.name)
      let isPrintable = message.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.properties.generalCategory != .control
      }
      #expect(isPrintable, "\(arguments)")
    }
  }
}
