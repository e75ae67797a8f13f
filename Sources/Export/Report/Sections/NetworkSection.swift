// The section on the network: its layers and the weights of the first one.

import Formats
import Tensor

extension EvaluationRecord {
  func networkSection(_ weightPictures: WeightPictures) -> Markup {
    let (shown, all) = (weightPictures.units.count, weightPictures.unitCount)
    let noun = weightPictures.noun
    let which =
      shown < all ? "The \(shown) strongest of \(all.grouped) \(noun)s" : "The \(shown.counted(noun))"
    return """
      <section id="network"><h2>The network</h2>
      \(layersTable.markup)
      <h3>What the first layer looks for</h3>
      <p>\(which), each shown as its weights for the pixels: <span class="for">blue</span> where ink speaks for \
      it, <span class="against">orange</span> where ink speaks against it.</p>
      <div class="units \(noun)s">\(weightPictures.tiles)</div></section>

      """
  }

  /// The receptive field of the units, when it is not the whole image.
  private func windows(_ field: ReceptiveField?) -> String {
    field.map { ", windows of \($0.side) × \($0.side)" } ?? ""
  }

  private var layersTable: DataTable {
    var rows = network.layers.enumerated().map { index, layer in
      switch layer {
      case .convolution(let layer):
        [
          "\(layer.kernelSize) × \(layer.kernelSize), ReLU\(layer.isPooled ? ", pool" : "")",
          "\(layer.output.height) × \(layer.output.width) × \(layer.output.channels)",
          layer.parameters.parameterCount.grouped,
        ]
      case .dense(let layer):
        [
          index == network.layers.count - 1 ? "dense, softmax" : "dense, ReLU",
          "\(layer.inputs.grouped) → \(layer.outputs.grouped)\(windows(layer.receptiveField))",
          layer.parameterCount.grouped,
        ]
      }
    }
    rows.append(["total", "", network.parameterCount.grouped])
    return DataTable(
      caption: "Layers", columns: ["Layer", "Shape", "Parameters"], rows: rows, summaryRows: 1)
  }
}
