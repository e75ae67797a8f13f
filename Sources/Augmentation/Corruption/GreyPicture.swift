// The picture that is being damaged, as greys that arithmetic can be done with, and the one shape drawn on it.

/// A picture in 0 ... 1, ink 1, row by row.
struct GreyPicture {
  let width: Int
  let height: Int
  /// [height, width].
  var greys: [Float]

  /// The picture of width x height bytes, ink 255.
  init(_ pixels: Span<UInt8>, width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    greys = pixels.indices.map { Float(pixels[$0]) * (1 / 255) }
  }

  /// The picture in bytes, rounded; greys outside 0 ... 1 become paper or ink.
  var bytes: [UInt8] { greys.map { UInt8(min(max($0, 0), 1) * 255 + 0.5) } }

  /// The size of a pixel of a picture 28 pixels wide, in this one's pixels.
  var unit: Float { Float(min(width, height)) / 28 }

  /// Draws a stroke from `start` to `end` with round ends; places are offsets from the middle of the first pixel.
  ///
  /// A pixel's ink is what the stroke covers of a pixel at its distance; darker pixels stay as they are.
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
