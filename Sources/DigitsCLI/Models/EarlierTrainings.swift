// The trainings that a network went through before the one that its file is about: what `--from` passes on, as one entry
// of a weights file's metadata. It reads what others may have written there.

import DigitReader
import Formats
import MLP

/// The trainings before the last, the first of all first.
struct EarlierTrainings: Equatable, Sendable {
  /// What is kept of one; a figure is nil where nobody said it.
  struct Training: Equatable, Sendable {
    var dataSet: String?
    var epochs: Int?
    var addedSynthetic: Int?
    var addedNonDigits: Int?
    var correct: Int?
    var count: Int?
    /// The images held out in place of a test set.
    var heldOut: Int?
  }

  var trainings: [Training] = []

  static let entry = "earlier_trainings"

  /// No chain is longer: of more, the last are kept.
  private static let most = 20

  /// None.
  init() {}

  /// What a training that goes on from a network with this history has before it.
  init(goingOnFrom history: ModelHistory) {
    trainings = Array((history.earlier.trainings + [history.training]).suffix(Self.most))
  }

  /// Reads `text` as `text` writes it, whoever wrote it; nil when it is no list of trainings.
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

  /// `{"trainings":[{"dataset":"mnist","epochs":12}]}`; nil without any.
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
  /// images`, as far as it is known.
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
  /// The trainings before this one, where the file tells of them.
  var earlier: EarlierTrainings {
    self[EarlierTrainings.entry].flatMap { EarlierTrainings(text: $0) } ?? .init()
  }

  /// What is kept of this training when another one goes on from it.
  fileprivate var training: EarlierTrainings.Training {
    func figure(_ name: String) -> Int? { self[name].flatMap(Int.init).flatMap { $0 >= 0 ? $0 : nil } }
    return .init(
      dataSet: self["dataset"], epochs: figure("best_epoch") ?? figure("epochs"),
      addedSynthetic: figure("add_synthetic"), addedNonDigits: figure("add_non_digits"),
      correct: figure("test_correct"), count: figure("test_count"), heldOut: heldOut)
  }

  /// The earlier trainings in a few words; nil where there are none.
  var earlierSummary: String? {
    let words = earlier.trainings.map(\.words)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// How the network came to be, a sentence for each training; empty where the file says nothing of it.
  var story: [String] {
    let known = earlier.trainings + (self["dataset"] == nil ? [] : [training])
    return known.enumerated().map { index, training in
      let start = known.count == 1 ? "Trained" : index == 0 ? "First trained" : "Then trained"
      return "\(start) \(training.words)."
    }
  }
}
