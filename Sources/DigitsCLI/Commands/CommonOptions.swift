// Options and names that several commands share, so that they are described once.

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

  /// `--data`: nil means the default set, and that a substitute will do where it cannot be had.
  static func data(
    _ field: WritableKeyPath<Options, String?>,
    _ help: String = "A data set by its name, or a folder with its files; without it mnist."
  ) -> Self {
    .value(
      "--data", "<name|folder>", field,
      .text(
        "the name of a data set or a folder",
        completion: Completion(words: Catalogue.names, paths: .folders)),
      help)
  }

  /// `--preprocess`.
  static func preprocess(_ field: WritableKeyPath<Options, Preprocessing>, _ help: String) -> Self {
    .value("--preprocess", "<name>", field, .choice, help)
  }

  /// `--threads`: nil means as many as there are processors.
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
