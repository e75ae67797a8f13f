// The options of `digits export`. Export.swift implements the command.

import DigitReader

/// The options of `digits export`, with their defaults.
struct ExportOptions {
  /// The output file, whose extension selects the format, and optionally the weights file.
  var files: [String] = []
  var model: String?
  var standardization = InputStandardization()
  var force = false

  static var names: [String] { ["export"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Export a network as a page to draw on, as ONNX or for NumPy.",
      examples: ["digits export demo.html", "digits export small.safetensors model.onnx"],
      defaults: ExportOptions(),
      arguments: .many(
        "<file>", \.files, .file(endingIn: ExportFormat.allCases.map(\.rawValue) + ["safetensors"]),
        "File to write: .html for a page to draw digits on and see them read, .onnx for other programs, .npz for"
          + " NumPy. A .safetensors file is the weights to use, as with --model."
      ),
      groups: [
        OptionGroup([
          .model(\.model),
          .inputMean(\.standardization), .inputDeviation(\.standardization),
          .force(\.force),
        ])
      ])
  }
}

extension ExportOptions {
  /// The output file, its format, and the weights file. Throws unless there is exactly one output file.
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

/// An export format for networks.
enum ExportFormat: String, CaseIterable {
  case html, onnx, npz

  /// The format for this extension, ignoring case; nil if the extension is not supported.
  init?(endingOf path: String) {
    let name = path.lowercased()
    guard let format = Self.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) else { return nil }
    self = format
  }
}
