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
      "line 1: the column '\(name)' is there more than once"
    case .noRows:
      "the table has a header and no pictures"
    case .noFile(let line, let column):
      "line \(line), field \(column): the name of a picture is missing"
    case .badLabel(let text, let classes, let line, let column):
      "line \(line), field \(column): '\(text)' is no label; a label is a whole number from 0 to \(classes - 1)"
    case .repeatedFile(let name, let line, let first):
      "line \(line): the picture '\(name)' has a label already, in line \(first)"
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

  /// Reads a table whose first line names its columns: `file` and `label`, perhaps `source`, and any others, which
  /// are passed over. Labels are 0 ..< `classes`.
  ///
  /// No picture may have two rows. Traps when `classes` is not positive.
  init(parsing bytes: [UInt8], classes: Int) throws(LabelsCSVError) {
    precondition(classes > 0, "labels of \(classes) classes")
    var records = CSVRecords(bytes)
    guard let header = try Self.next(&records)?.fields, header != [""] else { throw .csv(.nothing) }
    let file = try Self.column("file", in: header)
    let label = try Self.column("label", in: header)
    let source = try header.contains("source") ? Self.column("source", in: header) : nil

    var rows: [Row] = []
    var lines: [String: Int] = [:]
    while let record = try Self.next(&records) {
      let (line, fields) = (record.line, record.fields)
      guard fields.count == header.count else {
        throw .csv(.wrongFieldCount(found: fields.count, expected: header.count, line: line))
      }
      let name = fields[file]
      guard !name.isEmpty else { throw .noFile(line: line, column: file + 1) }
      guard let digit = Self.digit(fields[label]), digit < classes else {
        throw .badLabel(fields[label], classes: classes, line: line, column: label + 1)
      }
      if let first = lines.updateValue(line, forKey: name) {
        throw .repeatedFile(name, line: line, first: first)
      }
      rows.append(Row(file: name, label: digit, source: source.map { fields[$0] }))
    }
    guard !rows.isEmpty else { throw .noRows }
    self.rows = rows
    hasSources = source != nil
  }

  private static func next(_ records: inout CSVRecords) throws(LabelsCSVError) -> CSVRecord? {
    do { return try records.next() } catch { throw .csv(error) }
  }

  /// The one place of the column `name`.
  private static func column(_ name: String, in header: [String]) throws(LabelsCSVError) -> Int {
    guard let place = header.firstIndex(of: name) else { throw .missingColumn(name, found: header) }
    guard header[(place + 1)...].firstIndex(of: name) == nil else { throw .repeatedColumn(name) }
    return place
  }

  /// A number of ASCII digits alone: `+7`, `7.0` and ` 7` are none.
  private static func digit(_ text: String) -> Int? {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(text) : nil
  }
}
