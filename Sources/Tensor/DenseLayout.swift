// The layout of each dense layer's weights and biases in one flat parameter vector. Everywhere else weights are
// [outputs, inputs]; only this file knows how they are stored.

import Kernels

/// The place of one dense layer's parameters in a flat vector.
///
/// Weights are stored as the kernels need them: in panels of 32 outputs, each [inputs, 32] row-major, padded with zeros
/// past the last output. The padding stays zero. The forward pass, the gradient and Adam all read a panel sequentially,
/// and nothing is repacked between them. With a receptive field, a panel holds only the weights of its window; the
/// others are always zero and are not stored.
public struct DenseLayout: Sendable, Equatable {
  /// I, the number of inputs.
  public let inputs: Int
  /// O, the number of outputs.
  public let outputs: Int
  /// The windows of the input image that the units see; nil if every unit sees all inputs.
  public let receptiveField: ReceptiveField?
  /// The offset of the weights in the flat vector.
  let weightsStart: Int

  /// The number of panels of 32 outputs.
  var panels: Int { (outputs + panelWidth - 1) / panelWidth }
  /// The number of runs of consecutive inputs that a panel's units see. Their weights are contiguous in the panel.
  var runs: Int { receptiveField?.side ?? 1 }
  /// The number of inputs in a run.
  var runLength: Int { receptiveField?.side ?? inputs }
  /// The distance in inputs from the start of one run to the next.
  var runStep: Int { receptiveField?.imageWidth ?? inputs }
  /// The number of inputs that a unit sees, which is the number of rows of a panel.
  public var inputsSeen: Int { runs * runLength }
  /// Floats of one panel of weights.
  var panelCount: Int { inputsSeen * panelWidth }
  /// The offset of the biases: [outputs], padded with zeros to whole panels.
  var biasStart: Int { weightsStart + panels * panelCount }
  /// Floats of the layer in the flat vector, padding included.
  var vectorCount: Int { end - weightsStart }
  /// The offset of the next layer.
  var end: Int { biasStart + panels * panelWidth }

  /// The first input that a panel's units see.
  func firstInput(ofPanel panel: Int) -> Int { receptiveField?.firstInput(ofPanel: panel) ?? 0 }

  /// The inputs that `output` sees, as ascending ranges.
  public func inputs(seenBy output: Int) -> [Range<Int>] {
    precondition(0..<outputs ~= output, "output \(output) is outside a layer of \(outputs)")
    let first = firstInput(ofPanel: output / panelWidth)
    return (0..<runs).map { run in first + run * runStep..<first + run * runStep + runLength }
  }

  /// The index in the flat vector of the weight from `input` to `output`. Traps if the output does not see the input.
  public func weightIndex(output: Int, input: Int) -> Int {
    precondition(
      output >= 0 && output < outputs && input >= 0 && input < inputs,
      "weight (\(output), \(input)) is outside a layer of \(outputs) x \(inputs)")
    let panel = output / panelWidth
    let (run, place) = (input - firstInput(ofPanel: panel)).quotientAndRemainder(dividingBy: runStep)
    precondition(
      0..<runs ~= run && 0..<runLength ~= place, "output \(output) does not see input \(input)")
    return weightsStart + panel * panelCount + (run * runLength + place) * panelWidth + output % panelWidth
  }

  /// The index in the flat vector of the bias of `output`.
  public func biasIndex(output: Int) -> Int {
    precondition(output >= 0 && output < outputs, "bias \(output) is outside a layer of \(outputs)")
    return biasStart + output
  }

  /// The number of parameters without padding: O · I + O, or fewer with a receptive field.
  public var parameterCount: Int { outputs * inputsSeen + outputs }
}

extension DenseLayout {
  /// The layers of a network with these widths, inputs first and outputs last, contiguous in the flat vector from
  /// `start`. `receptiveField` applies to the first layer.
  ///
  /// Traps if there are fewer than two widths, if a width is not positive, or if the receptive field is for another
  /// number of inputs.
  public static func chain(
    _ sizes: [Int], receptiveField: ReceptiveField? = nil, startingAt start: Int = 0
  ) -> [DenseLayout] {
    precondition(sizes.count >= 2, "a network needs inputs and outputs, not \(sizes)")
    precondition(sizes.allSatisfy { $0 > 0 }, "a layer needs at least 1 unit, not \(sizes)")
    if let field = receptiveField {
      precondition(
        field.imageWidth * field.imageHeight == sizes[0],
        "windows of images of \(field.imageWidth) x \(field.imageHeight) were given \(sizes[0]) inputs")
    }
    var layers: [DenseLayout] = []
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      layers.append(
        DenseLayout(
          inputs: inputs, outputs: outputs, receptiveField: layers.isEmpty ? receptiveField : nil,
          weightsStart: layers.last?.end ?? start))
    }
    return layers
  }

  /// The length of the flat vector that these layers share.
  public static func vectorCount(_ layers: [DenseLayout]) -> Int { layers.last?.end ?? 0 }
}
