// The metadata that this program writes about a training, and its display for any weights file.

import DigitReader
import Formats
import MLP

extension ModelHistory {
  private static let epochsEntry = "history"

  /// The metadata of a network trained by this program.
  init(
    network: Network, from start: String?, after earlier: EarlierTrainings, preset: String?,
    data: OpenDataSet,
    addedSynthetic: Int, addedNonDigits: Int, classWeights: ClassWeights,
    options: TrainingOptions,
    validationSplit: Float, patience: Int?, bestEpoch: Int?, temperature: Float, kernel: String,
    epochs: TrainingHistory, evaluation: Evaluation
  ) {
    let size = ImageSize(of: data[.train])
    let names = data.classes.text.map { [(Self.classNamesEntry, $0)] } ?? []
    let prepared = data.preprocessing.participle.map { ", after each image was \($0)" } ?? ""
    let input = [
      ("input", "\(size.width)x\(size.height) pixels row by row, ink 1, paper 0 (byte / 255)\(prepared)"),
      (Self.widthEntry, "\(size.width)"), (Self.heightEntry, "\(size.height)"),
    ]
    let past = earlier.text.map { [(EarlierTrainings.entry, $0)] } ?? []
    let beginning =
      [
        ("format", "digits"), ("version", version),
        ("layers", ([network.architecture.denseInputs] + network.architecture.widths).listText),
        (Self.receptiveFieldEntry, "\(network.receptiveField?.side ?? 0)"),
      ] + network.architecture.historyEntries
    let training = [
      ("preset", preset ?? "none"),
      ("from", start?.lastComponent ?? "none"),
      ("dataset", data.name),
      ("add_synthetic", "\(addedSynthetic)"),
      ("add_non_digits", "\(addedNonDigits)"),
      ("preprocess", data.preprocessing.rawValue),
    ]
    let settings = [
      ("epochs", "\(options.epochs)"),
      ("batch_size", "\(options.batchSize)"),
      ("learning_rate", "\(options.learningRate)"),
      ("schedule", options.schedule.rawValue),
      ("warm_up", options.warmUp.map { "\($0)" } ?? "the schedule's own"),
      ("weight_decay", "\(options.weightDecay)"),
      ("augment", "\(options.distortion)"),
      ("augment_fade", "\(options.distortionFade)"),
      ("input_dropout", "\(options.inputDropout)"),
      ("dropout", "\(options.dropout)"),
      ("label_smoothing", "\(options.labelSmoothing)"),
      ("average_weights", "\(options.averageDecay)"),
      ("validation_split", "\(validationSplit)"),
      ("patience", patience.map { "\($0)" } ?? "none"),
      ("best_epoch", "\(bestEpoch ?? options.epochs)"),
      ("temperature", "\(temperature)"),
      ("seed", "\(options.seed)"),
      ("kernel", kernel),
      (Self.epochsEntry, epochs.text),
      ("test_correct", "\(evaluation.correct)"),
      ("test_count", "\(evaluation.count)"),
    ]
    self.init(
      entries: beginning + input + names + past + training
        + Self.entries(on: data, classWeights) + settings)
  }

  /// The metrics of each epoch, if the file contains a valid `TrainingHistory`.
  var epochs: TrainingHistory? { self[Self.epochsEntry].flatMap { TrainingHistory(text: $0) } }

  /// The test accuracy with the test data, `99.05 % on MNIST` or `90.50 % on a held-out part of photos`; nil if
  /// either is missing or invalid.
  var reached: String? {
    guard let count = self["test_count"].flatMap(Int.init), count > 0,
      let correct = self["test_correct"].flatMap(Int.init), 0...count ~= correct,
      let dataSet = self["dataset"]
    else { return nil }
    let title = Catalogue.dataSet(named: dataSet)?.title ?? dataSet.harmless(limit: 40)
    let part = heldOut == nil ? "" : "a held-out part of "
    return "\(NumberFormat.percent(Double(correct) / Double(count))) on \(part)\(title)"
  }

  /// The entries for display, with long lists of numbers summarized.
  var shownEntries: [(name: String, text: String)] {
    entries.map { entry in
      switch entry.name {
      case Self.epochsEntry: (entry.name, epochs?.summary ?? entry.text)
      case EarlierTrainings.entry: (entry.name, earlierSummary ?? entry.text)
      default: entry
      }
    }
  }
}

extension Architecture {
  /// The metadata entries for the convolutional layers; empty if there are none.
  fileprivate var historyEntries: [(name: String, text: String)] {
    guard let first = blocks.first else { return [] }
    let pooled = blocks.indices.filter { blocks[$0].isPooled }.map { $0 + 1 }
    return [
      ("filters", blocks.map(\.filters).listText), ("kernel_size", blocks.map(\.kernelSize).listText),
      ("padding", first.padding.rawValue), ("pool_after", pooled.isEmpty ? "0" : pooled.listText),
    ]
  }
}

extension [Int] {
  /// `784,128,10`.
  fileprivate var listText: String { map(String.init).joined(separator: ",") }
}
