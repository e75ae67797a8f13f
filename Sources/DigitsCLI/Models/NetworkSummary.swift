// A network described as a table: layer, shape, parameters.

import MLP
import Terminal

extension Network {
  /// The layers with their shapes and parameters, as lines of text.
  var summary: [String] {
    var table = TextTable([.words("Layer"), .words("Shape"), .figures("Parameters")])
    for (index, layer) in layers.enumerated() {
      let isLast = index == layers.count - 1
      table.add([
        isLast ? "dense, softmax" : "dense, ReLU", "\(layer.inputs) -> \(layer.outputs)",
        NumberFormat.grouped(layer.parameterCount),
      ])
    }
    table.addRule()
    table.add(["total", "", NumberFormat.grouped(parameterCount)])
    return table.lines()
  }
}
