// A training run of a given shape, to be checked and timed.

import IDX
import MLP
import Random
import Tensor

/// The network, batch size and engine of a training run.
struct TrainingWork {
  /// Convolutional layers before the dense ones.
  var blocks: [ConvolutionBlock] = []
  /// The number of pixels, then the widths of the dense layers, classes last.
  var layerSizes = [784, 128, 128, 10]
  var batchSize = 128
  let engine: Engine
  let examples: LabeledImages

  /// An unlimited training run.
  ///
  /// - Parameter wholeBatches: whether to leave out the last examples that do not fill a batch, so that all steps are
  ///   alike.
  func trainer(wholeBatches: Bool) -> Trainer {
    let count = wholeBatches ? examples.count / batchSize * batchSize : examples.count
    return trainer(architecture(layerSizes), batchSize: batchSize, count: count, on: engine)
  }

  /// `filters` filters of 5 x 5 and twice as many of 3 x 3, each pooled.
  static func smallConvolutions(filters: Int = 16) -> [ConvolutionBlock] {
    [
      ConvolutionBlock(filters: filters, kernelSize: 5),
      ConvolutionBlock(filters: 2 * filters, kernelSize: 3),
    ]
  }

  /// The blocks, followed by dense layers of these widths.
  private func architecture(_ layerSizes: [Int]) -> Architecture {
    let image = Volume(height: examples.rows, width: examples.columns, channels: 1)
    guard !blocks.isEmpty,
      let network = Architecture(image: image, blocks: blocks, widths: Array(layerSizes.dropFirst()))
    else { return Architecture(layerSizes: layerSizes) }
    return network
  }

  /// Floating-point operations of the products for `count` examples, without Adam, softmax and gathering.
  func operations(examples count: Int) -> Double {
    Double(Layer.trainingOperations(architecture(layerSizes).layers)) * Double(count)
  }

  /// The layers for messages and cells: `784-128-128-10`, `16c5-p-32c3-p-128-10`.
  var name: String {
    let filters = blocks.map { "\($0.filters)c\($0.kernelSize)\($0.isPooled ? "-p" : "")" }
    return (filters + layerSizes.dropFirst(blocks.isEmpty ? 0 : 1).map(String.init)).joined(separator: "-")
  }

  private func trainer(_ architecture: Architecture, batchSize: Int, count: Int, on engine: Engine) -> Trainer
  {
    var generator = SeededGenerator(seed: 1)
    let network = Network(architecture, using: &generator)
    var options = TrainingOptions()
    options.epochs = 1 << 20
    options.batchSize = batchSize
    options.learningRate = Self.learningRate
    options.schedule = .constant
    return Trainer(network, on: examples, selection: Array(0..<count), options: options, engine: engine)
  }

  /// Small enough that training never diverges, however long it is timed.
  private static let learningRate = 0.0005
}

extension TrainingWork {
  /// The number of training steps that are compared with the reference.
  private static let checkedSteps = 3
  /// The allowed relative difference of losses from the reference. Sums of up to 784 terms, each rounded to 2⁻²⁴, are
  /// within 5e-5 of the exact sum in the worst case and within 2e-6 if roundings are random; three layers and three
  /// steps may accumulate ten times that.
  private static let lossTolerance = 2e-5

  /// Compares each product of each layer with its reference. Without convolutions, also compares a small training run
  /// with as many dense layers with the same in Double; with several threads, also its parameters with those from one
  /// thread, bit for bit.
  func check(_ checks: inout Checks) throws {
    for layer in architecture(layerSizes).layers.compactMap(\.convolution) {
      let alone = Layer.chain(
        image: layer.input,
        [
          ConvolutionBlock(
            filters: layer.filters, kernelSize: layer.kernelSize, padding: layer.padding,
            isPooled: layer.isPooled)
        ], dense: [1])[0].convolution!
      var operands = ConvolutionOperands(alone, batch: 3)
      operands.check(on: engine, &checks)
    }
    var seen: Set<[Int]> = []
    let dense = [architecture(layerSizes).denseInputs] + layerSizes.dropFirst()
    for (inputs, outputs) in zip(dense, dense.dropFirst()) {
      guard seen.insert([inputs, outputs]).inserted else { continue }
      var operands = LayerOperands(batch: batchSize, inputs: inputs, outputs: outputs)
      for pass in DensePass.allCases { operands.check(pass, on: engine, &checks) }
    }
    let sizes = [layerSizes[0]] + layerSizes.dropFirst().map { min($0, 256) }
    let count = min(batchSize, 40)
    if blocks.isEmpty { try checkLosses(sizes, count, &checks) }
    if engine.threads > 1 { try checkThreads(sizes, count, &checks) }
  }

  private func checkLosses(_ sizes: [Int], _ count: Int, _ checks: inout Checks) throws {
    // One batch is a whole epoch, so the order of the examples does not matter.
    var fast = trainer(architecture(sizes), batchSize: count, count: count, on: engine)
    var slow = ReferenceTraining(of: fast.network)
    let scale = Double(Network.inputScale)
    let pixels = (0..<count).flatMap { examples.image(at: $0).array.map { Double($0) * scale } }
    let labels = Array(examples.labels.prefix(count))
    var fastLosses: [Float] = []
    var slowLosses: [Double] = []
    for _ in 0..<Self.checkedSteps {
      fastLosses.append(Float(try fast.next()!.lossSum / Double(count)))
      slowLosses.append(slow.step(pixels, labels: labels, learningRate: Self.learningRate))
    }
    checks.compare(
      fastLosses, with: slowLosses, within: slowLosses.map { $0 * Self.lossTolerance },
      "losses of \(sizes) at batch \(count)")
  }

  private func checkThreads(_ sizes: [Int], _ count: Int, _ checks: inout Checks) throws {
    let alone = Engine(threads: 1, instructionSet: engine.instructionSet)
    var networks: [Network] = []
    for engine in [alone, engine] {
      var trainer = trainer(architecture(sizes), batchSize: count, count: 4 * count, on: engine)
      for _ in 0..<4 { _ = try trainer.next() }
      networks.append(trainer.network)
    }
    checks.expect(
      networks[0].parameters == networks[1].parameters,
      "\(sizes) trained on \(engine.threads) threads differs from the same on one")
  }
}
