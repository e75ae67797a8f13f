// The entry to the image kernels, which distort training images.

import Kernels

/// The image kernels of an instruction set; all instruction sets give the same bits.
///
/// Pictures are row-major with a frame of paper around them. Nothing is shared, so that each thread may work on
/// pictures of its own.
public struct PictureKernels: Sendable {
  private let kernels: KernelTable

  /// The kernels of an instruction set. Traps when the processor lacks it.
  public init(_ instructionSet: InstructionSetName = .best) { kernels = instructionSet.kernels }

  /// Looks up the greys at places between a picture's pixels, by bilinear interpolation.
  ///
  /// Places outside are moved to the edge, which is to be paper; so are those that are no numbers.
  /// - Parameters:
  ///   - picture: rows of `stride` greys each, at least two, and fewer than 2³¹ greys in all.
  ///   - stride: from 2 to 2²² − 1; as many rows are the most.
  ///   - ink: columns and rows outside of which the picture is zero.
  ///   - places: [rows][eights of a row, the last filled up][2], x and then y of eight places; (0, 0) is in the middle
  ///     of the picture's first pixel.
  ///   - columns: places of a row, 1 at least.
  ///   - greys: [rows, columns], what is found.
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

  /// Makes a picture's strokes thicker or thinner, in some of its rows and columns.
  ///
  /// Each pixel goes the part |share| of the way to the most ink among itself and its four neighbours, or to the least
  /// where `share` is negative: grey dilation and erosion, in part.
  /// - Parameters:
  ///   - picture: rows of `stride` greys each.
  ///   - rows: those to be made, without the first and the last of the picture.
  ///   - columns: the same across.
  ///   - share: −1 ... 1.
  ///   - target: as large as the picture; keeps what is outside of the rows and columns.
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
