// Options shared by several commands.

import DigitReader
import Formats

/// The default weights file, for saving and loading.
let defaultModelFile = "digits.safetensors"

/// The weights file given by `--model` or as an argument. Throws when both are given.
func weightsFile(option: String?, argument: String?) throws(UsageError) -> String? {
  guard let argument else { return option }
  guard option == nil else { throw .weightsTwice(argument) }
  return argument
}

extension OptionRow {
  /// `--model` for commands that read weights; nil if not given.
  static func model(_ field: WritableKeyPath<Options, String?>) -> Self {
    .value(
      "--model", short: "-m", "<file>", field, .file,
      "Weights to use. By default \(defaultModelFile) in this folder, or else the pretrained weights.")
  }

  /// The help of `--data`, without its default.
  static var dataHelp: String {
    "Name of a data set, or path to IDX, CSV, .npz or .npy files, or to a folder of pictures with one folder per class."
  }

  /// `--data`; nil selects the default data set, or its substitute if unavailable.
  static func data(
    _ field: WritableKeyPath<Options, String?>,
    _ help: String = dataHelp + " By default mnist."
  ) -> Self {
    .value(
      "--data", "<name|path>", field,
      .text(
        "the name of a data set or a path",
        completion: Completion(words: Catalogue.names, paths: .files)),
      help)
  }

  /// `--transpose`.
  static func transpose(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .flag(
      "--transpose", field.appending(path: \.transpose), "Transpose the images of the data set."
    )
  }

  /// `--invert`.
  static func invert(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .flag("--invert", field.appending(path: \.invert), "Read dark pixels of the data set as ink.")
  }

  /// `--pixel-range`; nil means that the range is inferred.
  static func pixelRange(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .value(
      "--pixel-range", "<paper,ink>", field.appending(path: \.pixelRange), .pixelRange,
      "Pixel values of paper and ink in the data set, such as 0,1.")
  }

  /// `--as-is`.
  static func asIs(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .flag(
      "--as-is", field.appending(path: \.asIs),
      "Use the pictures of a folder unchanged, light pixels as ink; all must have the same size.")
  }

  /// `--input-mean`; nil means the value in the file.
  static func inputMean(_ field: WritableKeyPath<Options, InputStandardization>) -> Self {
    .value(
      "--input-mean", "<x>", field.appending(path: \.givenMean), .number(in: -1_000...1_000),
      "Mean that was subtracted from each pixel in training. By default the value in the weights file, or 0."
    )
  }

  /// `--input-std`; nil means the value in the file.
  static func inputDeviation(_ field: WritableKeyPath<Options, InputStandardization>) -> Self {
    .value(
      "--input-std", "<x>", field.appending(path: \.givenDeviation), .number(in: 0.000_001...1_000),
      "Standard deviation that pixels were divided by in training. By default the value in the weights file, or 1."
    )
  }

  /// `--preprocess`.
  static func preprocess(_ field: WritableKeyPath<Options, Preprocessing>, _ help: String) -> Self {
    .value("--preprocess", "<name>", field, .choice, help)
  }

  /// `--threads`; nil means one per processor, or fewer where that is faster.
  static func threads(_ field: WritableKeyPath<Options, Int?>) -> Self {
    .value(
      "--threads", "<n>", field, .integer(in: 1...256),
      "Number of threads, by default one per processor. The result does not depend on it.")
  }

  /// `--force` for commands that otherwise refuse to overwrite a file; see `requireNew`.
  static func force(_ field: WritableKeyPath<Options, Bool>) -> Self {
    .flag("--force", short: "-f", field, "Overwrite an existing output file.")
  }
}

extension ValueKind where Value == PixelScale {
  /// Two different numbers separated by a comma.
  fileprivate static var pixelRange: Self {
    Self(
      expectation: "two different numbers separated by a comma",
      parse: { PixelScale(text: $0) },
      text: \.text)
  }
}
