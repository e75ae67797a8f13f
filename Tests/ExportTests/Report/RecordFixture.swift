// Small records to make pages of: pictures of two by two pixels, answers chosen by hand.

import Formats
import IDX
import MLP
import Random
import Storage

@testable import Export

/// A record of examples with these labels, read as these answers, each with a logit of `sureness` against 0.
func record(
  labels: [UInt8], answers: [Int], classNames: [String], sureness: [Float]? = nil, side: Int = 2
) -> EvaluationRecord {
  let classes = classNames.count
  let sureness = sureness ?? answers.map { _ in 3 }
  let logits = zip(answers, sureness).flatMap { answer, sure in (0..<classes).map { $0 == answer ? sure : 0 }
  }
  return record(
    logits: LabeledLogits(classCount: classes, labels: labels, values: logits), classNames: classNames,
    side: side)
}

/// A record of these logits, on pictures of noise.
func record(logits: LabeledLogits, classNames: [String], side: Int = 2) -> EvaluationRecord {
  var generator = SeededGenerator(seed: 1)
  let pixels = side * side
  return EvaluationRecord(
    network: Network(layerSizes: [pixels, 3, classNames.count], using: &generator),
    examples: LabeledImages(
      images: ByteBuffer(
        (0..<logits.count * pixels).map { _ in UInt8(truncatingIfNeeded: generator.next()) }),
      labels: logits.labels, rows: side, columns: side, classCount: classNames.count),
    predictions: Predictions(logits), temperature: 1, classNames: classNames)
}

/// Five examples in three classes: two mistakes, and a class that is never answered.
func threeClasses() -> EvaluationRecord {
  var record = record(
    labels: [0, 0, 1, 1, 2], answers: [0, 0, 1, 0, 1], classNames: ["a", "b", "c"],
    sureness: [1, 2, 3, 4, 5])
  record.dataSet = "Letters"
  record.split = "test"
  record.weights = "letters.safetensors"
  record.version = "0.1.0"
  record.reportCommand = "digits eval --report report.html"
  return record
}
