// The sample pictures of Data/: drawn by the Synthetic module, pixel for pixel.
// DIGITS_WRITE_SAMPLES=1 writes them anew instead of comparing them.

import Augmentation
import Foundation
import Images
import Random
import Testing

/// Where each picture in Data/ comes from. `img_7.pgm` is a page as a person would hand it in; `digit_0.pgm` to
/// `digit_9.pgm` are one of each digit, of different sizes, some light on dark; the others show what else is read.
struct SamplePicture: Sendable, CustomTestStringConvertible {
  let name: String
  /// What it shows, digit by digit.
  let digits: [Int]
  let file: [UInt8]

  var testDescription: String { name }

  /// A page of `side` x `side` grey pixels.
  private init(page name: String, _ digit: Int, side: Int, seed: UInt64, ink: UInt8 = 25, paper: UInt8 = 240)
  {
    let page = Self.page(digit, side: side, seed: seed, ink: ink, paper: paper)
    self.init(name: name, digits: [digit], file: NetpbmWriter.encode(page))
  }

  private init(name: String, digits: [Int], file: [UInt8]) {
    self.name = name
    self.digits = digits
    self.file = file
  }

  private static func page(_ digit: Int, side: Int, seed: UInt64, ink: UInt8, paper: UInt8) -> GrayImage {
    var generator = SeededGenerator(seed: seed, stream: UInt64(digit))
    let page = SyntheticDigits.drawPage(digit, side: side, ink: ink, paper: paper, using: &generator)
    return GrayImage(width: side, height: side, samples: page)
  }

  /// Blue ink on cream paper.
  private static var inColour: SamplePicture {
    let coverage = page(4, side: 160, seed: 11, ink: 255, paper: 0)
    let colours: [(ink: Int, paper: Int)] = [(30, 250), (60, 244), (160, 225)]
    let samples = coverage.samples.flatMap { level -> [UInt8] in
      let share = Int(level)
      return colours.map { UInt8(($0.ink * share + $0.paper * (255 - share) + 127) / 255) }
    }
    let picture = Picture(width: 160, height: 160, channels: .rgb, samples: samples)
    return SamplePicture(name: "img_4.png", digits: [4], file: PNGWriter.encode(picture))
  }

  /// A page on which the light falls off towards a corner to two fifths.
  private static var unevenlyLit: SamplePicture {
    let side = 200
    let page = page(5, side: side, seed: 9, ink: 60, paper: 240)
    let samples = page.samples.enumerated().map { index, level in
      UInt8(Int(level) * (1_000 - 3 * (index / side + index % side) / 2) / 1_000)
    }
    let image = GrayImage(width: side, height: side, samples: samples)
    return SamplePicture(name: "img_5.jpg", digits: [5], file: GrayJPEGEncoder.encode(image))
  }

  /// A row of digits, two of which touch.
  private static var number: SamplePicture {
    var generator = SeededGenerator(seed: 3)
    let digits = [2, 0, 3, 5]
    let row = DigitRow(
      digits.map { DigitInk(drawing: $0, side: 90, using: &generator) }, gaps: [9, 9, -1],
      rises: [0, 4, 2, 0],
      margin: 20)
    let image = GrayImage(width: row.width, height: row.height, samples: row.samples.map { 255 - $0 })
    return SamplePicture(name: "number_2035.png", digits: digits, file: PNGWriter.encode(image))
  }

  /// Seeds whose hand is neither the neatest nor the worst.
  private static let seeds: [UInt64] = [8, 8, 16, 9, 8, 21, 19, 24, 7, 4]

  static let all: [SamplePicture] =
    [SamplePicture(page: "img_7.pgm", 7, side: 200, seed: 14), inColour, unevenlyLit, number]
    + seeds.enumerated().map { digit, seed in
      digit % 3 == 1
        ? SamplePicture(page: "digit_\(digit).pgm", digit, side: 96, seed: seed, ink: 235, paper: 15)
        : SamplePicture(page: "digit_\(digit).pgm", digit, side: 120, seed: seed)
    }
}

@Suite struct SamplePictureTests {
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")

  @Test(arguments: SamplePicture.all)
  func `is what synthetic draws`(picture: SamplePicture) throws {
    let url = Self.data.appendingPathComponent(picture.name)
    if ProcessInfo.processInfo.environment["DIGITS_WRITE_SAMPLES"] != nil {
      try Data(picture.file).write(to: url)
    }
    // Pixels, not bytes: zlibs differ in how they deflate a PNG file.
    let isSame = try ImageDecoder.decode(Array(Data(contentsOf: url))) == ImageDecoder.decode(picture.file)
    #expect(isSame, "Data/\(picture.name) differs from what Synthetic draws")
  }

  @Test(arguments: SamplePicture.all)
  func `is read right`(picture: SamplePicture) throws {
    let place = try Workplace()
    let path = Self.data.appendingPathComponent(picture.name).path
    let number = picture.digits.map(String.init).joined()
    let run = try place.digits(["predict", path] + (picture.digits.count > 1 ? ["--number"] : []))
    #expect(
      run.output.contains(picture.digits.count > 1 ? ": \(number) = " : ": \(number) ("), "\(run.output)")
    #expect(run.status == 0)
  }
}
