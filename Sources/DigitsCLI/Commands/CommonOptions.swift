// Options and names that several commands share, so that they are described once.

import DataFormats
import DigitReader

/// Where weights are saved, and looked for first, unless another file is named.
let defaultModelFile = "digits.safetensors"

/// The weights that `--model` names, or an argument without an option; throws when both do.
func weightsFile(option: String?, argument: String?) throws(UsageError) -> String? {
  guard let argument else { return option }
  guard option == nil else { throw .weightsTwice(argument) }
  return argument
}

extension OptionRow {
  /// `--model` of the commands that read weights: nil means that the user named none.
  static func model(_ field: WritableKeyPath<Options, String?>) -> Self {
    .value(
      "--model", short: "-m", "<file>", field, .file,
      "The weights; without it \(defaultModelFile) here, or else the pretrained ones.")
  }

  /// What `--data` takes, to be ended by what it is without it.
  static var dataHelp: String {
    "A data set by its name, or the path of one: IDX, CSV, .npz or .npy files, or a folder of pictures with a folder a"
      + " class"
  }

  /// `--data`: nil means the default set, and that a substitute will do where it cannot be had.
  static func data(
    _ field: WritableKeyPath<Options, String?>,
    _ help: String = dataHelp + "; without it mnist."
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
      "--transpose", field.appending(path: \.transpose), "Exchange rows and columns of the data set's images."
    )
  }

  /// `--invert`.
  static func invert(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .flag("--invert", field.appending(path: \.invert), "Take dark for ink in the data set's images.")
  }

  /// `--pixel-range`: nil means what the numbers must mean.
  static func pixelRange(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .value(
      "--pixel-range", "<paper,ink>", field.appending(path: \.pixelRange), .pixelRange,
      "The numbers that mean paper and ink in the data set, as 0,1.")
  }

  /// `--as-is`.
  static func asIs(_ field: WritableKeyPath<Options, ImageConventions>) -> Self {
    .flag(
      "--as-is", field.appending(path: \.asIs),
      "Take the pictures of a folder as they are, light for ink, all of one size; look for no digit in them.")
  }

  /// `--input-mean`: nil means what the file says.
  static func inputMean(_ field: WritableKeyPath<Options, InputStandardization>) -> Self {
    .value(
      "--input-mean", "<x>", field.appending(path: \.givenMean), .number(in: -1_000...1_000),
      "The mean that was taken from each pixel where the network was trained; without it what its file says, or 0."
    )
  }

  /// `--input-std`: nil means what the file says.
  static func inputDeviation(_ field: WritableKeyPath<Options, InputStandardization>) -> Self {
    .value(
      "--input-std", "<x>", field.appending(path: \.givenDeviation), .number(in: 0.000_001...1_000),
      "What that was divided by; without it what its file says, or 1.")
  }

  /// `--preprocess`.
  static func preprocess(_ field: WritableKeyPath<Options, Preprocessing>, _ help: String) -> Self {
    .value("--preprocess", "<name>", field, .choice, help)
  }

  /// `--threads`: nil means as many as there are processors, or fewer while these are faster.
  static func threads(_ field: WritableKeyPath<Options, Int?>) -> Self {
    .value(
      "--threads", "<n>", field, .integer(in: 1...256),
      "Threads to work with; without it as many as there are processors. Any number gives the same result.")
  }

  /// `--force` of the commands that refuse to replace a file; see `requireNew`.
  static func force(_ field: WritableKeyPath<Options, Bool>) -> Self {
    .flag("--force", short: "-f", field, "Replace the file to be written if it exists already.")
  }
}

extension ValueKind where Value == PixelScale {
  /// Two different numbers with a comma between them.
  fileprivate static var pixelRange: Self {
    Self(
      expectation: "two different numbers with a comma between them",
      parse: { text in
        let ends = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard ends.count == 2, let paper = ends[0], let ink = ends[1] else { return nil }
        return PixelScale(paper: paper, ink: ink)
      },
      text: { "\($0.paper),\($0.ink)" })
  }
}
