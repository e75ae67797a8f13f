// The sections on the network and on where it is from, and the headline's temperature.

import IDX
import MLP
import Random
import Storage
import Tensor
import Testing

@testable import Export

@Suite struct NetworkSectionTests {
  /// The record of a network on one picture of height x width pixels.
  private func record(of network: Network, height: Int, width: Int) -> EvaluationRecord {
    EvaluationRecord(
      network: network,
      examples: LabeledImages(
        images: ByteBuffer([UInt8](repeating: 1, count: height * width)), labels: [0], rows: height,
        columns: width, classCount: network.classCount),
      predictions: Predictions(
        LabeledLogits(
          classCount: network.classCount, labels: [0],
          values: [Float](repeating: 0, count: network.classCount))),
      temperature: 1, classNames: (0..<network.classCount).map { "c\($0)" })
  }

  private func html(of network: Network, height: Int, width: Int) -> String {
    record(of: network, height: height, width: width).networkSection(
      WeightPictures(of: network, rows: height, columns: width)
    ).source
  }

  @Test func `says the layers of a perceptron`() {
    var generator = SeededGenerator(seed: 1)
    let field = ReceptiveField(side: 2, imageWidth: 3, imageHeight: 4)
    let network = Network(layerSizes: [12, 5, 2], receptiveField: field, using: &generator)
    let html = html(of: network, height: 4, width: 3)
    for row in [
      "dense, ReLU</th><td>12 → 5, windows of 2 × 2</td><td>25</td>",
      "dense, softmax</th><td>5 → 2</td><td>12</td>", "total</th><td></td><td>37</td>",
    ] {
      #expect(html.contains("<tr><th scope=\"row\">\(row)</tr>"), "\(row)")
    }
  }

  @Test func `says the layers of a convolutional network`() throws {
    var generator = SeededGenerator(seed: 1)
    let blocks = [
      ConvolutionBlock(filters: 3, kernelSize: 3),
      ConvolutionBlock(filters: 2, kernelSize: 1, isPooled: false),
    ]
    let architecture = try #require(
      Architecture(image: Volume(height: 6, width: 8, channels: 1), blocks: blocks, widths: [4, 2]))
    let html = html(of: Network(architecture, using: &generator), height: 6, width: 8)
    for row in [
      "3 × 3, ReLU, pool</th><td>2 × 3 × 3</td><td>30</td>", "1 × 1, ReLU</th><td>2 × 3 × 2</td><td>8</td>",
      "dense, ReLU</th><td>12 → 4</td><td>52</td>", "dense, softmax</th><td>4 → 2</td><td>10</td>",
      "total</th><td></td><td>100</td>",
    ] {
      #expect(html.contains("<tr><th scope=\"row\">\(row)</tr>"), "\(row)")
    }
  }

  @Test(arguments: [
    (1, "<p>The 1 unit, each"), (64, "<p>The 64 units, each"), (65, "<p>The 64 strongest of 65 units, each"),
  ])
  func `says how many units are shown`(count: Int, words: String) {
    var generator = SeededGenerator(seed: 1)
    let html = html(of: Network(layerSizes: [2, count, 2], using: &generator), height: 1, width: 2)
    #expect(html.contains(words))
  }
}

@Suite struct OriginTests {
  @Test(
    arguments: [
      ([], ""), ([("from", "none")], ""), ([("from", "old.safetensors")], ", from the same old.safetensors"),
      ([("seed", "1"), ("from", "a&b")], ", from the same a&amp;b"),
    ] as [([(name: String, text: String)], String)])
  func `names the weights that training started from`(
    metadata: [(name: String, text: String)], words: String
  ) {
    var record = threeClasses()
    record.trainingCommand = "digits train"
    record.metadata = metadata
    let html = record.originSection.source
    #expect(html.contains("version and instruction set\(words), whatever the number of threads:</p>"))
    #expect(html.contains("<code>digits train</code>"))
    #expect(html.contains("Metadata of the weights file") == !metadata.isEmpty)
  }

  @Test func `says that nothing is known`() {
    #expect(threeClasses().originSection.source.contains("does not record how it was made."))
  }

  @Test(
    arguments: [(1, "percentage points</dd>"), (1.5, "percentage points, at temperature 1.500</dd>")]
      as [(Float, String)])
  func `the headline says a temperature that changes something`(temperature: Float, words: String) {
    let plain = threeClasses()
    let record = EvaluationRecord(
      network: plain.network, examples: plain.examples, predictions: plain.predictions,
      temperature: temperature, classNames: plain.classNames)
    #expect(record.headline.source.contains(words))
  }

  @Test func `figures are counted as English counts`() {
    #expect(
      [0, 1, 2, 1000].map { $0.counted("image") } == ["0 images", "1 image", "2 images", "1,000 images"])
    #expect([Double.nan, .infinity].map { $0.percent() } == ["–", "–"])
    #expect([Double.nan, -.infinity].map { $0.fixed(2) } == ["–", "–"])
  }
}
