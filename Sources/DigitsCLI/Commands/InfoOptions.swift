// The options of `digits info`. Info.swift implements the command.

/// The options of `digits info`.
struct InfoOptions {
  /// The weights file or checkpoint; nil for the default weights file of eval and predict.
  var file: String?

  static var names: [String] { ["info"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Describe a weights file, with its layers and its training, or a checkpoint.",
      examples: ["digits info", "digits info small.safetensors"],
      defaults: InfoOptions(),
      arguments: .optional(
        "<file>", \.file, .file,
        "Weights or a checkpoint. By default \(defaultModelFile) in this folder, or else the pretrained weights."
      ))
  }
}
