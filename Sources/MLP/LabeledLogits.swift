// The logits of labelled examples, from which evaluation and calibration are computed without running the network
// again.

import IDX
import Tensor

/// The logits of N labelled examples in C classes.
public struct LabeledLogits: Sendable, Equatable {
  /// C, the number of classes.
  public let classCount: Int
  /// y [N], each less than C.
  public let labels: [UInt8]
  /// z [N, C], row-major; may contain infinities and NaN.
  public let values: [Float]

  /// N, the number of examples.
  public var count: Int { labels.count }

  /// Logits computed elsewhere; traps unless there are `classCount` for each label and every label is less than
  /// `classCount`.
  public init(classCount: Int, labels: [UInt8], values: [Float]) {
    precondition(
      values.count == labels.count * classCount && labels.allSatisfy { $0 < classCount },
      "\(values.count) logits do not belong to \(labels.count) labels in \(classCount) classes")
    self.classCount = classCount
    self.labels = labels
    self.values = values
  }

  /// These examples followed by `others`; traps if the class counts differ.
  public func followed(by others: LabeledLogits) -> LabeledLogits {
    LabeledLogits(classCount: classCount, labels: labels + others.labels, values: values + others.values)
  }

  /// The batch size of inference. Measured with 800 and 400 hidden units: 128 is as fast, 500 is a fifth slower.
  public static let batchSize = 200

  /// Runs `network` on the examples of `selection`, or on all of them, in order.
  public init(
    of network: Network, on examples: LabeledImages, selection: [Int]? = nil, engine: Engine,
    batchSize: Int = LabeledLogits.batchSize
  ) {
    self.init(
      of: network, on: examples, selection: selection, engine: engine, batchSize: batchSize,
      beforeEachBatch: {})
  }

  /// Runs `network` as above, calling `beforeEachBatch`, which can cancel by throwing. With a `variation`, examples are
  /// augmented.
  public init<Failure: Error>(
    of network: Network, on examples: LabeledImages, selection: [Int]? = nil, engine: Engine,
    batchSize: Int = LabeledLogits.batchSize, varied variation: InputVariation? = nil,
    beforeEachBatch: () throws(Failure) -> Void
  ) throws(Failure) {
    let selection = selection ?? Array(0..<examples.count)
    var values: [Float] = []
    values.reserveCapacity(selection.count * network.classCount)
    var batch = network.inputs(rows: min(batchSize, selection.count))
    var outputs = network.outputs(rows: batch.capacity)
    for start in stride(from: 0, to: selection.count, by: batchSize) {
      try beforeEachBatch()
      let chosen = Array(selection[start..<min(start + batchSize, selection.count)])
      if let variation {
        engine.load(chosen, of: examples, varied: variation, into: &batch)
      } else {
        examples.images.withSpan { pixels in
          engine.gather(chosen.span, of: pixels, scale: Network.inputScale, into: &batch)
        }
      }
      values += network.logits(of: batch, on: engine, through: &outputs).elements
    }
    self.init(
      classCount: network.classCount, labels: selection.map { examples.labels[$0] }, values: values)
  }
}
