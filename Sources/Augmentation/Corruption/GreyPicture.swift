// The image being corrupted, as Floats, and the drawing of a line on it.

/// A greyscale image with values in 0 ... 1, ink 1, row-major.
struct GreyPicture {
  let width: Int
  let height: Int
  /// [height, width].
  var greys: [Float]

  /// The image given by width x height bytes, ink 255.
  init(_ pixels: Span<UInt8>, width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    greys = pixels.indices.map { Float(pixels[$0]) * (1 / 255) }
  }

  /// The image as bytes, rounded and clamped to 0 ... 255.
  var bytes: [UInt8] { greys.map { UInt8(min(max($0, 0), 1) * 255 + 0.5) } }

  /// The size of a pixel of a 28-pixel-wide image, in pixels of this one.
  var unit: Float { Float(min(width, height)) / 28 }

  /// Draws a stroke from `start` to `end` with round ends; positions are offsets from the centre of the first pixel.
  ///
  /// The ink of a pixel is its approximate coverage by the stroke, from the distance of its centre; darker pixels stay
  /// unchanged.
  mutating func draw(from start: SIMD2<Float>, to end: SIMD2<Float>, radius: Float) {
    let reach = radius + 0.5
    func range(_ axis: Int, below count: Int) -> Range<Int> {
      let low = max(0, (min(start[axis], end[axis]) - reach).rounded(.up))
      let high = min(Float(count - 1), (max(start[axis], end[axis]) + reach).rounded(.down))
      return low <= high ? Int(low)..<Int(high) + 1 : 0..<0
    }
    let step = end - start
    let square = (step * step).sum()
    for row in range(1, below: height) {
      for column in range(0, below: width) {
        let offset = SIMD2(Float(column), Float(row)) - start
        let share = square > 0 ? min(max((offset * step).sum() / square, 0), 1) : 0
        let gap = offset - share * step
        let ink = min(1, reach - (gap * gap).sum().squareRoot())
        if ink > greys[row * width + column] { greys[row * width + column] = ink }
      }
    }
  }
}
