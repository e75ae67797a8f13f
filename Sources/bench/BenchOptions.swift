// What the user asks of `bench`: the command line and its help. Four options need no table of options.

/// A parsed command line.
struct BenchOptions: Equatable {
  /// Check every row and time none.
  var checksOnly = false
  /// Write Markdown, with the machine that it was measured on.
  var asMarkdown = false
  /// The name of the one table that is wanted.
  var only: String?
  var wantsHelp = false

  /// Parses the arguments that follow the program's name.
  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--quick": checksOnly = true
      case "--markdown": asMarkdown = true
      case "--only":
        guard let name = rest.popFirst() else { throw UsageError("Missing value for '--only <name>'.") }
        only = name
      case "-h", "--help": wantsHelp = true
      default: throw UsageError("Unknown option '\(argument)'.")
      }
    }
    if checksOnly, asMarkdown {
      throw UsageError("'--quick' measures nothing, so there is nothing for '--markdown' to show.")
    }
  }

  /// The text of `--help`; it lists `tables`.
  static func help(tables: [BenchTable]) -> String {
    let width = tables.map(\.name.count).max() ?? 0
    let list = tables.map { table in
      "  \(table.name)\(String(repeating: " ", count: width - table.name.count))  \(table.title)"
    }
    return """
      Check every fast path against a slow reference, then measure how fast it is.

      Usage: bench [--quick] [--markdown] [--only <name>]

      Options:
        --quick        Check every row and time none; exit 1 when a check fails.
        --markdown     Write Markdown tables, with machine, date and commit.
        --only <name>  Print one table.
        -h, --help     Show this help.

      Tables:
      \(list.joined(separator: "\n"))

      Environment:
        DIGITS_KERNEL  baseline, avx2 or avx512: the instruction set, if not the best that there is.
        DIGITS_DATA    The folder in which `mnist` holds MNIST; without it, the built-in digits are.
      """
  }
}

/// What is wrong with the command line or an environment variable: a sentence.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
