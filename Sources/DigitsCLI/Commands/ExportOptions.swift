// What `digits export` takes. The body is in Export.swift.

import DigitReader

/// The options of `digits export`, each at its default.
struct ExportOptions {
  /// The file to write, whose ending says what it is to be, and perhaps the weights.
  var files: [String] = []
  var model: String?
  var standardization = InputStandardization()
  var force = false

  static var names: [String] { ["export"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Write a network as a page to draw on, as ONNX or for NumPy.",
      examples: ["digits export demo.html", "digits export small.safetensors model.onnx"],
      defaults: ExportOptions(),
      arguments: .many(
        "<file>", \.files, .file(endingIn: ExportFormat.allCases.map(\.rawValue) + ["safetensors"]),
        "What to write: .html is one page to draw a digit on and see it read, .onnx the network for other"
          + " programs, .npz its weights for NumPy. A .safetensors file beside it is the weights, as with --model."
      ),
      options: [
        .model(\.model),
        .inputMean(\.standardization), .inputDeviation(\.standardization),
        .force(\.force),
      ])
  }
}

extension ExportOptions {
  /// The file to write, the format that its ending names, and the weights. Throws when there is no such file or another
  /// as well.
  func named() throws(UsageError) -> (file: String, format: ExportFormat, weights: String?) {
    var found: (file: String, format: ExportFormat)?
    var weights: String?
    for file in files {
      if let format = ExportFormat(endingOf: file) {
        guard found == nil else { throw .unexpectedArgument(file) }
        found = (file, format)
      } else {
        guard weights == nil else { throw .weightsTwice(file) }
        weights = file
      }
    }
    guard let found else { throw .missingArgument("<file>") }
    return (found.file, found.format, try weightsFile(option: model, argument: weights))
  }
}

/// What a network can be written as.
enum ExportFormat: String, CaseIterable {
  case html, onnx, npz

  /// The format that the ending of `path` names, in capitals or not; nil when it is none.
  init?(endingOf path: String) {
    let name = path.lowercased()
    guard let format = Self.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) else { return nil }
    self = format
  }
}
