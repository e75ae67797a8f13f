// The command line of `bench` and its help.

/// A parsed command line.
struct BenchOptions: Equatable {
  /// Check every row without timing any.
  var checksOnly = false
  /// Write Markdown, with a description of the machine.
  var asMarkdown = false
  /// The name of the only table to run; nil for all.
  var only: String?
  /// The files of an earlier and a later report to compare, instead of measuring.
  var compared: [String] = []
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
      case "--compare":
        guard let before = rest.popFirst(), let after = rest.popFirst() else {
          throw UsageError("'--compare <old> <new>' needs the files of two reports.")
        }
        compared = [before, after]
      case "-h", "--help": wantsHelp = true
      default: throw UsageError("Unknown option '\(argument)'.")
      }
    }
    if checksOnly, asMarkdown {
      throw UsageError("'--quick' measures nothing, so there is nothing for '--markdown' to show.")
    }
    if !compared.isEmpty, checksOnly || only != nil {
      throw UsageError("'--compare' measures nothing, and takes neither '--quick' nor '--only'.")
    }
  }

  /// The text of `--help`, which lists `tables`.
  static func help(tables: [BenchTable]) -> String {
    let width = tables.map(\.name.count).max() ?? 0
    let list = tables.map { table in
      "  \(table.name)\(String(repeating: " ", count: width - table.name.count))  \(table.title)"
    }
    return """
      Check every fast path against a slow reference, then measure how fast it is.

      Usage: bench [--quick] [--markdown] [--only <name>]
             bench --compare <old> <new> [--markdown]

      Options:
        --quick                Check every row and time none; exit 1 when a check fails.
        --markdown             Write a report in Markdown, with machine, date and commit.
        --only <name>          Print one table.
        --compare <old> <new>  Compare two such reports: which medians have quartiles without a value in common.
        -h, --help             Show this help.

      Tables:
      \(list.joined(separator: "\n"))

      Environment:
        DIGITS_KERNEL  baseline, avx2 or avx512: the instruction set, if not the best that there is.
        DIGITS_DATA    The folder in which `mnist` holds MNIST; without it, the built-in digits are.
      """
  }
}

/// An error in the command line or an environment variable, as a sentence.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
