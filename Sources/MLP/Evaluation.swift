// Evaluates a network on labelled examples.

import IDX
import Tensor

/// The performance of a network on a set of labelled examples.
public struct Evaluation: Sendable, Equatable {
  /// The mean cross-entropy, in nats; NaN if there are no examples.
  public let loss: Double
  /// The confusion matrix [classes][classes]: counts by label (row) and predicted class (column).
  public let confusion: [[Int]]

  /// Evaluates `network` on the examples of `selection`, or on all of them.
  public init(
    of network: Network, on examples: LabeledImages, selection: [Int]? = nil, engine: Engine,
    batchSize: Int = LabeledLogits.batchSize
  ) {
    self.init(
      Predictions(
        LabeledLogits(
          of: network, on: examples, selection: selection, engine: engine, batchSize: batchSize)))
  }

  /// Evaluates `predictions`.
  public init(_ predictions: Predictions) {
    let classes = predictions.classCount
    var confusion = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (label, answer) in zip(predictions.labels, predictions.answers) {
      confusion[Int(label)][answer] += 1
    }
    let loss = predictions.losses.reduce(0, +) / Double(predictions.count)
    self.init(loss: loss, confusion: confusion)
  }

  /// An evaluation with this loss and confusion matrix.
  init(loss: Double, confusion: [[Int]]) {
    self.loss = loss
    self.confusion = confusion
  }
}

extension Evaluation {
  /// The number of examples.
  public var count: Int { confusion.joined().reduce(0, +) }
  /// The number of correct predictions.
  public var correct: Int { confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }
  /// The fraction of correct predictions, 0 ... 1; NaN if there are no examples.
  public var accuracy: Double { Double(correct) / Double(count) }
  /// The standard error of `accuracy`; see `Proportion`.
  public var standardError: Double { Proportion(right: correct, of: count).standardError }

  /// Precision, recall and F1 of each class, in order.
  public var classes: [ClassFigures] {
    confusion.indices.map { label in
      ClassFigures(
        hits: confusion[label][label], predicted: confusion.reduce(0) { $0 + $1[label] },
        support: confusion[label].reduce(0, +))
    }
  }

  /// The unweighted mean over classes, leaving out classes that are neither a label nor a prediction here, as in
  /// scikit-learn.
  public var macroAverage: AveragedFigures {
    let weights = confusion.indices.map { label in
      confusion[label].contains { $0 > 0 } || confusion.contains { $0[label] > 0 } ? 1.0 : 0
    }
    return AveragedFigures(classes, weights: weights)
  }

  /// The mean over classes, weighted by their number of examples.
  public var weightedAverage: AveragedFigures {
    AveragedFigures(classes, weights: classes.map { Double($0.support) })
  }
}

/// The metrics of one class. A metric whose denominator is zero is 0, as in scikit-learn.
public struct ClassFigures: Sendable, Equatable {
  /// The fraction of the predictions of this class that are correct.
  public let precision: Double
  /// The fraction of the examples of this class that are predicted correctly.
  public let recall: Double
  /// The harmonic mean of precision and recall.
  public let f1: Double
  /// The number of examples of this class.
  public let support: Int

  init(hits: Int, predicted: Int, support: Int) {
    precision = predicted == 0 ? 0 : Double(hits) / Double(predicted)
    recall = support == 0 ? 0 : Double(hits) / Double(support)
    f1 = predicted + support == 0 ? 0 : 2 * Double(hits) / Double(predicted + support)
    self.support = support
  }
}

/// Means of precision, recall and F1 over classes.
public struct AveragedFigures: Sendable, Equatable {
  public let precision: Double
  public let recall: Double
  public let f1: Double

  init(_ classes: [ClassFigures], weights: [Double]) {
    let total = weights.reduce(0, +)
    func mean(_ figure: KeyPath<ClassFigures, Double>) -> Double {
      total == 0 ? 0 : zip(classes, weights).reduce(0) { $0 + $1.0[keyPath: figure] * $1.1 } / total
    }
    precision = mean(\.precision)
    recall = mean(\.recall)
    f1 = mean(\.f1)
  }
}
