// Running text broken into lines between its words.
// No hyphenation: a word wider than the line stands on a line of its own and sticks out.

extension String {
  /// This text in lines of at most `width` Characters where its words allow it; runs of spaces become one.
  ///
  /// A line never begins with a per cent sign: `98.31 %` stays together.
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
