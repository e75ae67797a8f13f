// The commands, in the order in which help lists them, and the program version.

import DigitReader

/// Every subcommand.
var commands: [any Command.Type] {
  [
    TrainOptions.self, EvalOptions.self, PredictOptions.self, ShowOptions.self, ConvertOptions.self,
    ExportOptions.self, DownloadOptions.self, InfoOptions.self, CompletionsOptions.self, HelpOptions.self,
  ]
}

/// The version that `digits --version` prints and weights files carry.
let version = HandwritingReader.version
