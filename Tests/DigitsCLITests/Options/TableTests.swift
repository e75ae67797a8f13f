import Testing

@testable import DigitsCLI

/// Rules that every command's table keeps.
@Suite struct TableTests {
  /// What the rules ask of a table, its type of options forgotten.
  struct Table: CustomTestStringConvertible, Sendable {
    let name: String
    let names: [String]
    let sentences: [String]
    let examples: [String]
    let rows: [Row]
    /// The examples that the program itself does not understand.
    let wrongExamples: [String]
    /// The presets that the program itself does not understand, or that change nothing.
    let wrongPresets: [String]
    var testDescription: String { name }
  }

  struct Row: Sendable {
    let name: String
    let short: String?
    let placeholder: String?
    /// The default as it would be typed, and whether its own kind accepts it.
    let defaultText: String?
    let acceptsDefault: Bool
  }

  static let tables = commands.map { table(of: $0) }

  private static func table<C: Command>(of command: C.Type) -> Table {
    let table = C.table
    let rows = table.options.map { row in
      guard case .value(let placeholder, _, let store) = row.action else {
        return Row(name: row.name, short: row.short, placeholder: nil, defaultText: nil, acceptsDefault: true)
      }
      var options = table.defaults
      let text = row.text(table.defaults)
      return Row(
        name: row.name, short: row.short, placeholder: placeholder, defaultText: text,
        acceptsDefault: text.map { store(&options, $0) } ?? true)
    }
    let names = [table.name] + table.aliases
    let wrongExamples = table.examples.filter { example in
      // What follows these is for the shell.
      let words = example.prefix { $0 != "<" && $0 != ">" }.split(separator: " ").map(String.init)
      guard words.count > 1, words[0] == "digits", names.contains(words[1]) else { return true }
      return (try? table.parse(Array(words.dropFirst(2)))) == nil
    }
    let wrongPresets = (table.presets?.list ?? []).filter { preset in
      guard case .run(let options)? = try? table.parse(preset.words) else { return true }
      return table.options.allSatisfy { $0.text(options) == $0.text(table.defaults) }
    }
    return Table(
      name: table.name, names: names,
      sentences: [table.summary] + table.options.map(\.help) + (table.presets?.list ?? []).map(\.summary)
        + [table.arguments?.help].compactMap { $0 },
      examples: table.examples, rows: rows, wrongExamples: wrongExamples,
      wrongPresets: wrongPresets.map(\.name))
  }

  @Test
  func `every command has names of its own`() {
    let names = Self.tables.flatMap(\.names)
    #expect(Set(names).count == names.count)
    #expect(
      ["train", "eval", "evaluate", "predict", "show", "download", "info", "help"].allSatisfy(names.contains))
  }

  @Test(arguments: tables)
  func `every option has names of its own, two dashes and a word, one dash and a letter`(table: Table) {
    let names = table.rows.flatMap { [$0.name, $0.short].compactMap { $0 } } + ["--help", "-h"]
    #expect(Set(names).count == names.count)
    for row in table.rows {
      #expect(row.name.wholeMatch(of: /--[a-z]+(-[a-z]+)*/) != nil)
      #expect(row.short?.wholeMatch(of: /-[a-z]/) != nil || row.short == nil)
    }
  }

  @Test(arguments: tables)
  func `every help text is a sentence with a full stop`(table: Table) {
    for sentence in table.sentences {
      #expect(sentence.first?.isUppercase == true && sentence.hasSuffix("."))
    }
  }

  @Test(arguments: tables)
  func `every value has a placeholder in angle brackets`(table: Table) {
    for placeholder in table.rows.compactMap(\.placeholder) {
      #expect(placeholder.hasPrefix("<") && placeholder.hasSuffix(">"))
    }
  }

  @Test(arguments: tables)
  func `every default is a value that may be given`(table: Table) {
    for row in table.rows { #expect(row.acceptsDefault, "\(row.name) \(row.defaultText ?? "")") }
  }

  @Test(arguments: tables)
  func `every example is a command line that is understood`(table: Table) {
    #expect(!table.examples.isEmpty)
    #expect(table.wrongExamples == [])
  }

  @Test(arguments: tables)
  func `every preset is a set of options that are understood`(table: Table) {
    #expect(table.wrongPresets == [])
  }
}
