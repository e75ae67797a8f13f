// A shift by whole pixels: the only distortion without interpolation, so it does not blur and costs almost nothing.

import Random

/// A shift to the right and down, in pixels; negative to the left and up.
struct WholeShift: Equatable {
  var right = 0
  var down = 0

  /// A random shift, uniform in −range ... range along each axis, x then y, and rounded.
  ///
  /// With a range of 1, half of all images are not shifted along a given axis.
  init(within range: Float, using generator: inout SeededGenerator) {
    right = Int(generator.uniform(-range, range).rounded())
    down = Int(generator.uniform(-range, range).rounded())
  }

  init(right: Int, down: Int) {
    self.right = right
    self.down = down
  }

  /// Writes a shifted copy of an image with rows of `width` bytes, as values in 0 ... 1, with background shifted in.
  func copy(_ pixels: Span<UInt8>, width: Int, into output: inout MutableSpan<Float>) {
    let count = pixels.count
    precondition(
      count == output.count && width > 0 && count.isMultiple(of: width),
      "\(count) bytes in rows of \(width) do not fill \(output.count) values")
    let right = min(max(right, -width), width)
    // Rows are contiguous, so all of them move as one block, ...
    let distance = min(max(down * width + right, -count), count)
    let moved = count - abs(distance)
    let start = max(0, distance)
    for place in 0..<start { output[place] = 0 }
    // A span that starts at 0 and a bound checked in advance avoid checks at each pixel.
    let source = pixels.extracting(start - distance..<start - distance + moved)
    precondition(start + moved <= output.count)
    for place in source.indices { output[start + place] = Float(source[place]) * (1 / 255) }
    for place in start + moved..<count { output[place] = 0 }
    // ... and pixels that left a row on one side enter the next row on the other side, where they become background.
    let comingIn = right > 0 ? 0..<right : width + right..<width
    for row in stride(from: 0, to: count, by: width) {
      for column in comingIn { output[row + column] = 0 }
    }
  }
}
