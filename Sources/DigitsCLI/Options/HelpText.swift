// Help text generated from the tables: examples first, since most readers look for them, then every option with its
// default.

import Terminal

/// A heading with entries in two columns: a label, and its description.
struct HelpSection {
  var title: String
  var entries: [(label: String, text: String)]

  /// The section in lines of at most `width` characters, unless a single word is longer.
  ///
  /// The descriptions start in one column, which sections with the same `labelWidth` share; a longer label has its
  /// description on the next line. Below 60 characters, every description is below its label.
  func lines(width: Int, labelWidth: Int? = nil) -> [String] {
    let stacked = width < 60
    let indent = stacked ? 10 : 2 + (labelWidth ?? [self].labelWidth) + 2
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

extension [HelpSection] {
  /// The width of the longest label, ignoring those above 26 characters.
  var labelWidth: Int {
    flatMap(\.entries).map(\.label.count).filter { $0 <= 26 }.max() ?? 26
  }
}

extension CommandTable {
  /// The complete help of the command, wrapped to `width` characters.
  func help(width: Int) -> String {
    var sections: [HelpSection] = []
    if let arguments {
      sections.append(HelpSection(title: "Arguments", entries: [(arguments.placeholder, arguments.help)]))
    }
    if let presets { sections.append(presets.helpSection) }
    let optionSections = optionSections

    var blocks = [summary.wrapped(to: width)]
    blocks.append(["Examples:"] + examples.map { "  \($0)" })
    blocks.append("Usage: \(usage)".wrapped(to: width))
    blocks += sections.map { $0.lines(width: width) }
    blocks += optionSections.map { $0.lines(width: width, labelWidth: optionSections.labelWidth) }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// A section for each group of options. `--help` ends the group "Options", or forms it.
  private var optionSections: [HelpSection] {
    var sections = groups.map { group in
      HelpSection(
        title: group.title, entries: group.options.map { ($0.helpLabel, $0.helpText(defaults: defaults)) })
    }
    if sections.last?.title != "Options" { sections.append(HelpSection(title: "Options", entries: [])) }
    sections[sections.count - 1].entries.append(helpEntry)
    return sections
  }

  /// The command's line in the overview.
  var overviewEntry: (label: String, text: String) {
    (name, summary + (aliases.isEmpty ? "" : " (also \(aliases.joined(separator: ", ")))"))
  }
}

extension OptionRow {
  /// `-q, --quiet`; a name without a short form is indented to align.
  fileprivate var helpLabel: String { (short.map { "\($0), " } ?? "    ") + label }

  /// The help with the choices and the default, `(default: 3)`.
  fileprivate func helpText(defaults: Options) -> String {
    let values = choices.isEmpty ? nil : "values: " + choices.joined(separator: ", ")
    let notes = [values, text(defaults).map { "default: \($0)" }].compactMap { $0 }
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }
}

extension Console {
  /// The wrapping width of help: 40 to 100 characters, since longer lines are hard to read.
  var helpWidth: Int { min(max(environment.columns(of: .output), 40), 100) }
}

/// The help entry for the option that every command has.
let helpEntry = (label: "-h, --help", text: "Show this help.")
