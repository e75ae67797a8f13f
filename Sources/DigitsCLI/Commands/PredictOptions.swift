// The options of `digits predict` and their conflicts. Predict.swift implements the command.

import DigitReader

/// The options of `digits predict`, with their defaults.
struct PredictOptions {
  /// Files and folders; `-` is standard input.
  var files: [String] = []
  var model: String?
  var standardization = InputStandardization()
  /// How the images of a data set are interpreted.
  var conventions = ImageConventions()
  /// The number of most likely classes to print; nil means not given, which prints 1.
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
      names, summary: "Read the digit or the number in each picture, or each image of a data set.",
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
        "A picture, a folder of pictures (without its subfolders), or - for standard input; or one data set: IDX, CSV,"
          + " .npz or .npy. Optional with --labels. A .safetensors file is the weights to use, as with --model."
      ),
      groups: [
        OptionGroup(
          "Network", [.model(\.model), .inputMean(\.standardization), .inputDeviation(\.standardization)]),
        OptionGroup(
          "Pictures",
          [
            .flag(
              "--number", \.number,
              "Read rows of digits as numbers, from top to bottom; signs and points are skipped."),
            .value(
              "--labels", "<file.csv>", \.labels, .file,
              "Table with the columns file and label, and optionally source; print the accuracy and the mistakes. Without"
                + " pictures as arguments, read those in the table."),
          ]),
        OptionGroup(
          "Data sets", [.transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions)]),
        OptionGroup(
          "Output",
          [
            .value(
              "--top", "<n>", \.top, .integer(in: 1...256),
              "Number of most likely classes to print, by default 1."),
            .flag(
              "--show", \.show,
              "Show each picture, the network's input and the probability of each class. On a terminal the default for"
                + " up to 4 pictures."),
            .flag("--no-show", \.noShow, "Show no pictures, even on a terminal."),
            .flag("--json", \.json, "Print one JSON object per picture, or a single one with --labels."),
            .flag(
              "--csv", \.csv,
              "Print a table with one line per picture, or per number with --number. For a data set, print"
                + " ImageId,Label."),
            .value(
              "--save-normalized", "<folder>", \.saveNormalized, .text("the path of a folder"),
              "Save the network's input for each picture, after any deslanting, as a PGM file."),
            .force(\.force),
          ]),
      ])
  }

  /// Throws when options conflict, when a required option is missing, or when there is no input.
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

  /// The files to read: all arguments except weights files.
  var pictures: [String] { files.filter { !Self.isWeights($0) } }

  /// The weights file given by the option or as an argument. Throws when there are two.
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
