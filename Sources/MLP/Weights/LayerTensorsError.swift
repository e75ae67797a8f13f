// Why the tensors of a well-formed weights file are not a supported network.

import Tensor

/// The first tensor that does not fit. The description is one sentence without the file's name.
public enum LayerTensorsError: Error, Equatable, Sendable {
  case noTensors
  case missing(String, beside: String)
  case unexpected(String)
  case notAMatrix(String, shape: [Int])
  case biasMismatch(String, shape: [Int], weight: String, outputs: Int, inputs: Int)
  case brokenChain(String, inputs: Int, previousOutputs: Int)
  case notAFilter(String, shape: [Int])
  case filterBiasMismatch(String, shape: [Int], weight: String, filters: Int)
  case brokenChannels(String, found: Int, previous: Int)
  case nothingLeft(String, height: Int, width: Int)
  case brokenFeatures(String, inputs: Int, found: [Int], height: Int, width: Int)
  case invalidWidth(String, width: Int, limit: Int)
  case tooManyLayers(limit: Int)
  case unboundedOutputs
  case outside(ReceptiveField)
}

extension LayerTensorsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noTensors:
      "the file holds no tensors; a network has '0.weight', '0.bias', '2.weight', '2.bias', ..."
    case .missing(let name, let other):
      "tensor \(name.quoted) is missing, though \(other.quoted) is there"
    case .unexpected(let name):
      "tensor \(name.quoted) is not part of a network of dense layers, whose tensors are named '0.weight', "
        + "'0.bias', '2.weight', '2.bias', ..., as those of torch.nn.Sequential(Linear, ReLU, Linear, ...) are"
    case .notAMatrix(let name, let shape):
      "tensor \(name.quoted) has the shape \(shape), but a layer's weights are [outputs, inputs]"
    case .biasMismatch(let name, let shape, let weight, let outputs, let inputs):
      "tensor \(name.quoted) has the shape \(shape), but \(weight.quoted) of shape [\(outputs), \(inputs)] "
        + "needs [\(outputs)]"
        + (shape == [inputs] ? "; transpose the weights, which are [outputs, inputs] here" : "")
    case .brokenChain(let name, let inputs, let previousOutputs):
      "tensor \(name.quoted) takes \(inputs) inputs, but the layer before it has \(previousOutputs) outputs"
    case .notAFilter(let name, let shape):
      "tensor \(name.quoted) has the shape \(shape), but filters are [filters, channels, size, size] of an odd size"
    case .filterBiasMismatch(let name, let shape, let weight, let filters):
      "tensor \(name.quoted) has the shape \(shape), but the \(filters) filters of \(weight.quoted) need [\(filters)]"
    case .brokenChannels(let name, let found, let previous):
      "the filters of tensor \(name.quoted) take \(found) channels, but their input has \(previous)"
    case .nothingLeft(let name, let height, let width):
      "the filters from tensor \(name.quoted) on do not fit an image of \(width) x \(height) pixels: they are larger than"
        + " it, or leave nothing of it"
    case .brokenFeatures(let name, let inputs, let found, let height, let width):
      "tensor \(name.quoted) takes \(inputs) inputs, but the filters before it make "
        + "\(found.map(String.init).joined(separator: " or ")) of an image of \(width) x \(height) pixels"
    case .invalidWidth(let name, let width, let limit):
      "tensor \(name.quoted) makes a layer \(width) wide; 1 to \(limit) are supported"
    case .tooManyLayers(let limit):
      "the file holds more than \(limit) layers, which is the limit"
    case .unboundedOutputs:
      "the weights are so large that the network's answers would not be finite numbers: train it again, with a "
        + "lower learning rate"
    case .outside(let field):
      "the first layer is not one whose units see \(field.side) x \(field.side) of the "
        + "\(field.imageWidth) x \(field.imageHeight) pixels of an image, and have no weights for the others"
    }
  }
}
