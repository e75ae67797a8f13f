// The weights of the first layer as pictures.

import Formats
import MLP

/// Pictures of first-layer units in the shape of the network's input, or of the filters of a convolutional first layer:
/// blue for positive weights, orange for negative, transparent for zero.
struct WeightPictures {
  /// The units shown, by descending sum of squared weights.
  let units: [Int]
  /// The number of units in the layer.
  let unitCount: Int
  /// The noun for its units: `unit` or `filter`.
  let noun: String
  private let sheet: PictureSheet

  /// The maximum number of units shown, and of their pixels in total.
  private static let unitLimit = 64
  private static let pixelLimit = 64 * 28 * 28

  private static let forInk: [UInt8] = [47, 125, 214]
  private static let againstInk: [UInt8] = [214, 106, 20]

  /// Pictures of the units of a network with inputs of rows x columns pixels, or of its first filters.
  init(of network: Network, rows: Int, columns: Int) {
    let filterSide = network.layers[0].convolution?.kernelSize
    noun = filterSide == nil ? "unit" : "filter"
    let (rows, columns) = (filterSide ?? rows, filterSide ?? columns)
    let weights = network.tensors.layers[0].weight.array
    let inputs = rows * columns
    let limit = min(Self.unitLimit, max(1, Self.pixelLimit / inputs))
    unitCount = network.layers[0].parameters.outputs
    func unit(_ number: Int) -> ArraySlice<Float> { weights[number * inputs..<(number + 1) * inputs] }
    let strengths = (0..<unitCount).map { number in unit(number).reduce(0) { $0 + $1 * $1 } }
    units = Array((0..<unitCount).sorted { (strengths[$1], $0) < (strengths[$0], $1) }.prefix(limit))
    let tiles = units.map { number in
      let peak = unit(number).reduce(0) { max($0, $1.magnitude) }
      return unit(number).flatMap { weight in
        let share = weight.magnitude / peak
        return (weight > 0 ? Self.forInk : Self.againstInk) + [share.isFinite ? UInt8(255 * share) : 0]
      }
    }
    sheet = PictureSheet(
      id: "weights", tiles: tiles, width: columns, height: rows, channels: .rgba, blank: [0, 0, 0, 0])
  }

  var definition: Markup { sheet.definition }

  /// The pictures, strongest unit first.
  var tiles: [Markup] {
    units.indices.map { sheet.tile($0, label: "Weights of \(noun) \(units[$0])") }
  }
}
