// What `digits predict` takes, and what of it cannot be had together. The body is in Predict.swift.

import DigitReader

/// The options of `digits predict`, each at its default.
struct PredictOptions {
  /// Files and folders; `-` is standard input.
  var files: [String] = []
  var model: String?
  var standardization = InputStandardization()
  /// How the images of a data set are to be understood.
  var conventions = ImageConventions()
  /// How many of the likeliest digits to print; nil means 1, and that nobody asked.
  var top: Int?
  var show = false
  var noShow = false
  var number = false
  var labels: String?
  var saveNormalized: String?
  var force = false
  var json = false
  var csv = false

  static var names: [String] { ["predict"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Read the digit in each picture, or the number, or each image of a data set.",
      examples: [
        "digits predict img_7.pgm",
        "digits predict --top 3 --show scans/",
        "digits predict --number house.jpg",
        "digits predict --labels scans/labels.csv",
        "digits predict --csv test.csv > submission.csv",
        "digits predict --json - < img_7.pgm",
      ],
      defaults: PredictOptions(),
      arguments: .many(
        "<file>", \.files, .file, minimum: 0,
        "A picture, a folder (not the folders in it), or - for standard input; or one data set: IDX, CSV, .npz or"
          + " .npy. With --labels none is needed. A .safetensors file is the weights, as with --model."),
      options: [
        .model(\.model),
        .inputMean(\.standardization), .inputDeviation(\.standardization),
        .value(
          "--top", "<n>", \.top, .integer(in: 1...256),
          "How many of the likeliest classes to print; without it 1."),
        .flag(
          "--number", \.number,
          "Read a row of digits as a number, rows from top to bottom; signs and points are passed over."),
        .flag(
          "--show", \.show,
          "Show each picture, what the network sees of it and how likely each digit is; on a terminal up to 4"
            + " are shown anyway."),
        .flag("--no-show", \.noShow, "Show no picture, on a terminal either."),
        .value(
          "--labels", "<file.csv>", \.labels, .file,
          "A table with the columns file and label, perhaps source: print the accuracy and what was read wrong."
            + " Without pictures, read those in the table."),
        .value(
          "--save-normalized", "<folder>", \.saveNormalized, .text("the path of a folder"),
          "Save what the network sees of each picture, deslanted if it was trained so, as a PGM file."),
        .force(\.force),
        .flag("--json", \.json, "Print one JSON object a picture; with --labels one in all."),
        .flag(
          "--csv", \.csv,
          "Print a table with a line a picture; with --number a line a number; of a data set ImageId,Label."),
        .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions),
      ])
  }

  /// Throws when two options contradict each other, when one lacks another, or when there is nothing to read.
  func requireSense() throws(UsageError) {
    let given = [
      ("--json", json), ("--csv", csv), ("--top", top != nil), ("--show", show), ("--no-show", noShow),
      ("--number", number),
      ("--labels", labels != nil),
    ].filter(\.1).map(\.0)
    for (first, others) in Self.contradictions where given.contains(first) {
      if let other = others.first(where: given.contains) { throw .contradiction(first, other) }
    }
    guard !force || saveNormalized != nil else {
      throw .missingCompanion(option: "--force", companion: "--save-normalized")
    }
    if pictures.isEmpty, labels == nil { throw .missingArgument("<file>...") }
  }

  /// What is to be read: every file that is not weights.
  var pictures: [String] { files.filter { !Self.isWeights($0) } }

  /// The weights that an option or an argument names; throws when two do.
  func weights() throws(UsageError) -> String? {
    let named = files.filter(Self.isWeights)
    guard named.count < 2 else { throw .weightsTwice(named[1]) }
    return try weightsFile(option: model, argument: named.first)
  }

  private static func isWeights(_ file: String) -> Bool { file.lowercased().hasSuffix(".safetensors") }

  private static let contradictions = [
    ("--json", ["--csv", "--top", "--show"]),
    ("--csv", ["--top", "--show", "--labels"]),
    ("--number", ["--top", "--labels"]),
    ("--labels", ["--top"]),
    ("--show", ["--no-show"]),
  ]
}
