// One training of given shape, ready to be checked and timed: what the tables of epochs and of growth vary.

import IDX
import MLP
import Random
import Tensor

/// A network, a batch size and an engine.
struct TrainingWork {
  /// Convolutional layers before the dense ones.
  var blocks: [ConvolutionBlock] = []
  /// The widths of the dense layers, before them the pixels; classes included.
  var layerSizes = [784, 128, 128, 10]
  var batchSize = 128
  let engine: Engine
  let examples: LabeledImages

  /// A training that goes on for as long as it is asked to.
  ///
  /// - Parameter wholeBatches: leaves out the last examples where they do not fill a batch, so that all steps are
  ///   alike.
  func trainer(wholeBatches: Bool) -> Trainer {
    let count = wholeBatches ? examples.count / batchSize * batchSize : examples.count
    return trainer(architecture(layerSizes), batchSize: batchSize, count: count, on: engine)
  }

  /// 16 filters of 5 x 5 and twice as many of 3 x 3, each pooled, or as many times more as `filters` is than 16.
  static func smallConvolutions(filters: Int = 16) -> [ConvolutionBlock] {
    [
      ConvolutionBlock(filters: filters, kernelSize: 5),
      ConvolutionBlock(filters: 2 * filters, kernelSize: 3),
    ]
  }

  /// The blocks, and dense layers of such widths.
  private func architecture(_ layerSizes: [Int]) -> Architecture {
    let image = Volume(height: examples.rows, width: examples.columns, channels: 1)
    guard !blocks.isEmpty,
      let network = Architecture(image: image, blocks: blocks, widths: Array(layerSizes.dropFirst()))
    else { return Architecture(layerSizes: layerSizes) }
    return network
  }

  /// Multiplications and additions of the products for `count` examples; Adam, softmax and the gathering of batches
  /// are the overhead.
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

  /// Small enough that no loss grows without end, however long it is timed for.
  private static let learningRate = 0.0005
}

extension TrainingWork {
  /// Steps of a small training that are compared with the twin's.
  private static let checkedSteps = 3
  /// How far losses may be from the twin's, relatively. Sums of up to 784 terms, rounded to 2⁻²⁴ each, are within
  /// 5e-5 of the exact ones at the worst and within 2e-6 when roundings are random; three layers and three steps
  /// may add up ten times that.
  private static let lossTolerance = 2e-5

  /// Holds each product of each layer against its twin, and the course of a small training with the same number
  /// of dense layers against a training in Double; with several threads, that training's bits against one thread's.
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
    // One batch is the whole epoch, so the order in which examples are drawn does not matter.
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
