// The trainings of a network before its last one, stored by `--from` as one metadata entry of the weights file.
// Parses untrusted text.

import DigitReader
import Formats
import MLP

/// The trainings before the last one, oldest first.
struct EarlierTrainings: Equatable, Sendable {
  /// The record of one training; unknown values are nil.
  struct Training: Equatable, Sendable {
    var dataSet: String?
    var epochs: Int?
    var addedSynthetic: Int?
    var addedNonDigits: Int?
    var correct: Int?
    var count: Int?
    /// The number of images held out in place of a test set.
    var heldOut: Int?
  }

  var trainings: [Training] = []

  static let entry = "earlier_trainings"

  /// The maximum number of trainings; older ones are dropped.
  private static let most = 20

  /// No earlier trainings.
  init() {}

  /// The earlier trainings of a network that continues from one with this history.
  init(goingOnFrom history: ModelHistory) {
    trainings = Array((history.earlier.trainings + [history.training]).suffix(Self.most))
  }

  /// Parses the format of `text`, from an untrusted source; nil if it is not a list of trainings.
  init?(text: String) {
    guard let members = try? JSONReader.object(in: Array(text.utf8)),
      case .array(let elements)? = members["trainings"], elements.count <= Self.most
    else { return nil }
    for case .object(let figures) in elements {
      var training = Training()
      if case .string(let name)? = figures["dataset"] { training.dataSet = name }
      for (name, field) in Self.figures {
        if case .integer(let value)? = figures[name], value >= 0 { training[keyPath: field] = value }
      }
      trainings.append(training)
    }
  }

  /// `{"trainings":[{"dataset":"mnist","epochs":12}]}`; nil if there are none.
  var text: String? {
    guard !trainings.isEmpty else { return nil }
    let elements = trainings.map { training in
      let figures = Self.figures.compactMap { name, field in
        training[keyPath: field].map { (name, JSON.integer($0)) }
      }
      return JSON.object((training.dataSet.map { [("dataset", .string($0))] } ?? []) + figures)
    }
    return JSON.object([("trainings", .array(elements))]).description
  }

  private static var figures: [(name: String, field: WritableKeyPath<Training, Int?>)] {
    [
      ("epochs", \.epochs), ("add_synthetic", \.addedSynthetic), ("add_non_digits", \.addedNonDigits),
      ("test_correct", \.correct), ("test_count", \.count), ("held_out", \.heldOut),
    ]
  }
}

extension EarlierTrainings.Training {
  /// `on MNIST for 26 epochs, with 20,000 drawn digits and 20,000 non-digit drawings, and read 99.57 % of the test
  /// images`, as far as known.
  fileprivate var words: String {
    let added = [
      (addedSynthetic, "drawn digit"), (addedNonDigits, "non-digit drawing"),
    ].compactMap { count, noun in
      count.flatMap { $0 > 0 ? NumberFormat.counted($0, noun) : nil }
    }
    var words =
      "on "
      + (dataSet.map { Catalogue.dataSet(named: $0)?.title ?? $0.harmless(limit: 40) } ?? "unnamed data")
    if let epochs { words += " for \(NumberFormat.counted(epochs, "epoch"))" }
    if !added.isEmpty { words += ", with \(added.joined(separator: " and "))" }
    if let correct, let count, count > 0, correct <= count {
      let images = heldOut == nil ? "test images" : "images held out"
      words += ", and read \(NumberFormat.percent(Double(correct) / Double(count))) of the \(images)"
    }
    return words
  }
}

extension ModelHistory {
  /// The trainings before this one, if the file records any.
  var earlier: EarlierTrainings {
    self[EarlierTrainings.entry].flatMap { EarlierTrainings(text: $0) } ?? .init()
  }

  /// The record of this training for a training that continues from it.
  fileprivate var training: EarlierTrainings.Training {
    func figure(_ name: String) -> Int? { self[name].flatMap(Int.init).flatMap { $0 >= 0 ? $0 : nil } }
    return .init(
      dataSet: self["dataset"], epochs: figure("best_epoch") ?? figure("epochs"),
      addedSynthetic: figure("add_synthetic"), addedNonDigits: figure("add_non_digits"),
      correct: figure("test_correct"), count: figure("test_count"), heldOut: heldOut)
  }

  /// A short summary of the earlier trainings; nil if there are none.
  var earlierSummary: String? {
    let words = earlier.trainings.map(\.words)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// The network's trainings, one sentence each; empty if the file records none.
  var story: [String] {
    let known = earlier.trainings + (self["dataset"] == nil ? [] : [training])
    return known.enumerated().map { index, training in
      let start = known.count == 1 ? "Trained" : index == 0 ? "First trained" : "Then trained"
      return "\(start) \(training.words)."
    }
  }
}
