// The search for ink and the segmenter of numbers, on small pictures of any strokes.

import Images

extension FuzzTarget {
  /// The first byte chooses one of these sizes, and whether the ink is light.
  private static let sizes = [(28, 28), (44, 16), (12, 40), (1, 1), (3, 30), (36, 28)]
  /// What the judge may be asked about beside whole shapes.
  private static let budget = 64

  /// Each byte but the first is a run of pixels: five bits of length and three of level. Paper follows the last.
  static let segmentation = FuzzTarget(
    name: "Segmentation",
    seeds: {
      // Three bars side by side, two with a bridge, a box, and noise.
      let bars = [[UInt8]](repeating: [0xE5, 0x04, 0xE4, 0x04, 0xE3, 0x08], count: 20).joined()
      let apart: [UInt8] = [0xEA, 0x06, 0xE6, 0x06, 0xF0]
      let joined: [UInt8] = [0xEA, 0x06, 0x06, 0x06, 0xF0]
      let bridge = (0..<12).flatMap { $0 == 6 ? joined : apart }
      let box: [UInt8] = [0x1C, 0x02] + [[UInt8]](repeating: [0x01, 0xF9, 0x01, 0xE1], count: 24).joined()
      let noise = (0..<200).map { UInt8(($0 * 167 + 31) % 256) }
      let drawings: [[UInt8]] = [Array(bars), bridge, box, noise]
      return [[], [0], [3, 0], [128] + bars] + drawings.enumerated().map { [UInt8($0.offset)] + $0.element }
    },
    read: { bytes in
      let picture = picture(of: bytes)
      if let digit = try? DigitNormalizer.normalize(picture) {
        try Finding.unless(picture.holds(digit.box), "a digit at \(digit.box)")
      }
      var looks = DigitNormalizer.looksForNumbers(in: picture)
      while let maps = looks.next() {
        for map in maps {
          var (left, beside, isFirst) = (budget, 0, true)
          let lines = NumberSegmenter.lines(in: map, of: picture, budget: &left) { inks in
            beside += isFirst ? 0 : inks.count
            isFirst = false
            return inks.map { Float(($0.width * 7 + $0.height * 13) % 11) / 10 }
          }
          try Finding.unless(beside <= budget && left == budget - beside, "\(beside) judged, \(left) left")
          for box in lines.flatMap({ $0.digits.map(\.box) + $0.signs.map(\.box) }) {
            try Finding.unless(picture.holds(box), "a digit or a sign at \(box)")
          }
        }
      }
    },
    // Each takes as long as hundreds of files.
    mutations: 300)

  private static func picture(of bytes: [UInt8]) -> Picture {
    let first = Int(bytes.first ?? 0)
    let (width, height) = sizes[first % 128 % sizes.count]
    var samples = bytes.dropFirst().prefix(width * height).flatMap { byte in
      [UInt8](repeating: byte / 32 * 36, count: Int(byte % 32))
    }
    samples = Array(samples.prefix(width * height))
    samples += [UInt8](repeating: 252, count: width * height - samples.count)
    return Picture(
      width: width, height: height, channels: .gray, samples: first < 128 ? samples : samples.map { 255 - $0 }
    )
  }
}

extension Picture {
  /// Whether `box` lies in the picture, and is not empty.
  fileprivate func holds(_ box: PixelBox) -> Bool {
    box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0 && box.x + box.width <= width
      && box.y + box.height <= height
  }
}
