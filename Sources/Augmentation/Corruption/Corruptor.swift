// The entry point for all kinds and strengths of corruption, from bytes to bytes. The other files of this folder
// implement the kinds.

import Random
import Tensor

/// Corrupts images of one size, reusing its memory from image to image.
///
///     var corruptor = Corruptor(width: 28, height: 28)
///     var generator = Corruption.fog.generator(seed: 1, image: 0)
///     let foggy = corruptor.corrupted(pixels.span, by: .fog, strength: 3, using: &generator)
public struct Corruptor: Sendable {
  public let width: Int
  public let height: Int
  private var augmenter: Augmenter

  /// The maximum side in pixels: the cost of a blur grows with its cube.
  public static let sideLimit = 256

  /// A corruptor for images of this size. Traps unless each side is from 1 to `sideLimit` pixels.
  public init(width: Int, height: Int, kernels: PictureKernels = PictureKernels()) {
    precondition(
      1...Self.sideLimit ~= width && 1...Self.sideLimit ~= height,
      "a picture of \(width) x \(height) cannot be damaged")
    self.width = width
    self.height = height
    augmenter = Augmenter(width: width, height: height, kernels: kernels)
  }

  /// A corrupted copy of an image, which depends only on the arguments. Outside the image is background.
  /// - Parameters:
  ///   - pixels: width x height bytes, row-major, ink 255.
  ///   - strength: 1 ... 5; traps outside.
  ///   - generator: see `Corruption.generator(seed:image:)`.
  public mutating func corrupted(
    _ pixels: Span<UInt8>, by kind: Corruption, strength: Int, using generator: inout SeededGenerator
  ) -> [UInt8] {
    precondition(
      pixels.count == width * height, "\(pixels.count) bytes are no picture of \(width) x \(height)")
    precondition(Corruption.strengths ~= strength, "a strength is 1 to 5, not \(strength)")
    let amount = kind.amounts[strength - 1]
    var picture = GreyPicture(pixels, width: width, height: height)
    let length = amount * picture.unit
    switch kind {
    case .shotNoise: picture.addShotNoise(grains: amount, using: &generator)
    case .impulseNoise: picture.addImpulseNoise(share: amount, using: &generator)
    case .gaussianBlur: picture.blur(deviation: length)
    case .pixelate: picture.pixelate(side: length)
    case .brightness: picture.brighten(by: amount)
    case .fog: picture.addFog(density: amount, using: &generator)
    case .stripe: picture.invertStripe(width: length, using: &generator)
    case .spatter: picture.spatter(drops: Int(amount), using: &generator)
    case .dottedLine: picture.drawDottedLines(Int(amount), using: &generator)
    case .zigzagLine: picture.drawZigzagLine(width: length, using: &generator)
    case .motionBlur, .shift, .rotate, .scale, .shear:
      augmenter.paddedImage.load(pixels)
      picture.greys = augmenter.mean(of: kind.maps(amount: amount, length: length, using: &generator))
    }
    return picture.bytes
  }
}
