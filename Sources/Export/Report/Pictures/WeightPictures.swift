// The weights of the first layer as pictures: what each of its units looks for.

import Formats
import MLP

/// Pictures of first-layer units in the shape of the network's input, or of the filters of a convolutional first layer:
/// blue where ink speaks for the unit, orange where it speaks against, clear where it does not matter.
struct WeightPictures {
  /// The units shown, strongest first: those whose weights have the largest sum of squares.
  let units: [Int]
  /// How many units the layer has.
  let unitCount: Int
  /// What its units are called: `unit` or `filter`.
  let noun: String
  private let sheet: PictureSheet

  /// The most units that are shown, and the most pixels of them together.
  private static let unitLimit = 64
  private static let pixelLimit = 64 * 28 * 28

  private static let forInk: [UInt8] = [47, 125, 214]
  private static let againstInk: [UInt8] = [214, 106, 20]

  /// Pictures of the units of a network whose inputs are rows x columns pixels, or of its first filters.
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
