// What `digits eval --corrupt` found out: the right answers of each kind of damage and strength, and their means.
// CorruptionMeasurement.swift counts them, CorruptionTable.swift sets them in columns.

import Augmentation
import Formats

/// How well a network reads the images of a data set when they are damaged.
struct CorruptionResults {
  /// One kind of damage.
  struct Row {
    let kind: Corruption
    /// How many images were read right at each strength.
    let correct: [Int]
    /// The sample at each strength, and the class that it was read as.
    let samples: [Sample]
  }

  /// One image, damaged, as the network saw it.
  struct Sample {
    let pixels: [UInt8]
    let answer: Int
  }

  /// How many images were read at each strength of each kind.
  let count: Int
  /// The number of the image that the samples are of.
  let sample: Int
  let rows: [Row]

  /// The share read right at each strength of a kind.
  func accuracies(of row: Row) -> [Double] { row.correct.map { Double($0) / Double(count) } }

  /// The mean of all kinds at each strength.
  var means: [Double] {
    Corruption.strengths.map { strength in rows.map { accuracies(of: $0)[strength - 1] }.mean }
  }

  /// The mean of all kinds and strengths.
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
  /// The sum divided by the count; not a number where there are none.
  var mean: Double { reduce(0, +) / Double(count) }
}
