// The front page and the articles name files and link to each other: each of those files is there. The front page stays
// short.

import Foundation
import Testing

struct DocumentLinksTests {
  private static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let articles = "Sources/DigitsCLI/Documentation.docc"

  static let pages: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: project.appendingPathComponent(articles).path)
    return ["README.md"] + (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "\(articles)/\($0)" }
  }()

  private static func text(_ page: String) throws -> String {
    try String(contentsOf: project.appendingPathComponent(page), encoding: .utf8)
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: project.appendingPathComponent(path).path)
  }

  @Test func `there are articles`() { #expect(Self.pages.count > 5) }

  @Test(arguments: pages)
  func `files that are named are there`(page: String) throws {
    for match in try Self.text(page).matches(of: #/`((?:Sources|Tests|Data|\.ci)/[^` ]*)/#) {
      #expect(Self.exists(String(match.1)), "\(page) names \(match.1)")
    }
  }

  @Test(arguments: pages)
  func `links lead to files and articles`(page: String) throws {
    let text = try Self.text(page)
    for match in text.matches(of: #/\]\(([^)#]+)/#) where !match.1.hasPrefix("http") {
      #expect(Self.exists(String(match.1)), "\(page) links to \(match.1)")
    }
    for match in text.matches(of: #/<doc:([^>]+)>/#) {
      #expect(Self.exists("\(Self.articles)/\(match.1).md"), "\(page) links to \(match.1)")
    }
  }

  @Test func `the front page has at most 1,000 words`() throws {
    let words = try Self.text("README.md").split(whereSeparator: \.isWhitespace)
    #expect(words.count <= 1_000)
  }
}
