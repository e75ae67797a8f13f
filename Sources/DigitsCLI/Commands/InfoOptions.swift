// What `digits info` takes. The body is in Info.swift.

/// The options of `digits info`.
struct InfoOptions {
  /// The weights file or checkpoint; nil for the one that eval and predict would use.
  var file: String?

  static var names: [String] { ["info"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Describe a weights file, its layers and how it was trained, or a checkpoint.",
      examples: ["digits info", "digits info small.safetensors"],
      defaults: InfoOptions(),
      arguments: .optional(
        "<file>", \.file, .file,
        "The weights, or a checkpoint; without it \(defaultModelFile) here, or else the pretrained ones."))
  }
}
