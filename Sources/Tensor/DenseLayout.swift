// Where the weights and biases of each dense layer lie in one flat vector of parameters.
// To everyone outside, weights are [outputs, inputs]; how they are stored is this file's business alone.

import Kernels

/// The place of one dense layer's parameters in a flat vector.
///
/// Weights are kept as the kernels want them: in panels of 32 outputs, each [inputs, 32] row-major, the outputs
/// past the last filled with zeros, which stay zero. Forward pass, gradient and Adam all walk such a panel in one
/// stream, and nothing is repacked between them.
public struct DenseLayout: Sendable, Equatable {
  /// I, the number of inputs.
  public let inputs: Int
  /// O, the number of outputs.
  public let outputs: Int
  /// Where the weights begin in the flat vector.
  let weightsStart: Int

  /// Panels of outputs.
  var panels: Int { (outputs + panelWidth - 1) / panelWidth }
  /// Floats of one panel of weights.
  var panelCount: Int { inputs * panelWidth }
  /// Where the biases begin: [outputs] of them, filled with zeros to whole panels.
  var biasStart: Int { weightsStart + panels * panelCount }
  /// Where the next layer begins.
  var end: Int { biasStart + panels * panelWidth }

  /// Where in the flat vector the weight from `input` to `output` is.
  public func weightIndex(output: Int, input: Int) -> Int {
    precondition(
      output >= 0 && output < outputs && input >= 0 && input < inputs,
      "weight (\(output), \(input)) is outside a layer of \(outputs) x \(inputs)")
    return weightsStart + (output / panelWidth * inputs + input) * panelWidth + output % panelWidth
  }

  /// Where in the flat vector the bias of `output` is.
  public func biasIndex(output: Int) -> Int {
    precondition(output >= 0 && output < outputs, "bias \(output) is outside a layer of \(outputs)")
    return biasStart + output
  }

  /// The number of parameters, fillers not counted: O · I + O.
  public var parameterCount: Int { outputs * inputs + outputs }
}

extension DenseLayout {
  /// The layers of a network with these widths, inputs first and outputs last, one after the other.
  ///
  /// Traps when there are fewer than two widths or one is not positive.
  public static func chain(_ sizes: [Int]) -> [DenseLayout] {
    precondition(sizes.count >= 2, "a network needs inputs and outputs, not \(sizes)")
    precondition(sizes.allSatisfy { $0 > 0 }, "a layer needs at least 1 unit, not \(sizes)")
    var layers: [DenseLayout] = []
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      layers.append(
        DenseLayout(inputs: inputs, outputs: outputs, weightsStart: layers.last?.end ?? 0))
    }
    return layers
  }

  /// Multiplications and additions of training these layers on one example: two for each weight in the forward pass,
  /// two in the weight gradient and two in the input gradient, which the first layer does not need.
  ///
  /// That is 6 x weights but for the first layer's 4. Biases, softmax and Adam are not counted: they are the overhead.
  public static func trainingOperations(_ layers: [DenseLayout]) -> Int {
    layers.enumerated().reduce(0) { sum, layer in
      sum + layer.element.inputs * layer.element.outputs * (layer.offset == 0 ? 4 : 6)
    }
  }

  /// The length of the flat vector that these layers share.
  public static func vectorCount(_ layers: [DenseLayout]) -> Int { layers.last?.end ?? 0 }
}
