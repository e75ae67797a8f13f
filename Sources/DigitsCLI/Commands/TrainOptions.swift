// What `digits train` takes. The body is in Train.swift.

import Augmentation
import DigitReader
import MLP
import Tensor

/// The options of `digits train`, each at its default.
struct TrainOptions {
  var epochs = 3
  /// Of the convolutional layers before the hidden ones; nil for none.
  var filters: [Int]?
  /// One for each convolutional layer, or one for all.
  var kernelSize = [3]
  var padding = Convolution.Padding.none
  /// The convolutional layers, counted from 1, behind which there is pooling; nil for all of them.
  var poolAfter: [Int]?
  var hidden = [400, 200]
  /// 0 for whole images; nil for what suits their size and the layer's.
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
  /// nil for what suits the data set.
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
  /// The names of the options that were given, whatever their values.
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
      options: [
        presets.row,
        .value("--epochs", "<n>", \.epochs, .integer(in: 1...10_000), "Passes over the training images."),
        .value(
          "--filters", "<n,n,...>", \.filters, .integers(in: 1...1024, count: 1...16),
          "Filters of the convolutional layers before the hidden ones, from the picture on; without it there are none."
        ),
        .value(
          "--kernel-size", "<n,n,...>", \.kernelSize, .integers(in: 1...31, count: 1...16),
          "Side of the filters in pixels, odd: one for all convolutional layers, or one for each."),
        .value(
          "--padding", "<name>", \.padding, .choice,
          "Whether convolutional layers put zeros around their images, so that these keep their size."),
        .value(
          "--pool-after", "<n,n,...>", \.poolAfter, .integers(in: 0...16, count: 1...16),
          "Convolutional layers, counted from 1, that 2 x 2 max pooling follows; without it all of them, 0 for none."
        ),
        .value(
          "--hidden", "<n,n,...>", \.hidden, .integers(in: 1...8192, count: 1...16),
          "Widths of the hidden layers, from the picture to the answer."),
        .value(
          "--receptive-field", "<n>", \.receptiveField, .integer(in: 0...1024),
          "Side in pixels of the square window that a unit of the first hidden layer sees of an image, 0 for all of it;"
            + " without it 3/7 of the image's shorter side, 12 for MNIST, where there are 256 units or more and 16 pixels"
            + " or more, and such windows leave less than a third of the pixels to nobody, and 0 elsewhere."),
        .value(
          "--batch-size", "<n>", \.batchSize, .integer(in: 1...65_536),
          "Images between two updates of the weights."),
        .value(
          "--learning-rate", "<x>", \.learningRate, .number(in: 0.000_001...10),
          "Size of Adam's steps; the highest one of a schedule."),
        .value(
          "--schedule", "<name>", \.schedule, .choice, "How the learning rate changes over the training."),
        .value(
          "--warm-up", "<f>", \.warmUp, .number(in: 0...0.9),
          "Fraction of the run in which the rate first rises; without it 0.3 for one-cycle, 0 for others."),
        .value(
          "--weight-decay", "<x>", \.weightDecay, .number(in: 0...1),
          "How much of the weights is taken off, decoupled from the gradient."),
        .value(
          "--augment", "<name>", \.augment, .choice,
          "How the images are distorted, each anew in every epoch."),
        .value(
          "--augment-fade", "<f>", \.augmentFade, .number(in: 0...1),
          "Fraction of the run, its end, in which distortions fade to nothing."),
        .value(
          "--input-dropout", "<f>", \.inputDropout, .number(in: 0...0.9),
          "Fraction of the pixels that are left out, others in every epoch."),
        .value(
          "--dropout", "<f>", \.dropout, .number(in: 0...0.9),
          "Fraction of the hidden units that are left out, others for each image in every epoch."),
        .value(
          "--label-smoothing", "<f>", \.labelSmoothing, .number(in: 0...0.9),
          "How much of the certainty that a label asks for is spread over all classes."),
        .value(
          "--average-weights", "<f>", \.averageWeights, .number(in: 0...0.999_999),
          "Save a running average of the weights, not the last ones; the share kept at each step."),
        .data(\.data),
        .transpose(\.conventions), .invert(\.conventions), .pixelRange(\.conventions), .asIs(\.conventions),
        .value(
          "--class-weights", "<name>", \.classWeights, .choice,
          "How much each class counts: balanced shows the images of rare classes as often as those of the commonest."
        ),
        .value(
          "--add-synthetic", "<n>", \.addSynthetic, .integer(in: 0...1_000_000),
          "Built-in digits to train on as well, which make a network read more people's digits; without it"
            + " \(Self.digitsBesidesMNIST) beside images that are digits as MNIST's are, 0 beside others. They are neither held back nor tested on."
        ),
        .value(
          "--add-non-digits", "<n>", \.addNonDigits, .integer(in: 0...1_000_000),
          "Drawings of letters, signs and scribbles to train on as well, so that the network is unsure of what is no digit."
        ),
        .preprocess(
          \.preprocess,
          "What is done to each image before the network sees it, here and wherever it reads: deslant takes the slant"
            + " out, which helps most where training is short."
        ),
        .value(
          "--validation-split", "<f>", \.validationSplit, .number(in: 0...0.9),
          "Fraction of the training images to hold back: to measure after each epoch, and to fit the temperature, by"
            + " which the network is as sure as it is right. Without it the temperature is fitted to up to"
            + " \(TrainingRun.mostTrainedOn) training images, one of ten distorted anew."),
        .value(
          "--patience", "<n>", \.patience, .integer(in: 1...10_000),
          "Stop after so many epochs without a better result on the images held back, and save the best."),
        .value(
          "--seed", "<n>", \.seed, .integer(in: 0...UInt64(Int64.max)),
          "Seed of everything random; the same one gives the same weights."),
        .threads(\.threads),
        .value(
          "--from", "<file>", \.from, .file,
          "Weights to go on from, with the layers, receptive field and preprocessing that they have;"
            + " a lower --learning-rate keeps good ones good."
        ),
        .value(
          "--model", short: "-m", "<file>", \.model, .weights,
          "Where to save the weights, .safetensors; those that are there are kept beside them as .previous.safetensors."
        ),
        .flag(
          "--resume", \.resume,
          "Go on with the training that was interrupted, from the checkpoint beside the weights, with its options."
        ),
        .value(
          "--checkpoint-every", "<batches>", \.checkpointEvery, .integer(in: 1...1_000_000_000),
          "Batches after which a checkpoint is saved as well; without it after each epoch only."),
        .flag(
          "--snapshots", \.snapshots,
          "Keep the weights of up to ten moments beside those saved, as .moments.safetensors, for a page to show."
        ),
        .value(
          "--history", "<file>", \.historyFile, .history,
          "Save the loss, accuracy, time and last learning rate of each epoch as a table: .csv or .json."),
        .flag("--json", \.json, "Print the result as one JSON object."),
        .flag("--quiet", short: "-q", \.quiet, "Say nothing while training."),
      ],
      presets: presets, given: \.given)
  }
}
