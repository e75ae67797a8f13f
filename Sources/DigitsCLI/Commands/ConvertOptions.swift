// The options of `digits convert`. Convert.swift implements the command.

import IDX

/// The options of `digits convert`, with their defaults.
struct ConvertOptions {
  /// The data set to read and the file or folder to write.
  var paths: [String] = []
  /// Nil selects the format of the output's extension, or IDX without one.
  var form: WrittenForm?
  /// Nil selects every split.
  var split: Split?
  var conventions = ImageConventions()
  var force = false

  static var names: [String] { ["convert"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Convert a data set to another format.",
      examples: [
        "digits convert mnist.npz mnist/",
        "digits convert train.csv mnist.npz",
        "digits convert photos/ photos-28x28/ --to png",
      ],
      defaults: ConvertOptions(),
      arguments: .many(
        "<path>", \.paths, .file, minimum: 2,
        "The data set to read, by name or path, and the file or folder to write. A file's extension, .csv or .npz,"
          + " chooses its format; a folder gets IDX files unless --to says otherwise."),
      groups: [
        OptionGroup([
          .value(
            "--to", "<format>", \.form, .choice,
            "Format to write; png writes a folder of pictures."),
          .value("--split", "<name>", \.split, .choice, "Convert only this split; by default all."),
          .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions), .asIs(\.conventions),
          .flag("--force", short: "-f", \.force, "Overwrite existing files."),
        ])
      ])
  }
}

/// An output format for data sets.
enum WrittenForm: String, CaseIterable {
  case idx, csv, npz, png

  /// The format for this file extension; nil if the extension is not supported.
  init?(endingOf path: String) {
    guard let form = [Self.csv, .npz].first(where: { path.lowercased().hasSuffix("." + $0.rawValue) }) else {
      return nil
    }
    self = form
  }
}
