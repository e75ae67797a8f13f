// Wraps text at word boundaries. There is no hyphenation: a word wider than the line is on its own line and overflows.

extension String {
  /// This text in lines of at most `width` Characters, if its words allow; runs of spaces become one.
  ///
  /// A line never begins with a percent sign: `98.31 %` stays together.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var words: [String] = []
    for word in split(separator: " ") {
      if word.hasPrefix("%"), let figure = words.popLast() {
        words.append("\(figure) \(word)")
      } else {
        words.append(String(word))
      }
    }
    for word in words {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
