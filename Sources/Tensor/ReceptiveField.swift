// The receptive fields of a first layer: each unit sees a square window of the image. This file places the windows; the
// products over them are in DenseProducts.swift and WindowGradient.swift.

import Kernels

/// A square window of an image for every panel of 32 units.
///
/// Strokes are local, and a local window cannot overfit to distant pixels. All weights outside the window are 0 and
/// stay 0: the layer is a dense layer with fewer weights to learn.
/// Source: LeCun, "Generalization and Network Design Strategies", 1989 (its network with local connections, and
/// weights that are not shared), <http://yann.lecun.com/exdb/publis/pdf/lecun-89.pdf>.
public struct ReceptiveField: Sendable, Equatable {
  /// Pixels along each side of a window.
  public let side: Int
  /// The size of the image in pixels, whose rows are the inputs one after the other.
  public let imageWidth: Int
  public let imageHeight: Int

  /// Windows of `side` x `side` pixels; traps unless they fit into the image.
  public init(side: Int, imageWidth: Int, imageHeight: Int) {
    precondition(
      side > 0 && side <= imageWidth && side <= imageHeight,
      "windows of \(side) x \(side) pixels do not fit into \(imageWidth) x \(imageHeight)")
    (self.side, self.imageWidth, self.imageHeight) = (side, imageWidth, imageHeight)
  }

  /// Windows begin at every fourth row and column, or at the last that leaves room: pixels are listed in groups of as
  /// many at most where they are not zero, see `Nonzeros`, and most windows begin with a group.
  private static let step = Share.tileRows

  /// The first pixel of the window of a panel, counted from 0.
  ///
  /// The windows of any number of panels, from the first on, are spread over the image without a pattern: the places
  /// are those of an additive sequence whose steps are powers of 1 / ρ, the plastic number, ρ³ = ρ + 1. Few panels, and
  /// windows smaller than a step, leave pixels that nobody sees; see `unseenPixels`.
  /// Source: Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences", 2018,
  /// <https://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences/>.
  func firstInput(ofPanel panel: Int) -> Int {
    func start(_ share: Double, within size: Int) -> Int {
      let position = 0.5 + Double(panel) * share
      let places = (size - side + Self.step - 1) / Self.step + 1
      return min(Self.step * Int((position - position.rounded(.down)) * Double(places)), size - side)
    }
    let column = start(0.754_877_666_246_692_7, within: imageWidth)
    let row = start(0.569_840_290_998_053_2, within: imageHeight)
    return row * imageWidth + column
  }

  /// The number of pixels outside all windows of this many units.
  public func unseenPixels(units: Int) -> Int {
    var isSeen = [Bool](repeating: false, count: imageWidth * imageHeight)
    let layer = DenseLayout.chain([isSeen.count, units], receptiveField: self)[0]
    for output in stride(from: 0, to: units, by: panelWidth) {
      for pixel in layer.inputs(seenBy: output).joined() { isSeen[pixel] = true }
    }
    return isSeen.count { !$0 }
  }
}
