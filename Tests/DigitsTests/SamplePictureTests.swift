// The sample pictures of Data/: drawn by the Synthetic module, byte for byte.
// DIGITS_WRITE_SAMPLES=1 writes them anew instead of comparing them.

import Foundation
import Images
import Random
import Synthetic
import Testing

/// Where each picture in Data/ comes from. `img_7.pgm` is a page as a person would hand it in; the others are one
/// of each digit, of different sizes, some light on dark.
struct SamplePicture: Sendable, CustomTestStringConvertible {
  let name: String
  let digit: Int
  let side: Int
  let seed: UInt64
  var ink: UInt8 = 25
  var paper: UInt8 = 240

  var testDescription: String { name }

  /// Seeds whose hand is neither the neatest nor the worst.
  private static let seeds: [UInt64] = [8, 8, 16, 9, 8, 21, 19, 24, 7, 4]

  static let all: [SamplePicture] =
    [SamplePicture(name: "img_7.pgm", digit: 7, side: 200, seed: 14)]
    + seeds.enumerated().map { digit, seed in
      digit % 3 == 1
        ? SamplePicture(name: "digit_\(digit).pgm", digit: digit, side: 96, seed: seed, ink: 235, paper: 15)
        : SamplePicture(name: "digit_\(digit).pgm", digit: digit, side: 120, seed: seed)
    }

  var file: [UInt8] {
    var generator = SeededGenerator(seed: seed, stream: UInt64(digit))
    let page = SyntheticDigits.drawPage(digit, side: side, ink: ink, paper: paper, using: &generator)
    return NetpbmWriter.encode(GrayImage(width: side, height: side, samples: page))
  }
}

@Suite struct SamplePictureTests {
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")

  @Test(arguments: SamplePicture.all)
  func isWhatSyntheticDraws(picture: SamplePicture) throws {
    let url = Self.data.appendingPathComponent(picture.name)
    if ProcessInfo.processInfo.environment["DIGITS_WRITE_SAMPLES"] != nil {
      try Data(picture.file).write(to: url)
    }
    let isSame = try Array(Data(contentsOf: url)) == picture.file
    #expect(isSame, "Data/\(picture.name) differs from what Synthetic draws")
  }

  @Test(arguments: SamplePicture.all)
  func isReadRight(picture: SamplePicture) throws {
    let place = try Workplace()
    let run = try place.digits(["predict", Self.data.appendingPathComponent(picture.name).path])
    #expect(run.output.contains(": \(picture.digit) ("), "\(run.output)")
    #expect(run.status == 0)
  }
}
