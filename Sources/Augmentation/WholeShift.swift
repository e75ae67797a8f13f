// A shift by whole pixels: the one distortion that computes no grey anew, and so blurs nothing and costs next to
// nothing.

import Random

/// So many pixels to the right and down; negative ones go to the left and up.
struct WholeShift: Equatable {
  var right = 0
  var down = 0

  /// A shift drawn evenly from −range ... range along each axis, x then y, and rounded.
  ///
  /// A range of 1 leaves a picture where it is along an axis half of the time.
  init(within range: Float, using generator: inout SeededGenerator) {
    right = Int(generator.uniform(-range, range).rounded())
    down = Int(generator.uniform(-range, range).rounded())
  }

  init(right: Int, down: Int) {
    self.right = right
    self.down = down
  }

  /// Writes a shifted copy of a picture of whole rows of `width` bytes, as values in 0 ... 1; what comes in from
  /// outside is paper.
  func copy(_ pixels: Span<UInt8>, width: Int, into output: inout MutableSpan<Float>) {
    let count = pixels.count
    precondition(
      count == output.count && width > 0 && count.isMultiple(of: width),
      "\(count) bytes in rows of \(width) do not fill \(output.count) values")
    let right = min(max(right, -width), width)
    // Row follows row, so that all move as one run, ...
    let distance = min(max(down * width + right, -count), count)
    let moved = count - abs(distance)
    let start = max(0, distance)
    for place in 0..<start { output[place] = 0 }
    // A span from 0 and a bound known before: then nothing is checked at each pixel.
    let source = pixels.extracting(start - distance..<start - distance + moved)
    precondition(start + moved <= output.count)
    for place in source.indices { output[start + place] = Float(source[place]) * (1 / 255) }
    for place in start + moved..<count { output[place] = 0 }
    // ... and what left a row on one side is on the other side of the next, where paper belongs.
    let comingIn = right > 0 ? 0..<right : width + right..<width
    for row in stride(from: 0, to: count, by: width) {
      for column in comingIn { output[row + column] = 0 }
    }
  }
}
