// A benchmark run: checks and times each row, and writes the tables.

import Terminal

/// Runs tables and writes them to the console.
struct Report {
  let options: BenchOptions
  let sitting: Sitting
  let console: Console

  /// Runs `tables`; failures are written to standard error, everything else to standard output.
  ///
  /// - Returns: whether every check passed.
  func run(_ tables: [BenchTable]) throws -> Bool {
    let stopwatch = Stopwatch(clock: console.environment.clock)
    var checks = Checks()
    if !options.checksOnly { try console.answer(heading) }
    for table in tables {
      console.note("\(options.checksOnly ? "Checking" : "Measuring") \(table.name)")
      var lines: [[String]] = []
      let rows: [any BenchRow]
      do {
        rows = try table.rows(sitting)
      } catch let error as UnavailableTable {
        console.note("Left out \(table.name): \(error.reason).")
        continue
      }
      for row in rows {
        let failures = checks.failures.count
        try row.check(&checks)
        for failure in checks.failures[failures...] { console.note("Wrong: \(failure)") }
        if options.checksOnly { continue }
        // Wrong results are not timed.
        let figures = checks.failures.count == failures ? try row.measure(stopwatch) : ["wrong"]
        let missing = table.columns.count - row.label.count - figures.count
        lines.append(row.label + figures + [String](repeating: "", count: missing))
      }
      if !options.checksOnly {
        try console.answer("\n" + table.rendered(lines, asMarkdown: options.asMarkdown))
      }
    }
    let summary = "\(checks.passed) passed, \(checks.failures.count) failed"
    if options.asMarkdown { console.note(summary) } else { try console.answer(summary) }
    return checks.failures.isEmpty
  }

  /// The machine, date, commit and data of the figures.
  private var heading: String {
    let facts = [
      ("Machine", Machine.summary), ("Load before", Machine.load), ("Date", Machine.date),
      ("Commit", Machine.commit),
      ("Kernels", sitting.instructionSet.rawValue), ("Data", sitting.data.name),
      ("Figures", "medians of 9 samples of at least 20 ms, with quartiles"),
      ("Peak", "multiply-adds in registers on the same threads, timed just before each sample"),
    ]
    return facts.map { options.asMarkdown ? "- \($0): \($1)" : "\($0): \($1)" }.joined(separator: "\n")
  }
}
