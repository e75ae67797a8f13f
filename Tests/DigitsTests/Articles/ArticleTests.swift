// The articles of the documentation tried as the README is: every command line parsed, every session played.

import Foundation
import Testing

/// A Markdown file of Documentation.docc.
struct Article: Sendable, CustomTestStringConvertible {
  let name: String
  let page: CommandPage

  var testDescription: String { name }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/DigitsCLI/Documentation.docc")

  /// All of them, in the order of their names.
  static let all: [Article] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        .map { Article(name: name, page: CommandPage(markdown: $0)) }
    }
  }()

  /// A session and where it stands.
  struct Session: Sendable, CustomTestStringConvertible {
    let article: String
    let transcript: Transcript

    var testDescription: String { "\(article), \(transcript.testDescription)" }
  }

  static let sessions = all.flatMap { article in
    article.page.transcripts.map { Session(article: article.name, transcript: $0) }
  }
}

@Suite struct ArticleTests {
  @Test func `articles are found`() {
    let names = Article.all.map(\.name)
    #expect(names.contains("FromNothing.md") && names.contains("Ladder.md"))
  }

  @Test(arguments: Article.all)
  func `command lines`(article: Article) {
    let shown = article.page.shellLines.map { ShownCommand(number: $0.line, text: $0.command) }
    for line in shown {
      #expect(line.problem == nil, "\(article.name), line \(line.number): \(line.text)")
    }
  }

  @Test(arguments: Article.sessions.filter { !$0.transcript.needsMNIST })
  func session(session: Article.Session) throws { try check(session) }

  @Test(
    .enabled(if: MNIST.folder != nil, MNIST.reason),
    arguments: Article.sessions.filter(\.transcript.needsMNIST))
  func `session with MNIST`(session: Article.Session) throws { try check(session) }

  private func check(_ session: Article.Session) throws {
    let environment = MNIST.data.map { ["DIGITS_DATA": $0] } ?? [:]
    let check = TranscriptCheck(workplace: try Workplace(), environment: environment)
    for difference in try check.differences(from: session.transcript) {
      Issue.record("\(session.article), line \(session.transcript.line): \(difference)")
    }
  }
}
