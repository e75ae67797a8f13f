// The options of `digits train`. Train.swift implements the command.

import Augmentation
import DigitReader
import MLP
import Tensor

/// The options of `digits train`, with their defaults.
struct TrainOptions {
  var epochs = 3
  /// The number of filters in each convolutional layer; nil for no convolutional layers.
  var filters: [Int]?
  /// One size for all convolutional layers, or one for each.
  var kernelSize = [3]
  var padding = Convolution.Padding.none
  /// The convolutional layers, counted from 1, that are followed by pooling; nil for all.
  var poolAfter: [Int]?
  var hidden = [400, 200]
  /// The window side in pixels; 0 for whole images, nil to select it from the image size.
  var receptiveField: Int?
  var batchSize = 128
  var learningRate = 0.008
  var schedule = LearningRateSchedule.oneCycle
  var warmUp: Double?
  var weightDecay = 0.0
  var augment = DistortionName.shift
  var augmentFade = 0.5
  var inputDropout: Float = 0
  var dropout: Float = 0
  var labelSmoothing: Float = 0.05
  var averageWeights = 0.0
  var data: String?
  var conventions = ImageConventions()
  var classWeights = ClassWeights.none
  /// nil to select a number based on the data set.
  var addSynthetic: Int?
  var addNonDigits = 0
  var preprocess = Preprocessing.none
  var validationSplit: Float = 0
  var patience: Int?
  var preset: String?
  var seed: UInt64 = 1
  var threads: Int?
  var from: String?
  var model = defaultModelFile
  var resume = false
  var checkpointEvery: Int?
  var snapshots = false
  var historyFile: HistoryFile?
  var json = false
  var quiet = false
  /// The names of the options given by the user, including those set to their defaults.
  var given: Set<String> = []

  static var names: [String] { ["train"] }

  static var table: CommandTable<Self> {
    CommandTable(
      names, summary: "Train a network and save its weights.",
      examples: [
        "digits train --epochs 3",
        "digits train --hidden 128,128 --batch-size 32 --model small.safetensors",
        "digits train --preset good",
        "digits train --data fashion-mnist --epochs 10",
        "digits train --resume",
      ],
      defaults: TrainOptions(),
      groups: [
        OptionGroup(
          "Data",
          [
            .data(\.data),
            .value(
              "--validation-split", "<f>", \.validationSplit, .number(in: 0...0.9),
              "Fraction of the training images to hold out, for validation after each epoch and to fit the"
                + " temperature."
            ),
            .preprocess(
              \.preprocess,
              "Preprocessing of every image, in training and in use; deslant removes the slant of the digits."
            ),
            .value(
              "--class-weights", "<name>", \.classWeights, .choice,
              "Weighting of the classes; balanced shows images of rare classes as often as those of the most common"
                + " one."
            ),
            .value(
              "--add-synthetic", "<n>", \.addSynthetic, .integer(in: 0...1_000_000),
              "Built-in digits to add to the training images, for a wider range of handwriting. By default"
                + " \(Self.digitsBesidesMNIST) for digits framed like MNIST's, otherwise 0."),
            .value(
              "--add-non-digits", "<n>", \.addNonDigits, .integer(in: 0...1_000_000),
              "Drawings of letters, signs and scribbles to add to the training images, so that the network is unsure of"
                + " non-digits."),
            .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions),
            .asIs(\.conventions),
          ]),
        OptionGroup(
          "Network",
          [
            .value(
              "--hidden", "<n,n,...>", \.hidden, .integers(in: 1...8192, count: 1...16),
              "Widths of the hidden layers, in order."),
            .value(
              "--receptive-field", "<n>", \.receptiveField, .integer(in: 0...1024),
              "Side in pixels of the square window that each unit of the first hidden layer sees; 0 for the whole"
                + " image. By default 3/7 of the shorter side, 12 for MNIST, unless the layer or the images are small."
            ),
            .value(
              "--filters", "<n,n,...>", \.filters, .integers(in: 1...1024, count: 1...16),
              "Number of filters in each convolutional layer, in order. None by default."),
            .value(
              "--kernel-size", "<n,n,...>", \.kernelSize, .integers(in: 1...31, count: 1...16),
              "Side of the filters in pixels, odd: one for all convolutional layers, or one for each."),
            .value(
              "--padding", "<name>", \.padding, .choice,
              "Zero padding in the convolutional layers; same keeps the size of the feature maps."),
            .value(
              "--pool-after", "<n,n,...>", \.poolAfter, .integers(in: 0...16, count: 1...16),
              "Convolutional layers, counted from 1, that 2 x 2 max pooling follows; 0 for none. All by default."
            ),
          ]),
        OptionGroup(
          "Training",
          [
            presets.row,
            .value("--epochs", "<n>", \.epochs, .integer(in: 1...10_000), "Passes over the training images."),
            .value(
              "--batch-size", "<n>", \.batchSize, .integer(in: 1...65_536),
              "Images per update of the weights."),
            .value(
              "--learning-rate", "<x>", \.learningRate, .number(in: 0.000_001...10),
              "Peak learning rate of Adam."),
            .value("--schedule", "<name>", \.schedule, .choice, "Schedule of the learning rate."),
            .value(
              "--warm-up", "<f>", \.warmUp, .number(in: 0...0.9),
              "Fraction of training over which the learning rate rises to its peak. By default 0.3 for one-cycle,"
                + " otherwise 0."),
            .value(
              "--weight-decay", "<x>", \.weightDecay, .number(in: 0...1),
              "Decoupled weight decay, as in AdamW."),
            .value(
              "--dropout", "<f>", \.dropout, .number(in: 0...0.9),
              "Fraction of the hidden units to drop, drawn anew for each image in every epoch."),
            .value(
              "--label-smoothing", "<f>", \.labelSmoothing, .number(in: 0...0.9),
              "Probability moved from the true class to all classes."),
            .value(
              "--average-weights", "<f>", \.averageWeights, .number(in: 0...0.999_999),
              "Decay of the running average of the weights that is saved; 0 saves the last weights."),
            .value(
              "--patience", "<n>", \.patience, .integer(in: 1...10_000),
              "Stop after this many epochs without a better validation result, and save the best weights."),
            .value(
              "--from", "<file>", \.from, .file,
              "Weights to start from; their layers, receptive field and preprocessing are kept. Use a lower"
                + " --learning-rate to fine-tune good weights."),
            .flag(
              "--resume", \.resume,
              "Resume an interrupted training from the checkpoint beside the weights, with its options."),
            .value(
              "--seed", "<n>", \.seed, .integer(in: 0...UInt64(Int64.max)),
              "Seed of all random numbers; the same seed gives the same weights."),
            .threads(\.threads),
          ]),
        OptionGroup(
          "Augmentation",
          [
            .value(
              "--augment", "<name>", \.augment, .choice,
              "Random distortion of the training images, drawn anew in every epoch."),
            .value(
              "--augment-fade", "<f>", \.augmentFade, .number(in: 0...1),
              "Fraction of training, at the end, over which distortions fade out."),
            .value(
              "--input-dropout", "<f>", \.inputDropout, .number(in: 0...0.9),
              "Fraction of the pixels to drop, drawn anew in every epoch."),
          ]),
        OptionGroup(
          "Output",
          [
            .value(
              "--model", short: "-m", "<file>", \.model, .weights,
              "File to save the weights to, .safetensors. Existing weights are kept beside it as .previous.safetensors."
            ),
            .value(
              "--checkpoint-every", "<batches>", \.checkpointEvery, .integer(in: 1...1_000_000_000),
              "Batches between checkpoints within an epoch. By default there is one after each epoch."),
            .flag(
              "--snapshots", \.snapshots,
              "Also save the weights at up to ten points of the training, as .moments.safetensors, for the exported"
                + " page."
            ),
            .value(
              "--history", "<file>", \.historyFile, .history,
              "Save the loss, accuracy, time and final learning rate of each epoch as a table: .csv or .json."
            ),
            .flag("--json", \.json, "Print the result as one JSON object."),
            .flag("--quiet", short: "-q", \.quiet, "Print no progress."),
          ]),
      ],
      presets: presets, given: \.given)
  }
}
