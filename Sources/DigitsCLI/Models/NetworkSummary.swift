// A table of a network's layers: kind, shape, parameters.

import Formats
import MLP
import Tensor
import Terminal

extension Network {
  /// The layers with their shapes and parameter counts, in lines of at most `columns` characters, down to 40.
  func summary(columns: Int) -> [String] {
    var table = TextTable([.words("Layer"), .words("Shape"), .figures("Parameters")])
    for (index, layer) in layers.enumerated() {
      let isLast = index == layers.count - 1
      let (kind, shape) =
        switch layer {
        case .convolution(let layer): (layer.title, "\(layer.output)")
        case .dense(let layer):
          (isLast ? "dense, softmax" : "dense, ReLU", "\(layer.inputs) -> \(layer.outputs)\(layer.windows)")
        }
      table.add([kind, shape, NumberFormat.grouped(layer.parameters.parameterCount)])
    }
    table.addRule()
    table.add(["total", "", NumberFormat.grouped(parameterCount)])
    return table.lines(within: columns)
  }

  /// A warning if the first layer's receptive fields cover less than half of the image; otherwise nil.
  var wordsOnUnseenPixels: String? {
    guard let field = receptiveField else { return nil }
    let unseen = field.unseenPixels(units: layers[0].outputCount)
    guard 2 * unseen > inputCount else { return nil }
    return
      "\(NumberFormat.grouped(unseen)) of the \(NumberFormat.grouped(inputCount)) pixels of an image lie outside every window"
      + " of the first layer: use a larger --receptive-field."
  }
}

extension Convolution {
  /// `5 x 5, ReLU, pool`.
  fileprivate var title: String { "\(kernelSize) x \(kernelSize), ReLU" + (isPooled ? ", pool" : "") }
}

extension DenseLayout {
  /// The layer's receptive field, if smaller than the image.
  fileprivate var windows: String { receptiveField.map { ", \($0.side) x \($0.side) windows" } ?? "" }
}
