// What `digits convert` takes. The body is in Convert.swift.

import IDX

/// The options of `digits convert`, each at its default.
struct ConvertOptions {
  /// The data set to read and the place to write to.
  var paths: [String] = []
  /// Nil means what the ending of the place says, and IDX where it says nothing.
  var form: WrittenForm?
  /// Nil means every split that is there.
  var split: Split?
  var conventions = ImageConventions()
  var force = false

  static var names: [String] { ["convert"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Write a data set in another form.",
      examples: [
        "digits convert mnist.npz mnist/",
        "digits convert train.csv mnist.npz",
        "digits convert photos/ photos-28x28/ --to png",
      ],
      defaults: ConvertOptions(),
      arguments: .many(
        "<path>", \.paths, .file, minimum: 2,
        "The data set to read, by its name or path, and the file or folder to write. The ending of a file, .csv or"
          + " .npz, says its form; a folder gets IDX files unless --to says something else."),
      options: [
        .value(
          "--to", "<form>", \.form, .choice,
          "The form to write: idx, csv, npz, or png for a folder of pictures."),
        .value("--split", "<name>", \.split, .choice, "Write these images alone; without it all."),
        .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions), .asIs(\.conventions),
        .flag("--force", short: "-f", \.force, "Replace files that exist already."),
      ])
  }
}

/// A form that data sets are written in.
enum WrittenForm: String, CaseIterable {
  case idx, csv, npz, png

  /// The form that the ending of a file names; nil where it names none.
  init?(endingOf path: String) {
    guard let form = [Self.csv, .npz].first(where: { path.lowercased().hasSuffix("." + $0.rawValue) }) else {
      return nil
    }
    self = form
  }
}
