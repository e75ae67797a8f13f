// What `digits eval` takes. The body is in Eval.swift.

import DigitReader
import IDX

/// The options of `digits eval`, each at its default.
struct EvalOptions {
  var model: String?
  /// The weights named without an option.
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
      arguments: .optional("<weights>", \.weights, .file, "The weights, as with --model."),
      options: [
        .model(\.model),
        .inputMean(\.standardization), .inputDeviation(\.standardization),
        .data(
          \.data,
          OptionRow<Self>.dataHelp + "; without it the one that the weights were trained on."
        ),
        .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions), .asIs(\.conventions),
        .value("--split", "<name>", \.split, .choice, "Which of its images to read."),
        .flag(
          "--corrupt", \.corrupt,
          "Also damage the images in 15 ways at 5 strengths, and say how many are still read right."),
        .threads(\.threads),
        .value(
          "--report", "<file>", \.report, .file(endingIn: ["html"]),
          "Also write a page with plots, the mistakes and their images; it needs nothing but a browser."),
        .force(\.force),
        .flag("--json", \.json, "Print the result as one JSON object."),
      ])
  }
}
