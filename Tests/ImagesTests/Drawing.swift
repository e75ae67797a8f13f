// Pictures drawn by the tests themselves, from rectangles.

import Images

enum Drawing {
  static func blank(_ width: Int, _ height: Int, level: UInt8 = 0) -> GrayImage {
    GrayImage(width: width, height: height, samples: Array(repeating: level, count: width * height))
  }

  static func filled(_ width: Int, _ height: Int) -> GrayImage { blank(width, height, level: 255) }
}

extension GrayImage {
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
