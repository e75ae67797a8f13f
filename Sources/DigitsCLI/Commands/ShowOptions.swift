// What `digits show` takes. The body is in Show.swift.

import Augmentation
import DigitReader
import IDX

/// The options of `digits show`, each at its default.
struct ShowOptions {
  var data: String?
  var conventions = ImageConventions()
  var split = Split.train
  var label: Int?
  var count = 20
  var preprocess = Preprocessing.none
  var augment = DistortionName.none
  var seed: UInt64 = 1
  var output: String?
  var force = false

  static var names: [String] { ["show"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Show samples of a data set, its classes and what its pixels come to.",
      examples: [
        "digits show",
        "digits show --label 7 --augment elastic",
        "digits show --data fashion-mnist --count 100 --output grid.png",
      ],
      defaults: ShowOptions(),
      options: [
        .data(\.data),
        .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions), .asIs(\.conventions),
        .value("--split", "<name>", \.split, .choice, "Which of its images to show."),
        .value(
          "--label", "<n>", \.label, .integer(in: 0...255), "Show images with this label; without it all."),
        .value("--count", "<n>", \.count, .integer(in: 1...10_000), "How many images to show."),
        .preprocess(
          \.preprocess, "Show them as a network with this preprocessing sees them, before any distortion."),
        .value(
          "--augment", "<name>", \.augment, .choice,
          "Show them as a training with this distortion and seed sees them in its first epoch."),
        .value(
          "--seed", "<n>", \.seed, .integer(in: 0...UInt64(Int64.max)),
          "Which images to choose; the same seed gives the same ones."),
        .value(
          "--output", short: "-o", "<file>", \.output, .file(endingIn: ["png"]),
          "Save the images as one picture, a contact sheet, and show none."),
        .force(\.force),
      ])
  }
}
