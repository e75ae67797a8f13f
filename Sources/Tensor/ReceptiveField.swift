// The receptive fields of a first layer: each unit sees a square window of the image. This file places the windows; the
// products over them are in DenseProducts.swift and WindowGradient.swift.

import Kernels

/// A square window of an image for every panel of 32 units.
///
/// Strokes are local, and a local window cannot overfit to distant pixels. All weights outside the window are 0 and
/// stay 0: the layer is a dense layer with fewer weights to learn.
/// Source: LeCun, "Generalization and Network Design Strategies", 1989 (its network with local connections and unshared
/// weights), <http://yann.lecun.com/exdb/publis/pdf/lecun-89.pdf>.
public struct ReceptiveField: Sendable, Equatable {
  /// Pixels along each side of a window.
  public let side: Int
  /// The size of the image in pixels; the layer's inputs are its pixels in row-major order.
  public let imageWidth: Int
  public let imageHeight: Int

  /// Windows of `side` x `side` pixels; traps unless they fit in the image.
  public init(side: Int, imageWidth: Int, imageHeight: Int) {
    precondition(
      side > 0 && side <= imageWidth && side <= imageHeight,
      "windows of \(side) x \(side) pixels do not fit into \(imageWidth) x \(imageHeight)")
    (self.side, self.imageWidth, self.imageHeight) = (side, imageWidth, imageHeight)
  }

  /// Windows start at multiples of this many rows and columns, or at the last position that fits. Index lists group up
  /// to this many pixels (see `Nonzeros`), so most windows start on a group.
  private static let step = Share.tileRows

  /// The index of the first pixel in the window of a panel.
  ///
  /// The windows of the first n panels cover the image evenly for any n: their positions follow an additive sequence
  /// whose steps are powers of 1 / ρ, with the plastic number ρ³ = ρ + 1. With few panels, or windows smaller than a
  /// step, some pixels are in no window; see `unseenPixels`.
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

  /// The number of pixels outside the windows of the first `units` units.
  public func unseenPixels(units: Int) -> Int {
    var isSeen = [Bool](repeating: false, count: imageWidth * imageHeight)
    let layer = DenseLayout.chain([isSeen.count, units], receptiveField: self)[0]
    for output in stride(from: 0, to: units, by: panelWidth) {
      for pixel in layer.inputs(seenBy: output).joined() { isSeen[pixel] = true }
    }
    return isSeen.count { !$0 }
  }
}
