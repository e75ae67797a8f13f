// Per-epoch metrics of a training, as one JSON metadata entry of a weights file with a list per metric. Contains no
// times (see ModelHistory). Parses untrusted text.

import Formats
import MLP
import Terminal

/// The metrics of each epoch of a training, in order.
struct TrainingHistory: Equatable, Sendable {
  /// The metrics of one epoch; nil if not measured.
  struct Epoch: Equatable, Sendable {
    /// The mean training loss, in nats.
    var loss: Float?
    /// The accuracy on the training images, in 0 ... 1.
    var accuracy: Float?
    /// The mean loss on the held-out images, in nats.
    var validationLoss: Float?
    /// The accuracy on the held-out images, in 0 ... 1.
    var validationAccuracy: Float?
    /// The learning rate of the epoch's last step.
    var learningRate: Float?
  }

  let epochs: [Epoch]

  /// The metrics of these epochs, without their times.
  init(_ epochs: [EpochFigures]) {
    self.epochs = epochs.map { figures in
      Epoch(
        loss: Float(figures.loss), accuracy: figures.accuracy.map { Float($0) },
        validationLoss: figures.validationLoss.map { Float($0) },
        validationAccuracy: figures.validationAccuracy.map { Float($0) },
        learningRate: Float(figures.learningRate))
    }
  }

  /// Parses the format of `text`, from an untrusted source; nil if it is not a history.
  ///
  /// Unknown members are ignored. At least one list is required, and each list has a number in its range, or null,
  /// for each epoch.
  init?(text: String) {
    guard let members = try? JSONReader.object(in: Array(text.utf8)) else { return nil }
    var read: [Epoch]?
    for column in Self.columns {
      guard let value = members[column.name] else { continue }
      guard case .array(let elements) = value else { return nil }
      var epochs = read ?? elements.map { _ in Epoch() }
      guard elements.count == epochs.count else { return nil }
      for (index, element) in elements.enumerated() where element != .null {
        guard let figure = element.float, column.range.contains(figure) else { return nil }
        epochs[index][keyPath: column.field] = figure
      }
      read = epochs
    }
    guard let read, !read.isEmpty else { return nil }
    epochs = read
  }

  /// `{"loss":[0.57,0.38],"accuracy":[0.91,0.97],"learning_rate":[0.006,0.0001]}`: each value with the fewest digits
  /// that parse to the same Float. Metrics that no epoch has are omitted.
  var text: String {
    let members = Self.columns.compactMap { column -> (String, JSON)? in
      let figures = epochs.map { $0[keyPath: column.field] }
      guard figures.contains(where: { $0 != nil }) else { return nil }
      return (column.name, .array(figures.map { figure in figure.map { .float($0) } ?? nil }))
    }
    return JSON.object(members).description
  }

  /// A short summary: `3 epochs: loss 0.5744 to 0.3253, accuracy 91.48 % to 99.14 %`.
  var summary: String {
    func course(_ name: String, _ field: KeyPath<Epoch, Float?>, _ text: (Double) -> String) -> String? {
      guard let first = epochs.first?[keyPath: field], let last = epochs.last?[keyPath: field] else {
        return nil
      }
      let start = epochs.count > 1 ? "\(text(Double(first))) to " : ""
      return "\(name) \(start)\(text(Double(last)))"
    }
    let courses = [
      course("loss", \.loss) { NumberFormat.fixed($0, places: 4) },
      course("accuracy", \.accuracy) { NumberFormat.percent($0) },
      course("validation", \.validationAccuracy) { NumberFormat.percent($0) },
    ].compactMap { $0 }
    let count = NumberFormat.counted(epochs.count, "epoch")
    return courses.isEmpty ? count : "\(count): \(courses.joined(separator: ", "))"
  }

  private typealias Column = (
    name: String, field: WritableKeyPath<Epoch, Float?>, range: ClosedRange<Float>
  )

  private static var columns: [Column] {
    let anyFinite = 0...Float.greatestFiniteMagnitude
    return [
      ("loss", \.loss, anyFinite),
      ("accuracy", \.accuracy, 0...1),
      ("validation_loss", \.validationLoss, anyFinite),
      ("validation_accuracy", \.validationAccuracy, 0...1),
      ("learning_rate", \.learningRate, anyFinite),
    ]
  }
}

extension JSONValue {
  /// The nearest Float, which may be infinite; nil if this is not a number.
  fileprivate var float: Float? {
    switch self {
    case .integer(let value): Float(value)
    case .number(let value): Float(value)
    default: nil
    }
  }
}
