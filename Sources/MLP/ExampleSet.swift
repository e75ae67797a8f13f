// Examples to train on or to be measured by: pictures as bytes, each with its label.

import Storage

/// Labelled examples: N pictures of `featureCount` bytes each, kept where they are, and N labels.
public struct ExampleSet: Sendable {
  /// N x `featureCount` bytes, example after example.
  public let pixels: ByteBuffer
  /// The [N] labels, each in 0 ..< `classCount`.
  public let labels: [UInt8]
  /// Bytes of an example; 784 for 28 x 28 pixels.
  public let featureCount: Int
  /// The number of classes, 1 ... 256.
  public let classCount: Int

  /// What a byte is multiplied by on its way into the network: inputs are in 0 ... 1.
  public static let inputScale: Float = 1 / 255

  /// Traps when the pictures' bytes, the labels and the counts do not agree; whoever reads files checks first.
  public init(pixels: ByteBuffer, labels: [UInt8], featureCount: Int, classCount: Int) {
    precondition(
      featureCount > 0 && pixels.count == labels.count * featureCount,
      "\(labels.count) examples of \(featureCount) bytes do not make \(pixels.count) bytes")
    precondition(
      (1...256).contains(classCount) && labels.allSatisfy { $0 < classCount },
      "a label is outside \(classCount) classes")
    self.pixels = pixels
    self.labels = labels
    self.featureCount = featureCount
    self.classCount = classCount
  }

  /// The number of examples.
  public var count: Int { labels.count }
}
