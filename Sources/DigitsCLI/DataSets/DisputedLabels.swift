// Disputed labels in MNIST's test set, where a network's different answer may be right. Informational: they do not
// change any metric.

import Formats
import IDX
import MLP

/// A label that human reviewers did not confirm.
struct DisputedLabel: Equatable, Sendable {
  /// The image's zero-based index in the test set.
  let image: Int
  let label: Int
  /// The digit chosen by at least three of five reviewers; nil if they chose none or did not agree.
  let seen: Int?

  init(_ image: Int, _ label: Int, seen: Int?) {
    (self.image, self.label, self.seen) = (image, label, seen)
  }

  /// A short citation of the study.
  static let source = "Northcutt, Athalye and Mueller, 2021, arXiv:2103.14749"

  /// The images whose label fewer than three of five reviewers confirmed, among the 100 shown to them because
  /// networks doubted the label.
  ///
  /// Source: Northcutt, Athalye and Mueller, "Pervasive Label Errors in Test Sets Destabilize Machine Learning
  /// Benchmarks", 2021, <https://arxiv.org/abs/2103.14749>, which counts 15; the votes are `mturk/mnist_mturk.json` of
  /// <https://github.com/cleanlab/label-errors>.
  static let ofMNIST = [
    DisputedLabel(947, 8, seen: 9), DisputedLabel(1_621, 0, seen: 6), DisputedLabel(1_901, 9, seen: 4),
    DisputedLabel(2_130, 4, seen: nil), DisputedLabel(2_462, 2, seen: 0), DisputedLabel(2_597, 5, seen: 3),
    DisputedLabel(2_654, 6, seen: nil), DisputedLabel(3_520, 6, seen: nil), DisputedLabel(3_558, 5, seen: 0),
    DisputedLabel(5_937, 5, seen: 3), DisputedLabel(6_651, 0, seen: 6), DisputedLabel(6_783, 1, seen: 6),
    DisputedLabel(8_527, 4, seen: nil), DisputedLabel(9_679, 6, seen: nil), DisputedLabel(9_729, 5, seen: 6),
  ]
}

/// A mistake on a disputed label.
struct DisputedMistake: Equatable, Sendable {
  let dispute: DisputedLabel
  /// The network's answer.
  let answer: Int

  var json: JSON {
    [
      "image": .integer(dispute.image), "label": .integer(dispute.label), "answer": .integer(answer),
      "seen": dispute.seen.map { .integer($0) } ?? nil,
    ]
  }
}

extension OpenDataSet {
  /// The mistakes on disputed labels among `predictions` for `split`. Nil except for MNIST's test set, as disputed
  /// labels are not known for other data.
  func disputedMistakes(of split: Split, in predictions: Predictions) -> [DisputedMistake]? {
    guard let known, known == Catalogue.mnist, split == .test, predictions.count == known.counts[.test] else {
      return nil
    }
    return DisputedLabel.ofMNIST.compactMap { dispute in
      let answer = predictions.answers[dispute.image]
      return answer == dispute.label ? nil : DisputedMistake(dispute: dispute, answer: answer)
    }
  }
}
