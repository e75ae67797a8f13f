// Arranges blocks of lines side by side if they fit, otherwise one below another.

/// Lines of equal width.
package struct TextBlock: Sendable, Equatable {
  package let lines: [String]
  /// In characters, not counting escape sequences.
  package let width: Int

  /// Lines that are already `width` characters wide, not counting escape sequences.
  package init(_ lines: [String], width: Int) {
    self.lines = lines
    self.width = width
  }

  /// Plain lines, padded to the longest.
  package init(_ lines: [String]) {
    let width = lines.map(\.count).max() ?? 0
    self.init(lines.map { $0 + String(repeating: " ", count: width - $0.count) }, width: width)
  }

  /// The block below a title line; a longer title makes the block wider.
  package func titled(_ title: String) -> TextBlock {
    let wider = max(width, title.count)
    func filled(_ line: String, from width: Int) -> String {
      line + String(repeating: " ", count: wider - width)
    }
    return TextBlock(
      [filled(title, from: title.count)] + lines.map { filled($0, from: width) }, width: wider)
  }

  /// The blocks from left to right in lines of at most `columns` characters, separated by `gap` spaces.
  ///
  /// A block that does not fit beside the previous one starts on the left, below an empty line. A block wider than a
  /// line overflows. Lines have no trailing spaces.
  package static func flow(_ blocks: [TextBlock], columns: Int, gap: Int = 2) -> [String] {
    var rows: [[TextBlock]] = []
    var used = 0
    for block in blocks {
      if !rows.isEmpty, used + gap + block.width <= columns {
        rows[rows.count - 1].append(block)
        used += gap + block.width
      } else {
        rows.append([block])
        used = block.width
      }
    }
    let separator = String(repeating: " ", count: gap)
    return rows.enumerated().flatMap { index, row in
      let height = row.map(\.lines.count).max() ?? 0
      let lines = (0..<height).map { line in
        row.map { $0.lines.indices.contains(line) ? $0.lines[line] : String(repeating: " ", count: $0.width) }
          .joined(separator: separator).withoutTrailingSpaces
      }
      return index == 0 ? lines : [""] + lines
    }
  }
}

extension String {
  /// This text without trailing spaces.
  var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
