// Help, made from the tables: examples first, for they are what most people came for, then every option with
// its default. It holds no sentence about any command of its own.

import Terminal

/// A heading and entries in two columns: what is typed, and what it does.
struct HelpSection {
  var title: String
  var entries: [(label: String, text: String)]

  /// The section in at most `width` characters a line where its words allow it.
  ///
  /// The texts start in one column, at most 30 from the left; a longer label has its text on the next line. Below
  /// 60 characters every text stands under its label instead.
  func lines(width: Int) -> [String] {
    let stacked = width < 60
    let longest = entries.map(\.label.count).filter { $0 <= 26 }.max() ?? 26
    let indent = stacked ? 10 : 2 + longest + 2
    return ["\(title):"]
      + entries.flatMap { entry in
        var lines = entry.text.wrapped(to: width - indent).map { String(repeating: " ", count: indent) + $0 }
        let label = "  " + entry.label
        if !stacked, label.count + 2 <= indent, let first = lines.first {
          lines[0] = label + first.dropFirst(label.count)
        } else {
          lines.insert(label, at: 0)
        }
        return lines
      }
  }
}

extension CommandTable {
  /// The whole help of the command, wrapped to `width` characters.
  func help(width: Int) -> String {
    var sections: [HelpSection] = []
    if let arguments {
      sections.append(HelpSection(title: "Arguments", entries: [(arguments.placeholder, arguments.help)]))
    }
    if let presets { sections.append(presets.helpSection) }
    let entries = options.map { ($0.helpLabel, $0.helpText(defaults: defaults)) }
    sections.append(HelpSection(title: "Options", entries: entries + [helpEntry]))

    var blocks = [summary.wrapped(to: width)]
    blocks.append(["Examples:"] + examples.map { "  \($0)" })
    blocks.append("Usage: \(usage)".wrapped(to: width))
    blocks += sections.map { $0.lines(width: width) }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// The command's line in the overview.
  var overviewEntry: (label: String, text: String) {
    (name, summary + (aliases.isEmpty ? "" : " (also \(aliases.joined(separator: ", ")))"))
  }
}

extension OptionRow {
  /// `-q, --quiet`; a name without a short one is set in by as much.
  fileprivate var helpLabel: String { (short.map { "\($0), " } ?? "    ") + label }

  /// The help with the choices and the default, `(default: 3)`.
  fileprivate func helpText(defaults: Options) -> String {
    let values = choices.isEmpty ? nil : "values: " + choices.joined(separator: ", ")
    let notes = [values, text(defaults).map { "default: \($0)" }].compactMap { $0 }
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }
}

extension Console {
  /// The width that help is wrapped to: 40 to 100 characters, for longer lines are hard to read.
  var helpWidth: Int { min(max(environment.columns(of: .output), 40), 100) }
}

/// The option that every command has.
let helpEntry = (label: "-h, --help", text: "Show this help.")
