// Applies distortions: draws the random steps, then resamples the image once for all of them.

import Random
import Tensor

/// Distorts images of one size, reusing its memory from image to image.
public struct Augmenter: Sendable {
  public let width: Int
  public let height: Int
  var paddedImage: PaddedImage
  private var field: DisplacementField
  /// The position of each pixel in the padded image, x and y alternating: [height][groups of eight pixels in a row][2].
  private var places: [Lanes]

  /// An augmenter for images of this size; results are the same for all `kernels`. Traps unless each side is from one
  /// to four million pixels, and the image at most about two thousand million in all.
  public init(width: Int, height: Int, kernels: PictureKernels = PictureKernels()) {
    self.width = width
    self.height = height
    paddedImage = PaddedImage(width: width, height: height, kernels: kernels)
    field = DisplacementField(width: width, height: height)
    places = [Lanes](repeating: .zero, count: height * Lanes.count(over: width) * 2)
  }

  /// Writes a distorted copy of an image as network input: 0 ... 1, ink 1.
  ///
  /// All steps are composed into one resampling, so that they blur the image at most once: an output pixel at p gets
  /// the bilinear interpolation of the input at A(p) + d(p), with A the affine map and d the elastic displacement.
  /// Outside the image is background. With empty ranges, each output is the byte divided by 255.
  ///
  /// Random numbers are drawn in this order, each only if its range is not 0: scale x and y, shear, rotation, shift x
  /// and y; the change of thickness; the displacement field. A shift without other distortions is by whole pixels.
  /// - Parameters:
  ///   - pixels: width x height bytes, row-major, ink 255.
  ///   - label: the class of the image; some labels are rotated and sheared less.
  ///   - output: width x height values, row-major.
  public mutating func distort(
    _ pixels: Span<UInt8>, label: Int, by ranges: Distortion, into output: inout MutableSpan<Float>,
    using generator: inout SeededGenerator
  ) {
    precondition(
      output.count == width * height,
      "augmenter for \(output.count) values does not hold a picture of \(width) x \(height)")
    ranges.requireValid()
    guard !ranges.isShiftAlone else {
      WholeShift(within: ranges.shift, using: &generator).copy(pixels, width: width, into: &output)
      return
    }
    paddedImage.load(pixels)
    let map = AffineMap(drawnFrom: ranges, label: label, using: &generator)
    if ranges.thickness > 0 {
      paddedImage.thicken(by: generator.uniform(-ranges.thickness, ranges.thickness))
    }
    if ranges.elasticity > 0 {
      field.draw(size: ranges.elasticity, smoothness: ranges.smoothness, using: &generator)
      resample(map, field: field, into: &output)
    } else {
      resample(map, field: nil, into: &output)
    }
  }

  /// A distorted copy of an image as bytes, for display.
  public mutating func distorted(
    _ pixels: Span<UInt8>, label: Int, by ranges: Distortion, using generator: inout SeededGenerator
  ) -> [UInt8] {
    var values = [Float](repeating: 0, count: width * height)
    var span = values.mutableSpan
    distort(pixels, label: label, by: ranges, into: &span, using: &generator)
    return values.map { UInt8($0 * 255 + 0.5) }
  }

  /// Samples every pixel of the new image at its position in the padded image.
  mutating func resample(_ map: AffineMap, field: DisplacementField?, into output: inout MutableSpan<Float>) {
    locate(map, field: field)
    paddedImage.look(at: places.span, into: &output)
  }

  /// Computes the position in the padded image of every pixel of the new image.
  private mutating func locate(_ map: AffineMap, field: DisplacementField?) {
    let centre = (x: Float(width - 1) / 2, y: Float(height - 1) / 2)
    let ramp = Lanes.ramp - centre.x
    let (height, lanesPerRow) = (height, Lanes.count(over: width))
    var places = places.mutableSpan
    for row in 0..<height {
      let down = Float(row) - centre.y
      // The margin of the padded image puts the image at (1, 1).
      let start = (x: map.xy * down + map.x + centre.x + 1, y: map.yy * down + map.y + centre.y + 1)
      let knots = field?.knots(atRow: row)
      for lanes in 0..<lanesPerRow {
        let right = ramp + Float(lanes * Lanes.scalarCount)
        var fromX = map.xx * right + start.x
        var fromY = map.yx * right + start.y
        if let field, let knots {
          let (u, v) = field.displacements(knots, lanes: lanes)
          fromX += u
          fromY += v
        }
        let place = 2 * (row * lanesPerRow + lanes)
        places[place] = fromX
        places[place + 1] = fromY
      }
    }
  }
}
