// Whether a line of output says what a line of a transcript says: words alike, figures as near as they can be on
// another machine. Durations, rates, the number of threads and the kernels' name are never compared.

import Foundation
import Tensor

/// How near figures must be.
enum Likeness: Sendable {
  /// The same figures: help, the description of a file.
  case exact
  /// A network's answers: float arithmetic differs in its last digits between processors.
  case computed
  /// The outcome of a training, which those last digits lead elsewhere.
  case trained

  /// A word or a figure of a line.
  private enum Piece: Equatable {
    case word(String)
    case figure(Double, isPercentage: Bool)
  }

  /// Whether the two lines say the same; runs of spaces and dashes may differ in length, for columns are as wide
  /// as their widest figure.
  func matches(_ expected: String, _ found: String) -> Bool {
    if self == .exact { return Self.withoutMachine(expected) == Self.withoutMachine(found) }
    let (expectedPieces, foundPieces) = (Self.pieces(of: expected), Self.pieces(of: found))
    return expectedPieces.count == foundPieces.count
      && zip(expectedPieces, foundPieces).allSatisfy { pair in
        switch pair {
        case (.figure(let a, let isPercentage), .figure(let b, let isAlso)) where isPercentage == isAlso:
          abs(a - b) <= tolerance(of: a, isPercentage: isPercentage, in: expected)
        default: pair.0 == pair.1
        }
      }
  }

  private func tolerance(of figure: Double, isPercentage: Bool, in line: String) -> Double {
    let isWhole = figure == figure.rounded()
    return switch self {
    case .exact: 0
    case .computed: isPercentage ? 0.1 : isWhole ? 0 : 0.001
    // The accuracy is what is promised. A class has a tenth of the images, so its figures vary more; a count is
    // one of 10,000.
    case .trained where isPercentage: line.localizedCaseInsensitiveContains("accuracy") ? 0.3 : 2
    case .trained where isWhole && line.contains(" of "): 30
    case .trained where isWhole: figure > 999 ? 0 : 30
    case .trained: max(0.05, 0.1 * abs(figure))
    }
  }

  private static let time = try! NSRegularExpression(
    pattern: #"\d[\d,]*(\.\d+)? (µs|ms|s|min|h)\b( \d+ (s|min)\b)?"#)
  private static let rate = try! NSRegularExpression(pattern: #"\d[\d,]*(\.\d+)? ([kMGT] )?[A-Za-z]+/s\b"#)
  private static let figure = try! NSRegularExpression(
    pattern: #"(?<![A-Za-z\d])\d+(,\d{3})*(\.\d+)?(e-?\d+)?( ?%)?"#)

  private static let threads = try! NSRegularExpression(pattern: #"\b\d+ threads?\b"#)
  private static let kernels = try! NSRegularExpression(
    pattern: "\\b(\(InstructionSetName.allCases.map(\.rawValue).joined(separator: "|")))\\b")

  /// The line with placeholders for what another machine, or the same one at another time, says otherwise.
  private static func withoutMachine(_ line: String) -> String {
    [(rate, "<rate>"), (time, "<time>"), (threads, "<threads>"), (kernels, "<kernels>")].reduce(line) {
      line, pattern in
      pattern.0.stringByReplacingMatches(
        in: line, range: NSRange(line.startIndex..., in: line), withTemplate: pattern.1)
    }
  }

  private static func pieces(of line: String) -> [Piece] {
    let line = withoutMachine(line)
    var pieces: [Piece] = []
    var end = line.startIndex
    func add(wordsUpTo start: String.Index) {
      let words = line[end..<start].split { $0 == " " || $0 == "-" || $0 == "." }
      pieces += words.map { .word(String($0)) }
    }
    for match in figure.matches(in: line, range: NSRange(line.startIndex..., in: line)) {
      guard let range = Range(match.range, in: line) else { continue }
      add(wordsUpTo: range.lowerBound)
      let text = line[range].filter { $0 != "," && $0 != " " && $0 != "%" }
      pieces.append(.figure(Double(text) ?? .nan, isPercentage: line[range].hasSuffix("%")))
      end = range.upperBound
    }
    add(wordsUpTo: line.endIndex)
    return pieces
  }
}
