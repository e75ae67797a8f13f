// Pictures in a grid with their labels under them, as one picture: what `digits show --output` saves.
// Each pixel becomes a square of whole pixels, so that nothing is blurred. It knows no file.

import Images

/// A grid of pictures of one size, nearly as wide as high.
struct ContactSheet {
  let samples: [Sample]
  /// Of one picture.
  let width: Int
  let height: Int

  /// Paper is black, as the network has it; what is around the pictures must be told from both paper and ink.
  private static let ground: UInt8 = 48
  private static let figures: UInt8 = 220
  /// Around pictures and labels, in pixels of the pictures.
  private static let gap = 2
  /// A sheet is made as large as it can be without being wider than this, and its pixels at most so many times.
  private static let comfortableWidth = 1200
  private static let largestScale = 8

  private let perRow: Int
  /// A picture with its label and the gap after both.
  private let cell: (width: Int, height: Int)
  private let unscaled: (width: Int, height: Int)
  private let scale: Int

  /// Room for pictures of width x height pixels, of which there must be at least one, and for their labels.
  init(_ samples: [Sample], width: Int, height: Int) {
    precondition(!samples.isEmpty, "a contact sheet without pictures")
    self.samples = samples
    self.width = width
    self.height = height
    // Once for all: a sheet asks for these at every pixel.
    perRow = Int(Double(samples.count).squareRoot().rounded(.up))
    let digits = samples.map { "\($0.label)".count }.max() ?? 1
    let labelWidth = digits * (PixelDigits.width + 1) - 1
    cell = (max(width, labelWidth) + Self.gap, height + 2 * Self.gap + PixelDigits.height)
    let rows = (samples.count + perRow - 1) / perRow
    unscaled = (perRow * cell.width + Self.gap, rows * cell.height + Self.gap)
    scale = min(max(Self.comfortableWidth / unscaled.width, 1), Self.largestScale)
  }

  /// The size of the whole sheet, in pixels.
  var size: (width: Int, height: Int) { (unscaled.width * scale, unscaled.height * scale) }

  /// The sheet; traps when it is larger than a picture may be, see `PictureLimits`.
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
  /// Each pixel as a square of factor x factor.
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
