// The entry to the image kernels, which augment training images.

import Kernels

/// The image kernels of an instruction set; all instruction sets give the same bits.
///
/// Images are row-major with a margin of background around them. There is no shared state, so each thread may process
/// its own images.
public struct PictureKernels: Sendable {
  private let kernels: KernelTable

  /// The kernels of an instruction set. Traps if the processor lacks it.
  public init(_ instructionSet: InstructionSetName = .best) { kernels = instructionSet.kernels }

  /// Samples an image at fractional positions by bilinear interpolation.
  ///
  /// Positions outside, and NaN, are clamped to the edge, which must be background.
  /// - Parameters:
  ///   - picture: at least two rows of `stride` pixels each, and fewer than 2³¹ pixels in all.
  ///   - stride: from 2 to 2²² − 1, which is also the largest number of rows.
  ///   - ink: columns and rows outside of which the image is zero.
  ///   - places: [rows][groups of eight, the last one padded][2]: x, then y of eight positions; (0, 0) is the centre of
  ///     the first pixel.
  ///   - columns: positions per row, at least 1.
  ///   - greys: [rows, columns], the samples.
  public func interpolate(
    _ picture: Span<Float>, stride: Int, ink: (columns: Range<Int>, rows: Range<Int>),
    at places: Span<SIMD8<Float>>, columns: Int, into greys: inout MutableSpan<Float>
  ) {
    precondition(
      (2..<1 << 22).contains(stride) && picture.count / 2 >= stride && picture.count % stride == 0
        && picture.count / stride < 1 << 22 && picture.count < 1 << 31,
      "\(picture.count) greys in rows of \(stride) are no picture to look into")
    precondition(columns > 0, "rows of \(columns) places cannot be looked up")
    let rows = greys.count / columns
    precondition(
      greys.count == rows * columns && places.count == rows * ((columns + 7) / 8) * 2,
      "\(places.count) eights are no places for \(greys.count) greys in rows of \(columns)")
    picture.withUnsafeBufferPointer { picture in
      places.withUnsafeBufferPointer { places in
        greys.withUnsafeMutableBufferPointer { greys in
          guard let start = picture.baseAddress, let places = places.baseAddress,
            let target = greys.baseAddress
          else { return }
          kernels.interpolate(
            Interpolation(
              picture: start, pictureStride: stride, lastX: Float(stride - 2),
              lastY: Float(picture.count / stride - 2), inkColumns: ink.columns, inkRows: ink.rows,
              places: places, rows: rows, columns: columns, greys: target))
        }
      }
    }
  }

  /// Makes an image's strokes thicker or thinner in the given rows and columns.
  ///
  /// Each pixel moves the fraction |share| of the way to the maximum of itself and its four neighbours, or to the
  /// minimum if `share` is negative: partial greyscale dilation and erosion.
  /// - Parameters:
  ///   - picture: rows of `stride` pixels each.
  ///   - rows: the rows to compute, excluding the first and the last of the image.
  ///   - columns: the columns to compute, with the same restriction.
  ///   - share: −1 ... 1.
  ///   - target: as large as the image; left unchanged outside the rows and columns.
  public func thicken(
    _ picture: Span<Float>, stride: Int, rows: Range<Int>, columns: Range<Int>, share: Float,
    into target: inout MutableSpan<Float>
  ) {
    precondition(
      stride > 0 && target.count == picture.count,
      "\(picture.count) greys in rows of \(stride) do not become \(target.count)")
    precondition(
      rows.lowerBound > 0 && rows.upperBound < picture.count / stride && columns.lowerBound > 0
        && columns.upperBound < stride,
      "rows \(rows) and columns \(columns) have no neighbours in \(picture.count) greys in rows of \(stride)")
    picture.withUnsafeBufferPointer { picture in
      target.withUnsafeMutableBufferPointer { target in
        guard let source = picture.baseAddress, let target = target.baseAddress else { return }
        kernels.thicken(
          Thickening(
            source: source, target: target, stride: stride, rows: rows, columns: columns, share: share))
      }
    }
  }
}
