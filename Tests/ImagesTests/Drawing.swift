// Pictures drawn by the tests themselves: rectangles, and a seven of any size and place.

import Images

enum Drawing {
  static func blank(_ width: Int, _ height: Int, level: UInt8 = 0) -> GrayImage {
    GrayImage(width: width, height: height, samples: Array(repeating: level, count: width * height))
  }

  static func filled(_ width: Int, _ height: Int) -> GrayImage { blank(width, height, level: 255) }

  /// An anti-aliased seven, `size` pixels high, white on black, its box's corner near (`x`, `y`).
  static func seven(_ size: Double, x: Double, y: Double, on canvas: (width: Int, height: Int)) -> GrayImage {
    let corners = [(0.1, 0.1), (0.7, 0.1), (0.3, 0.95)].map { (x + size * $0.0, y + size * $0.1) }
    let strokes = zip(corners, corners.dropFirst())
    let radius = size * 0.06
    let samples = (0..<canvas.width * canvas.height).map { index in
      let pixel = (Double(index % canvas.width) + 0.5, Double(index / canvas.width) + 0.5)
      let nearest = strokes.map { distance(from: pixel, to: $0.0, $0.1) }.min() ?? .infinity
      return UInt8(min(max(radius - nearest + 0.5, 0), 1) * 255)
    }
    return GrayImage(width: canvas.width, height: canvas.height, samples: samples)
  }

  private static func distance(
    from point: (Double, Double), to a: (Double, Double), _ b: (Double, Double)
  ) -> Double {
    let along = (b.0 - a.0, b.1 - a.1)
    let offset = (point.0 - a.0, point.1 - a.1)
    let share = (offset.0 * along.0 + offset.1 * along.1) / (along.0 * along.0 + along.1 * along.1)
    let nearest = min(max(share, 0), 1)
    let apart = (offset.0 - nearest * along.0, offset.1 - nearest * along.1)
    return (apart.0 * apart.0 + apart.1 * apart.1).squareRoot()
  }
}

extension GrayImage {
  /// The image as a picture of one channel.
  var picture: Picture { Picture(width: width, height: height, channels: .gray, samples: samples) }

  var negative: GrayImage { map { 255 - $0 } }

  mutating func fill(x: Int, y: Int, width boxWidth: Int, height boxHeight: Int, level: UInt8 = 255) {
    var samples = samples
    for row in y..<y + boxHeight {
      for column in x..<x + boxWidth { samples[row * width + column] = level }
    }
    self = GrayImage(width: width, height: height, samples: samples)
  }

  func map(_ transform: (UInt8) -> UInt8) -> GrayImage {
    GrayImage(width: width, height: height, samples: samples.map(transform))
  }

  /// The picture moved by whole pixels, 0 where nothing comes from.
  func moved(x: Int, y: Int) -> GrayImage {
    let samples = (0..<width * height).map { index in
      let source = (x: index % width - x, y: index / width - y)
      return 0..<width ~= source.x && 0..<height ~= source.y ? self[source.x, source.y] : 0
    }
    return GrayImage(width: width, height: height, samples: samples)
  }

  /// The picture with noise of up to ±`amplitude` levels, the same each time.
  func withGrain(_ amplitude: Int) -> GrayImage {
    var state: UInt32 = 1
    return map { sample in
      state = state &* 1_664_525 &+ 1_013_904_223
      let noise = Int(state >> 16) % (2 * amplitude + 1) - amplitude
      return UInt8(min(max(Int(sample) + noise, 0), 255))
    }
  }

  /// The mean absolute difference of two pictures of one size, in levels.
  func meanDifference(from other: GrayImage) -> Double {
    let sum = zip(samples, other.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(samples.count)
  }

  /// The mean difference from another picture when either may be moved by a pixel: a centre of mass near the half-way
  /// line may fall to either side of it, which moves a whole field.
  func leastDifference(from other: GrayImage) -> Double {
    (-1...1).flatMap { y in (-1...1).map { x in moved(x: x, y: y).meanDifference(from: other) } }.min()!
  }

  /// The mean column and row, weighted by the samples.
  var centreOfMass: (x: Double, y: Double) {
    var mass = 0.0
    var moments = (x: 0.0, y: 0.0)
    for (index, sample) in samples.enumerated() {
      mass += Double(sample)
      moments.x += Double(sample) * Double(index % width)
      moments.y += Double(sample) * Double(index / width)
    }
    return (moments.x / mass, moments.y / mass)
  }
}
