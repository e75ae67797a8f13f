// What a table of labels says: which digit each picture shows and where it came from. It parses bytes and opens
// nothing; whether the pictures are there is found out when they are read.

/// Why a table is no table of labels.
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

/// The rows of a table of labels.
struct LabelsCSV: Equatable {
  /// A picture by its path as the table gives it, what it shows, and its source where the table names one.
  struct Row: Equatable {
    let file: String
    let label: Int
    let source: String?
  }

  let rows: [Row]
  /// Whether the table has a column of sources.
  let hasSources: Bool

  /// The names of columns, in any case, of which the first is this program's own.
  private static let fileNames = ["file", "filename", "file_name", "path", "image", "picture"]
  private static let labelNames = ["label", "class", "digit", "target"]

  /// Reads a table whose first line names its columns: `file` and `label`, perhaps `source`, and any others, which are
  /// passed over; or that has no such line, and a file and its label in each. Labels are 0 ..< `classes`; 3.0 is 3. Lines
  /// with nothing in them are passed over.
  ///
  /// No picture may have two rows. Traps when `classes` is not positive.
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
      // Spreadsheets end lines in separators of columns that are empty.
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

  /// What stands where in a line.
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
      // A file and a label, in either order, and no name of a column.
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

    /// The one place of the column that has one of `candidates` as its name, the earlier ones first.
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

  /// The next record with anything in it.
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

  /// A whole number of ASCII digits, with zeros after a point or not; `+7` and `7.5` are none.
  private static func label(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.allSatisfy(digits.contains),
      parts.count == 1 || parts[1].allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return Int(String(decoding: whole, as: UTF8.self))
  }
}
