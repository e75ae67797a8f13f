// Networks of the same layers made into one, whose logits are the mean of theirs. How they come to differ is not said
// here; see EnsembleTrainer.

import Tensor

extension Network {
  /// The network that answers with the mean of the members' logits, for any number of networks of the same layers;
  /// a single one is itself.
  ///
  /// Networks that began differently make different mistakes, and their mean makes fewer. It is a multilayer perceptron
  /// as they are: hidden layers lie side by side, all see the same inputs, no unit sees one of another member (that
  /// weight is 0), and the last layer adds up what the members say, divided by their number. So it is read, run and
  /// exported like every other. Its weights are those of all members and the zeros between them: of two hidden layers
  /// that follow one another it has the square of the number of members times as many.
  /// Sources: Hansen and Salamon, "Neural Network Ensembles", 1990, <https://doi.org/10.1109/34.58871>;
  /// Lakshminarayanan, Pritzel and Blundell, "Simple and Scalable Predictive Uncertainty Estimation using Deep
  /// Ensembles", 2017, <https://arxiv.org/abs/1612.01474>.
  ///
  /// Traps when there is no member, when their layers differ, and at the limits of `LayerTensors`.
  public init(ensembleOf members: [Network]) {
    precondition(
      !members.isEmpty && members.allSatisfy { $0.layers == members[0].layers },
      "networks of \(members.map(\.layerSizes)) are no ensemble")
    guard members.count > 1 else {
      self = members[0]
      return
    }
    let tensors = members.map(\.tensors)
    let sizes = Self.ensembleSizes(members[0].layerSizes, members: members.count)
    let layers = members[0].layers.indices.map { layer in
      LayerTensors.Layer(ensembleOf: tensors, layer: layer, inputs: sizes[layer], outputs: sizes[layer + 1])
    }
    self.init(LayerTensors(sizes: sizes, layers: layers))
  }

  /// The layers of an ensemble of so many perceptrons like this one.
  func layersOfEnsemble(of members: Int) -> [Layer] {
    Layer.chain(Self.ensembleSizes(layerSizes, members: members))
  }

  /// The widths of an ensemble of networks of these widths: hidden layers are as much wider as there are members.
  public static func ensembleSizes(_ sizes: [Int], members: Int) -> [Int] {
    sizes.enumerated().map { index, size in index == 0 || index == sizes.count - 1 ? size : size * members }
  }
}

extension LayerTensors.Layer {
  /// The members' layers with this number, counted from 0, as one of `inputs` to `outputs`.
  fileprivate init(ensembleOf members: [LayerTensors], layer: Int, inputs: Int, outputs: Int) {
    let isLast = layer == members[0].layers.count - 1
    let (ownInputs, ownOutputs) = (members[0].sizes[layer], members[0].sizes[layer + 1])
    // What the members have of their own is side by side, what they share in one place: pixels, and the sums at the end.
    let (inputStep, outputStep) = (layer == 0 ? 0 : ownInputs, isLast ? 0 : ownOutputs)
    let share = isLast ? 1 / Float(members.count) : 1
    var weights = [Float](repeating: 0, count: outputs * inputs)
    var biases = [Float](repeating: 0, count: outputs)
    for (member, tensors) in members.enumerated() {
      let own = tensors.layers[layer]
      own.weight.withSpan { ownWeights in
        own.bias.withSpan { ownBiases in
          for output in 0..<ownOutputs {
            let row = member * outputStep + output
            biases[row] += share * ownBiases[output]
            let start = row * inputs + member * inputStep
            for input in 0..<ownInputs {
              weights[start + input] += share * ownWeights[output * ownInputs + input]
            }
          }
        }
      }
    }
    self.init(weight: weights, bias: biases)
  }
}
