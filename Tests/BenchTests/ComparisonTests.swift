// Reports read back and compared: what counts as a change, and in which direction.

import Testing

@testable import bench

@Suite struct ComparisonTests {
  /// A report with one table of times and one of rates.
  private func report(
    date: String = "2026-11-28", machine: String = "Abacus, 2 processors", time: String = "2.00",
    quartiles: String = "1.90 to 2.10", rate: String = "50.0", rateQuartiles: String = "49.0 to 51.0",
    more: String = ""
  ) -> String {
    """
    - Machine: \(machine)
    - Date: \(date)
    - Kernels: avx2

    ### Steps

    - Not: a fact.

    | layer | batch | ms | quartiles | speed-up |
    | --- | ---: | ---: | ---: | ---: |
    | 4 x 2 | 32 | \(time) | \(quartiles) | 2.00 |
    | 4 x 2 | 64 | wrong |  |  |
    \(more)
    ### Peak

    | threads | GFLOP/s | quartiles |
    | ---: | ---: | ---: |
    | 2 | \(rate) | \(rateQuartiles) |
    """
  }

  private func comparison(_ before: String, _ after: String) throws -> Comparison {
    Comparison(try ReportFile(before), try ReportFile(after))
  }

  @Test func `reads facts and figures`() throws {
    let file = try ReportFile(report())
    #expect(file.facts.map(\.name) == ["Machine", "Date", "Kernels"])
    #expect(file["Machine"] == "Abacus, 2 processors")
    #expect(
      file.figures.map(\.place) == [
        .init(table: "Steps", row: "4 x 2, 32", column: "ms"),
        .init(table: "Peak", row: "2", column: "GFLOP/s"),
      ])
    #expect(file.figures.map(\.median) == [2, 50])
    #expect(file.figures.map(\.isRate) == [false, true])
  }

  @Test func `reads what a table writes`() throws {
    let table = BenchTable(
      name: "steps", title: "Steps", note: "A note.",
      columns: [.words("layer")] + TimeUnit.milliseconds.columns, rows: { _ in [] })
    let timing = Timing(samples: [0.001, 0.002, 0.003, 0.004, 0.005])
    let text = table.rendered([["4 x 2"] + TimeUnit.milliseconds.cells(timing)], asMarkdown: true)
    let figure = try #require(try ReportFile(text).figures.first)
    #expect(figure.place == .init(table: "Steps", row: "4 x 2", column: "ms"))
    #expect(figure.median == 3)
    #expect((figure.spread.lowerBound - 1.995).magnitude < 1e-9)
    #expect((figure.spread.upperBound - 4.005).magnitude < 1e-9)
  }

  @Test(arguments: ["", "# A page\n\n| a | b |\n| --- | --- |\n| 1 | 2 |", "- Machine: none"])
  func `refuses what is no report`(text: String) {
    #expect(throws: ReportFileError.noFigures) { try ReportFile(text) }
  }

  @Test func `refuses a file that is not there`() {
    #expect(throws: ReportFileError.unreadable("/nonexistent/report.md", .missing)) {
      try ReportFile(atPath: "/nonexistent/report.md")
    }
  }

  @Test(
    arguments: [
      ("1.80", "1.70 to 1.89", "faster"), ("2.30", "2.12 to 2.40", "slower"),
      // They meet: at an edge, within what rounding hides, and one in the other.
      ("1.80", "1.70 to 1.90", nil), ("1.80", "1.70 to 1.895", nil), ("1.95", "1.94 to 1.96", nil),
    ] as [(String, String, String?)])
  func `a change is where quartiles part`(time: String, quartiles: String, verdict: String?) throws {
    let changes = try comparison(report(), report(time: time, quartiles: quartiles)).changes
    #expect(changes.map { $0.isFaster ? "faster" : "slower" } == [verdict].compactMap(\.self))
  }

  @Test(arguments: [("60.0", "59.0 to 61.0", true), ("40.0", "39.0 to 41.0", false)])
  func `more a second is faster`(rate: String, quartiles: String, isFaster: Bool) throws {
    let changes = try comparison(report(), report(rate: rate, rateQuartiles: quartiles)).changes
    #expect(changes.map(\.isFaster) == [isFaster])
  }

  @Test func `says what changed`() throws {
    let text = try comparison(
      report(), report(date: "2026-11-29", time: "1.50", quartiles: "1.40 to 1.60")
    ).rendered(asMarkdown: true)
    #expect(text.contains("- Machine: Abacus, 2 processors\n- Date: 2026-11-28, then 2026-11-29\n"))
    #expect(text.contains("Of 2 figures in both reports, 1 became faster and 0 slower."))
    #expect(text.hasSuffix("| Steps | 4 x 2, 32 | ms | 2.00 | 1.50 | -25.0 % | faster |"))
  }

  @Test func `says that nothing changed`() throws {
    let text = try comparison(report(), report()).rendered(asMarkdown: false)
    #expect(
      text.hasSuffix(
        "No figure changed beyond noise. Of 2 figures in both reports, 0 became faster and 0 slower."))
  }

  @Test func `counts what one report lacks`() throws {
    let longer = report(more: "| 4 x 2 | 128 | 4.00 | 3.90 to 4.10 | 2.00 |")
    let added = try comparison(report(), longer)
    #expect((added.missing, added.added, added.common.count) == (0, 1, 2))
    let missing = try comparison(longer, report())
    #expect((missing.missing, missing.added, missing.common.count) == (1, 0, 2))
    #expect(missing.rendered(asMarkdown: true).contains("Only the earlier one has 1 figure."))
  }

  @Test func `names what makes figures incomparable`() throws {
    #expect(try comparison(report(), report()).obstacles == [])
    #expect(try comparison(report(), report(machine: "Slide rule, 1 processor")).obstacles == ["Machine"])
  }

  @Test func `facts that differ are obstacles, each by its name, but not the date`() throws {
    let facts = { (kernels: String, data: String, figures: String) in
      self.report().replacing(
        "- Kernels: avx2", with: "- Kernels: \(kernels)\n- Data: \(data)\n- Figures: \(figures)")
    }
    let first = facts("avx2", "MNIST", "medians")
    #expect(
      try comparison(first, facts("avx512", "drawn", "means")).obstacles == ["Kernels", "Data", "Figures"])
    #expect(try comparison(first, facts("avx2", "MNIST", "means")).obstacles == ["Figures"])
    #expect(try comparison(first, first.replacing("2026-11-28", with: "2026-11-29")).obstacles == [])
  }

  @Test func `of two figures in one place the first counts`() throws {
    let twice = report(more: "| 4 x 2 | 32 | 9.00 | 8.90 to 9.10 | 2.00 |")
    let changes = try comparison(twice, report(time: "3.00", quartiles: "2.90 to 3.10")).changes
    #expect(changes.map(\.before.median) == [2])
  }

  @Test func `a figure that only one report has is counted from the first`() throws {
    let row = "| 4 x 2 | 128 | 4.00 | 3.90 to 4.10 | 2.00 |"
    let text = try comparison(report(), report(more: row)).rendered(asMarkdown: false)
    #expect(text.hasSuffix("1 became faster and 0 slower.") == false)
    #expect(text.hasSuffix("0 became faster and 0 slower. Only the later one has 1 figure."))
    let both = try comparison(report(more: row), report(more: row.replacing("128", with: "256")))
    #expect(
      both.rendered(asMarkdown: false).hasSuffix(
        "Only the earlier one has 1 figure. Only the later one has 1 figure."))
  }

  @Test func `more has a plus, less a minus`() throws {
    let changed = { (time: String, quartiles: String) in
      try self.comparison(self.report(), self.report(time: time, quartiles: quartiles)).rendered(
        asMarkdown: true)
    }
    #expect(try changed("2.40", "2.39 to 2.41").hasSuffix("| 2.40 | +20.0 % | slower |"))
    #expect(try changed("4.00", "3.90 to 4.10").hasSuffix("| 4.00 | +100.0 % | slower |"))
    #expect(try changed("1.00", "0.90 to 1.10").hasSuffix("| 1.00 | -50.0 % | faster |"))
  }

  @Test func `rows of another length, and quartiles in other words, are no figures`() throws {
    let rows = [
      "| 4 x 2 | 128 | 4.00 | 3.90 to 4.10 |", "| 4 x 2 | 128 | 4.00 | 3.90 to 4.10 | 2.00 | 1 |",
      "| 4 x 2 | 128 | 4.00 | 3.90 and 4.10 | 2.00 |", "| 4 x 2 | 128 | 4.00 | 4.10 to 3.90 | 2.00 |",
      "| 4 x 2 | 128 | 4.00 | 3.90 to | 2.00 |",
    ]
    for row in rows { #expect(try ReportFile(report(more: row)).figures.count == 2, "\(row)") }
  }

  @Test func `a row is called by the cells that have names`() throws {
    let file = try ReportFile(report(more: "|  | 128 | 4.00 | 3.90 to 4.10 | 2.00 |"))
    #expect(file.figures.map(\.place.row) == ["4 x 2, 32", "128", "2"])
  }

  @Test func `options exclude each other`() throws {
    #expect(try BenchOptions(["--compare", "a", "b", "--markdown"]).compared == ["a", "b"])
    for arguments in [
      ["--compare"], ["--compare", "a"], ["--compare", "a", "b", "--quick"],
      ["--only", "peak", "--compare", "a", "b"],
    ] {
      #expect(throws: UsageError.self) { try BenchOptions(arguments) }
    }
  }
}
