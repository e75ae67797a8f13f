// A network described as a table: layer, shape, parameters.

import MLP
import Tensor
import Terminal

extension Network {
  /// The layers with their shapes and parameters, as lines of text.
  var summary: [String] {
    var table = TextTable([.words("Layer"), .words("Shape"), .figures("Parameters")])
    for (index, layer) in layers.enumerated() {
      let isLast = index == layers.count - 1
      table.add([
        isLast ? "dense, softmax" : "dense, ReLU", "\(layer.inputs) -> \(layer.outputs)\(layer.windows)",
        NumberFormat.grouped(layer.parameterCount),
      ])
    }
    table.addRule()
    table.add(["total", "", NumberFormat.grouped(parameterCount)])
    return table.lines()
  }
}

extension DenseLayout {
  /// What its units see of an image, if it is not all of it.
  fileprivate var windows: String { receptiveField.map { ", \($0.side) x \($0.side) windows" } ?? "" }
}
