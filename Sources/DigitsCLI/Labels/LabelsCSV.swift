// Parses a label table: the digit that each picture shows, and its source. Opens no pictures; missing ones are
// detected when they are read.

/// An error in a label table.
enum LabelsCSVError: Error, Equatable, CustomStringConvertible {
  case csv(CSVError)
  case missingColumn(String, found: [String])
  case repeatedColumn(String)
  case noRows
  case noFile(line: Int, column: Int)
  case badLabel(String, classes: Int, line: Int, column: Int)
  case repeatedFile(String, line: Int, first: Int)

  var description: String {
    switch self {
    case .csv(let error):
      error.description
    case .missingColumn(let name, let found):
      "line 1: there is no column '\(name)', only '\(found.joined(separator: "', '"))';"
        + " a table of labels begins with the line 'file,label' or 'file,label,source'"
    case .repeatedColumn(let name):
      "line 1: there is more than one column '\(name)'"
    case .noRows:
      "the table has a header but no pictures"
    case .noFile(let line, let column):
      "line \(line), field \(column): the name of a picture is missing"
    case .badLabel(let text, let classes, let line, let column):
      "line \(line), field \(column): '\(text)' is not a label; a label is a whole number from 0 to \(classes - 1)"
    case .repeatedFile(let name, let line, let first):
      "line \(line): the picture '\(name)' already has a label, in line \(first)"
    }
  }
}

/// The rows of a label table.
struct LabelsCSV: Equatable {
  /// A picture's path as written in the table, its label, and its source if given.
  struct Row: Equatable {
    let file: String
    let label: Int
    let source: String?
  }

  let rows: [Row]
  /// Whether the table has a source column.
  let hasSources: Bool

  /// Accepted column names, ignoring case; the first one is this program's own.
  private static let fileNames = ["file", "filename", "file_name", "path", "image", "picture"]
  private static let labelNames = ["label", "class", "digit", "target"]

  /// Parses a table with a header that names the columns `file` and `label`, optionally `source`, and others, which
  /// are ignored; or a table without a header, with a file and its label in each line. Labels are in 0 ..< `classes`;
  /// 3.0 means 3. Empty lines are skipped.
  ///
  /// Each picture may have only one row. Traps unless `classes` is positive.
  init(parsing bytes: [UInt8], classes: Int) throws(LabelsCSVError) {
    precondition(classes > 0, "labels of \(classes) classes")
    var records: CSVRecords
    do { records = try CSVRecords(bytes) } catch { throw .csv(error) }
    guard let first = try Self.next(&records) else { throw .csv(.nothing) }
    let columns = try Columns(first.fields)

    var rows: [Row] = []
    var lines: [String: Int] = [:]
    var record = columns.hasHeader ? try Self.next(&records) : first
    while let (line, fields) = record.map({ ($0.line, $0.fields) }) {
      // Spreadsheets may end lines with separators of empty columns.
      guard fields.count >= columns.count, fields[columns.count...].allSatisfy(\.isEmpty) else {
        throw .csv(.wrongFieldCount(found: fields.count, expected: columns.count, line: line))
      }
      let name = fields[columns.file]
      guard !name.isEmpty else { throw .noFile(line: line, column: columns.file + 1) }
      guard let label = Self.label(fields[columns.label]), label < classes else {
        throw .badLabel(fields[columns.label], classes: classes, line: line, column: columns.label + 1)
      }
      if let first = lines.updateValue(line, forKey: name) {
        throw .repeatedFile(name, line: line, first: first)
      }
      rows.append(Row(file: name, label: label, source: columns.source.map { fields[$0] }))
      record = try Self.next(&records)
    }
    guard !rows.isEmpty else { throw .noRows }
    self.rows = rows
    hasSources = columns.source != nil
  }

  /// The positions of the columns.
  private struct Columns {
    let count: Int
    let file: Int
    let label: Int
    let source: Int?
    let hasHeader: Bool

    init(_ first: [String]) throws(LabelsCSVError) {
      count = first.count
      let names = first.map { $0.lowercased() }
      let known = LabelsCSV.fileNames + LabelsCSV.labelNames
      // Without a header: a file and a label, in either order, and no known column name.
      let label = [1, 0].first { first.indices.contains($0) && LabelsCSV.label(first[$0]) != nil }
      if let label, first.count >= 2, !names.contains(where: known.contains) {
        (file, self.label, source, hasHeader) = (1 - label, label, nil, false)
        return
      }
      file = try Self.place(of: LabelsCSV.fileNames, in: names, shown: first)
      self.label = try Self.place(of: LabelsCSV.labelNames, in: names, shown: first)
      source = names.contains("source") ? try Self.place(of: ["source"], in: names, shown: first) : nil
      hasHeader = true
    }

    /// The index of the only column with a name among `candidates`, preferring earlier candidates.
    private static func place(
      of candidates: [String], in names: [String], shown: [String]
    ) throws(LabelsCSVError) -> Int {
      guard let name = candidates.first(where: names.contains), let place = names.firstIndex(of: name) else {
        throw .missingColumn(candidates[0], found: shown)
      }
      guard names[(place + 1)...].firstIndex(of: name) == nil else { throw .repeatedColumn(name) }
      return place
    }
  }

  /// The next record that is not empty.
  private static func next(_ records: inout CSVRecords) throws(LabelsCSVError) -> CSVRecord? {
    do throws(CSVError) {
      while let record = try records.next() {
        if !record.fields.allSatisfy(\.isEmpty) { return record }
      }
      return nil
    } catch {
      throw .csv(error)
    }
  }

  /// Parses an integer in ASCII digits, optionally with a point and zeros; rejects `+7` and `7.5`.
  private static func label(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.allSatisfy(digits.contains),
      parts.count == 1 || parts[1].allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return Int(String(decoding: whole, as: UTF8.self))
  }
}
