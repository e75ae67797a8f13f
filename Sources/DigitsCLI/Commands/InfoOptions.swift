// What `digits info` takes. The body is in Info.swift.

/// The options of `digits info`.
struct InfoOptions {
  /// The weights file; nil for the one that eval and predict would use.
  var file: String?

  static var table: CommandTable<Self> {
    CommandTable(
      "info", summary: "Describe a weights file: its layers and how it was trained.",
      examples: ["digits info", "digits info small.safetensors"],
      defaults: InfoOptions(),
      arguments: .optional(
        "<file>", \.file, .file,
        "The weights; without it \(defaultModelFile) here, or else the pretrained ones."))
  }
}
