// `--history`: saves per-epoch metrics as CSV or JSON, selected by the file extension, for plotting. The weights file
// keeps its own copy (TrainingHistory).

import Formats
import Storage
import Terminal

/// The file of per-epoch metrics and its format.
struct HistoryFile {
  enum Format: String, CaseIterable {
    case csv, json
  }

  let path: String
  let format: Format

  /// Nil if the path has no supported extension.
  init?(path: String) {
    let name = path.lowercased()
    guard let format = Format.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else { return nil }
    self.path = path
    self.format = format
  }

  /// Throws unless the file is writable and is either new or an existing history.
  func requireHistoryOrNew() throws(Failure) {
    let opening = Array(format.opening.utf8)
    try requireReplaceable(path, holding: "history", option: "--history") {
      $0.count > opening.count && $0[0..<opening.count].array == opening
    }
  }

  /// Saves one row per epoch, overwriting an existing history.
  func save(_ epochs: [EpochFigures]) throws(Failure) {
    do { try AtomicFile.write(Array(format.text(of: epochs).utf8), to: path) } catch {
      throw Failure(path, error)
    }
  }
}

extension HistoryFile.Format {
  /// The file's content: either CSV with a header and a row per epoch, with empty cells for missing values, or a JSON
  /// array with an object per line, with null for missing values.
  func text(of epochs: [EpochFigures]) -> String {
    switch self {
    case .csv:
      let rows = epochs.map { epoch in
        Self.columns.map { $0.figure(epoch)?.description ?? "" }.joined(separator: ",")
      }
      return opening + rows.map { $0 + "\n" }.joined()
    case .json:
      let objects = epochs.map { epoch in
        JSON.object(Self.columns.map { ($0.name, $0.figure(epoch) ?? nil) }).description
      }
      return "\(Self.arrayStart)\(objects.joined(separator: ",\n"))\n]\n"
    }
  }

  /// The bytes with which every history file begins.
  var opening: String {
    switch self {
    case .csv: Self.columns.map(\.name).joined(separator: ",") + "\n"
    case .json: Self.arrayStart + "{\"\(Self.columns[0].name)\":"
    }
  }

  private static var arrayStart: String { "[\n" }

  private typealias Column = (name: String, figure: (EpochFigures) -> JSON?)

  /// Each value uses the fewest digits that parse to the same Float.
  private static var columns: [Column] {
    func figure(_ value: Double?) -> JSON? { value.flatMap { $0.isFinite ? .float(Float($0)) : nil } }
    return [
      ("epoch", { .integer($0.number) }),
      ("loss", { figure($0.loss) }),
      ("accuracy", { figure($0.accuracy) }),
      ("validation_loss", { figure($0.validationLoss) }),
      ("validation_accuracy", { figure($0.validationAccuracy) }),
      ("learning_rate", { figure($0.learningRate) }),
      ("seconds", { figure($0.seconds) }),
    ]
  }
}

extension ValueKind where Value == HistoryFile {
  /// The path of a file whose extension selects the format.
  static var history: Self {
    Self(
      expectation: "the path of a file that ends in .csv or .json", completion: .files,
      parse: HistoryFile.init(path:),
      text: \.path)
  }
}
