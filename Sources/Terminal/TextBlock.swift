// Blocks of lines set beside one another where the line is long enough, below one another where it is not.
// It aligns and nothing more: what stands in a block, colours included, is made elsewhere.

/// Lines that take up the same width.
package struct TextBlock: Sendable, Equatable {
  package let lines: [String]
  /// In characters; escape sequences take none.
  package let width: Int

  /// Lines that are `width` characters wide already, which escape sequences in them hide.
  package init(_ lines: [String], width: Int) {
    self.lines = lines
    self.width = width
  }

  /// Plain lines, which are filled up to the longest of them.
  package init(_ lines: [String]) {
    let width = lines.map(\.count).max() ?? 0
    self.init(lines.map { $0 + String(repeating: " ", count: width - $0.count) }, width: width)
  }

  /// The block below a line of its own; a title that is longer than the block makes it wider.
  package func titled(_ title: String) -> TextBlock {
    let wider = max(width, title.count)
    func filled(_ line: String, from width: Int) -> String {
      line + String(repeating: " ", count: wider - width)
    }
    return TextBlock(
      [filled(title, from: title.count)] + lines.map { filled($0, from: width) }, width: wider)
  }

  /// The blocks from left to right in lines of at most `columns` characters, `gap` spaces between them.
  ///
  /// A block that does not fit beside the one before it starts anew on the left, below an empty line. One that is
  /// wider than a line sticks out. No line ends in spaces.
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
  /// This text up to its last character that is no space.
  var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
