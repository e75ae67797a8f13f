// Running text broken into lines between its words.
// No hyphenation: a word wider than the line stands on a line of its own and sticks out.

extension String {
  /// This text in lines of at most `width` Characters where its words allow it; runs of spaces become one.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
