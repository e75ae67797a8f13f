// Draws pictures with their labels in a grid, as one image for `digits show --output`. Each pixel is enlarged by an
// integer factor, so that nothing is blurred.

import Images

/// A nearly square grid of pictures of equal size.
struct ContactSheet {
  let samples: [Sample]
  /// The size of one picture in pixels.
  let width: Int
  let height: Int

  /// The background. Paper is black, as in the network's input, so the background must differ from both paper and
  /// ink.
  private static let ground: UInt8 = 48
  private static let figures: UInt8 = 220
  /// The gap around pictures and labels, in picture pixels.
  private static let gap = 2
  /// The scale is the largest that keeps the sheet within this width in pixels, up to `largestScale`.
  private static let comfortableWidth = 1200
  private static let largestScale = 8

  private let perRow: Int
  /// The size of a picture with its label and the gap after both.
  private let cell: (width: Int, height: Int)
  private let unscaled: (width: Int, height: Int)
  private let scale: Int

  /// A sheet for `samples` of width x height pixels, with their labels. Traps if there are none.
  init(_ samples: [Sample], width: Int, height: Int) {
    precondition(!samples.isEmpty, "a contact sheet without pictures")
    self.samples = samples
    self.width = width
    self.height = height
    // Computed once because drawing uses these for every pixel.
    perRow = Int(Double(samples.count).squareRoot().rounded(.up))
    let digits = samples.map { "\($0.label)".count }.max() ?? 1
    let labelWidth = digits * (PixelDigits.width + 1) - 1
    cell = (max(width, labelWidth) + Self.gap, height + 2 * Self.gap + PixelDigits.height)
    let rows = (samples.count + perRow - 1) / perRow
    unscaled = (perRow * cell.width + Self.gap, rows * cell.height + Self.gap)
    scale = min(max(Self.comfortableWidth / unscaled.width, 1), Self.largestScale)
  }

  /// The size of the whole sheet in pixels.
  var size: (width: Int, height: Int) { (unscaled.width * scale, unscaled.height * scale) }

  /// Draws the sheet. Traps if it is larger than `PictureLimits` allows.
  func draw() -> GrayImage {
    var canvas = [UInt8](repeating: Self.ground, count: unscaled.width * unscaled.height)
    func place(_ pixels: [UInt8], width: Int, x: Int, y: Int) {
      for (index, value) in pixels.enumerated() {
        canvas[(y + index / width) * unscaled.width + x + index % width] = value
      }
    }
    for (index, sample) in samples.enumerated() {
      let x = Self.gap + index % perRow * cell.width
      let y = Self.gap + index / perRow * cell.height
      place(sample.pixels, width: width, x: x, y: y)
      for (digit, character) in "\(sample.label)".enumerated() {
        let pixels = PixelDigits.pixels(of: character.wholeNumberValue!).map {
          $0 ? Self.figures : Self.ground
        }
        place(
          pixels, width: PixelDigits.width, x: x + digit * (PixelDigits.width + 1), y: y + height + Self.gap)
      }
    }
    return GrayImage(width: unscaled.width, height: unscaled.height, samples: canvas).enlarged(by: scale)
  }
}

extension GrayImage {
  /// The image with each pixel enlarged to factor x factor pixels.
  fileprivate func enlarged(by factor: Int) -> GrayImage {
    var enlarged: [UInt8] = []
    enlarged.reserveCapacity(samples.count * factor * factor)
    for row in 0..<height {
      let line = samples[row * width..<(row + 1) * width].flatMap { [UInt8](repeating: $0, count: factor) }
      for _ in 0..<factor { enlarged += line }
    }
    return GrayImage(width: width * factor, height: height * factor, samples: enlarged)
  }
}
