// What `digits predict` takes. The body is in Predict.swift.

/// The options of `digits predict`, each at its default.
struct PredictOptions {
  /// Files and folders; `-` is standard input.
  var files: [String] = []
  var model: String?
  var top = 1
  var show = false
  var json = false

  static var table: CommandTable<Self> {
    CommandTable(
      "predict", summary: "Read the digit in each picture.",
      examples: [
        "digits predict img_7.pgm",
        "digits predict --top 3 --show scans/",
        "digits predict --json - < img_7.pgm",
      ],
      defaults: PredictOptions(),
      arguments: .many(
        "<file>", \.files, .file, "A picture, a folder (not the folders in it), or - for standard input."),
      options: [
        .model(\.model),
        .value("--top", "<n>", \.top, .integer(in: 1...10), "How many of the likeliest digits to print."),
        .flag(
          "--show", \.show,
          "Show each picture as the network sees it; on a terminal up to 4 are shown anyway."),
        .flag("--json", \.json, "Print one JSON object a picture."),
      ])
  }
}
