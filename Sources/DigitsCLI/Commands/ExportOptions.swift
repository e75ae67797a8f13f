// What `digits export` takes. The body is in Export.swift.

/// The options of `digits export`, each at its default.
struct ExportOptions {
  /// The file to write; its ending says what it is to be.
  var file = ""
  var model: String?
  var force = false

  static var names: [String] { ["export"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Write a network as a page to draw on, as ONNX or for NumPy.",
      examples: ["digits export demo.html", "digits export model.onnx --model small.safetensors"],
      defaults: ExportOptions(),
      arguments: .one(
        "<file>", \.file, .file(endingIn: ExportFormat.allCases.map(\.rawValue)),
        "What to write: .html is one page to draw a digit on and see it read, .onnx the network for other"
          + " programs, .npz its weights for NumPy."),
      options: [
        .model(\.model),
        .force(\.force),
      ])
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
