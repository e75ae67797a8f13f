// The options of `digits eval`. Eval.swift implements the command.

import DigitReader
import IDX

/// The options of `digits eval`, with their defaults.
struct EvalOptions {
  var model: String?
  /// The weights file given as an argument.
  var weights: String?
  var standardization = InputStandardization()
  var data: String?
  var conventions = ImageConventions()
  var split = Split.test
  var corrupt = false
  var threads: Int?
  var report: String?
  var force = false
  var json = false

  static var names: [String] { ["eval", "evaluate"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Measure how well a network reads a data set.",
      examples: [
        "digits eval", "digits eval small.safetensors --data fashion-mnist",
        "digits eval --corrupt --report report.html",
      ],
      defaults: EvalOptions(),
      arguments: .optional("<weights>", \.weights, .file, "Weights to use, as with --model."),
      groups: [
        OptionGroup(
          "Network", [.model(\.model), .inputMean(\.standardization), .inputDeviation(\.standardization)]),
        OptionGroup(
          "Data",
          [
            .data(
              \.data,
              OptionRow<Self>.dataHelp + " By default the one that the weights were trained on."),
            .value("--split", "<name>", \.split, .choice, "Split of the data set to measure on."),
            .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions),
            .asIs(\.conventions),
            .flag(
              "--corrupt", \.corrupt,
              "Also measure the accuracy under 15 kinds of image corruption, each at 5 strengths."),
          ]),
        OptionGroup(
          "Output",
          [
            .value(
              "--report", "<file>", \.report, .file(endingIn: ["html"]),
              "Also write a self-contained HTML page with plots, and the mistakes with their images."),
            .force(\.force),
            .flag("--json", \.json, "Print the result as one JSON object."),
          ]),
        OptionGroup([.threads(\.threads)]),
      ])
  }
}
