// `--history`: the metrics of each epoch as a table for spreadsheets and plotting libraries, CSV or JSON by the file's
// extension. It is for the user's own plots; the weights file has what this program needs (TrainingHistory).

import Formats
import Storage
import Terminal

/// Where the figures of a training's epochs are saved, and how.
struct HistoryFile {
  enum Format: String, CaseIterable {
    case csv, json
  }

  let path: String
  let format: Format

  /// Nil when the path has no supported extension.
  init?(path: String) {
    let name = path.lowercased()
    guard let format = Format.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else { return nil }
    self.path = path
    self.format = format
  }

  /// Throws unless it can be saved, as a new file or in place of an older history.
  func requireHistoryOrNew() throws(Failure) {
    let opening = Array(format.opening.utf8)
    try requireReplaceable(path, holding: "history", option: "--history") {
      $0.count > opening.count && $0[0..<opening.count].array == opening
    }
  }

  /// Saves a row for each epoch, overwriting an existing history.
  func save(_ epochs: [EpochFigures]) throws(Failure) {
    do { try AtomicFile.write(Array(format.text(of: epochs).utf8), to: path) } catch {
      throw Failure(path, error)
    }
  }
}

extension HistoryFile.Format {
  /// The whole file: a line of names and a line an epoch, a cell without a figure being empty; or a JSON array of
  /// objects, one a line, in which such a figure is null.
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

  /// The first characters of every history.
  var opening: String {
    switch self {
    case .csv: Self.columns.map(\.name).joined(separator: ",") + "\n"
    case .json: Self.arrayStart + "{\"\(Self.columns[0].name)\":"
    }
  }

  private static var arrayStart: String { "[\n" }

  private typealias Column = (name: String, figure: (EpochFigures) -> JSON?)

  /// Each figure with the fewest digits that read back as the same Float; no more of them mean anything.
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
  /// The path of a file whose ending says how to write it.
  static var history: Self {
    Self(
      expectation: "the path of a file that ends in .csv or .json", completion: .files,
      parse: HistoryFile.init(path:),
      text: \.path)
  }
}
