// Reads a report written by `bench --markdown`: its facts, and the figures that have quartiles.

import Formats
import Storage

/// The facts and figures of a report.
struct ReportFile {
  /// The facts in the heading, in order: `Machine`, `Date` and others.
  let facts: [(name: String, text: String)]
  /// Every median with quartiles, in order.
  let figures: [ReportedFigure]

  /// Parses the text of a report; throws if it has no figures.
  init(_ markdown: String) throws(ReportFileError) {
    var facts: [(name: String, text: String)] = []
    var figures: [ReportedFigure] = []
    var title = ""
    var columns: [String] = []
    for line in markdown.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("### ") {
        (title, columns) = (String(line.dropFirst(4)), [])
      } else if line.hasPrefix("| ") {
        let cells = Self.cells(line)
        if columns.isEmpty {
          columns = cells
        } else if cells.count == columns.count {
          figures += Self.figures(in: cells, columns, of: title)
        }
      } else if title.isEmpty, line.hasPrefix("- "), let colon = line.firstIndex(of: ":") {
        let text = line[line.index(after: colon)...].drop { $0 == " " }
        facts.append((String(line.dropFirst(2).prefix(upTo: colon)), String(text)))
      }
    }
    guard !figures.isEmpty else { throw .noFigures }
    (self.facts, self.figures) = (facts, figures)
  }

  /// The text of the fact called `name` in the heading; nil if there is none.
  subscript(name: String) -> String? { facts.first { $0.name == name }?.text }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map { cell in
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The figures of one row: each column followed by quartiles. The cells before the first of them name the row.
  private static func figures(in cells: [String], _ columns: [String], of title: String) -> [ReportedFigure] {
    let measured = columns.indices.dropLast().filter { columns[$0 + 1] == BenchTable.quartiles }
    guard let first = measured.first else { return [] }
    let row = cells[..<first].filter { !$0.isEmpty }.joined(separator: ", ")
    return measured.compactMap { column in
      ReportedFigure(
        place: .init(table: title, row: row, column: columns[column]), median: cells[column],
        quartiles: cells[column + 1])
    }
  }
}

/// A median in a report, and the spread of the repeats.
struct ReportedFigure {
  /// The position of a figure, the same in every report.
  struct Place: Hashable {
    let table, row, column: String
  }

  let place: Place
  let median: Double
  /// The quartiles, extended on both sides by half a unit of their last decimal to allow for rounding.
  let spread: ClosedRange<Double>
  /// The median as written.
  let text: String

  /// A figure such as `12.34` with the quartiles `12.01 to 12.50`; nil if either has another form.
  init?(place: Place, median text: String, quartiles: String) {
    let ends = quartiles.split(separator: " ")
    guard let median = Double(text), ends.count == 3, ends[1] == "to", let low = Double(ends[0]),
      let high = Double(ends[2]), low <= high
    else { return nil }
    let decimals = ends[0].split(separator: ".").dropFirst().first?.count ?? 0
    let half = (0..<decimals).reduce(0.5) { unit, _ in unit / 10 }
    (self.place, self.median, self.text) = (place, median, text)
    spread = low - half...high + half
  }

  /// Whether higher is better, as for everything counted per second; otherwise the figure is a time.
  var isRate: Bool { place.column.hasSuffix("/s") }
}

extension ReportFile {
  /// Reads a file; errors begin with its name.
  init(atPath path: String) throws(ReportFileError) {
    let bytes: ByteBuffer
    do { bytes = try ByteBuffer(contentsOf: path, limit: Self.largest) } catch {
      throw .unreadable(path, error)
    }
    do { try self.init(String(decoding: bytes.array, as: UTF8.self)) } catch { throw .inFile(path) }
  }

  /// The maximum size in bytes, a hundred times that of a report of all tables.
  private static let largest = 1 << 22
}

/// Why a file is not a report.
enum ReportFileError: Error, Equatable, CustomStringConvertible {
  case noFigures
  case inFile(String)
  case unreadable(String, StorageError)

  var description: String {
    switch self {
    case .noFigures: "there is no figure with quartiles in it; a report is what 'bench --markdown' prints"
    case .inFile(let path): "\(path.harmless()): \(Self.noFigures)"
    case .unreadable(let path, let reason): "\(path.harmless()): \(reason)"
    }
  }
}
