// The results of `digits eval --corrupt`: the correct predictions for each corruption and strength, and their means.
// CorruptionMeasurement.swift counts them, CorruptionTable.swift formats them.

import Augmentation
import Formats

/// A network's accuracy on corrupted images of a data set.
struct CorruptionResults {
  /// One type of corruption.
  struct Row {
    let kind: Corruption
    /// The number of correct predictions at each strength.
    let correct: [Int]
    /// The sample at each strength, with its predicted class.
    let samples: [Sample]
  }

  /// A corrupted image as the network received it.
  struct Sample {
    let pixels: [UInt8]
    let answer: Int
  }

  /// The number of images for each corruption and strength.
  let count: Int
  /// The index of the image in the samples.
  let sample: Int
  let rows: [Row]

  /// The accuracy at each strength of a corruption.
  func accuracies(of row: Row) -> [Double] { row.correct.map { Double($0) / Double(count) } }

  /// The mean accuracy over all corruptions at each strength.
  var means: [Double] {
    Corruption.strengths.map { strength in rows.map { accuracies(of: $0)[strength - 1] }.mean }
  }

  /// The mean accuracy over all corruptions and strengths.
  var mean: Double { means.mean }

  var json: JSON {
    .object([
      ("mean_accuracy", .number(mean)),
      ("accuracies", .array(means.map { .number($0) })),
      (
        "kinds",
        .array(
          rows.map { row in
            let accuracies = accuracies(of: row)
            return .object([
              ("name", .string(row.kind.rawValue)),
              ("mean_accuracy", .number(accuracies.mean)),
              ("accuracies", .array(accuracies.map { .number($0) })),
            ])
          })
      ),
    ])
  }
}

extension [Double] {
  /// The arithmetic mean; NaN if there are no values.
  var mean: Double { reduce(0, +) / Double(count) }
}
