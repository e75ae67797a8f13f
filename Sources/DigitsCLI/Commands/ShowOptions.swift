// The options of `digits show`. Show.swift implements the command.

import Augmentation
import DigitReader
import IDX

/// The options of `digits show`, with their defaults.
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
      names, summary: "Show samples of a data set, its classes and its pixel statistics.",
      examples: [
        "digits show",
        "digits show --label 7 --augment elastic",
        "digits show --data fashion-mnist --count 100 --output grid.png",
      ],
      defaults: ShowOptions(),
      groups: [
        OptionGroup(
          "Data",
          [
            .data(\.data),
            .value("--split", "<name>", \.split, .choice, "Split of the data set to show."),
            .value(
              "--label", "<n>", \.label, .integer(in: 0...255), "Show only images with this label."),
            .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions),
            .asIs(\.conventions),
          ]),
        OptionGroup(
          "Samples",
          [
            .value("--count", "<n>", \.count, .integer(in: 1...10_000), "Number of images to show."),
            .preprocess(
              \.preprocess, "Preprocess the images, before any distortion, as training does."),
            .value(
              "--augment", "<name>", \.augment, .choice,
              "Distort the images as the first epoch of a training with this seed does."),
            .value(
              "--seed", "<n>", \.seed, .integer(in: 0...UInt64(Int64.max)),
              "Seed of the choice of images; the same seed gives the same images."),
          ]),
        OptionGroup(
          "Output",
          [
            .value(
              "--output", short: "-o", "<file>", \.output, .file(endingIn: ["png"]),
              "Save the images as a contact sheet instead of showing them."),
            .force(\.force),
          ]),
      ])
  }
}
