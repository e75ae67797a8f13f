// What is said about one picture: a line for people, an object for `--json`, the picture as the network saw it.

import Images
import Terminal

/// The reading of one picture, in words.
struct PredictReport {
  let source: PictureSource
  let reading: DigitReader.Reading

  /// `img_7.pgm: 7 (99.98 %)`, then the runners-up up to `top` in all.
  func line(top: Int) -> String {
    let likeliest = reading.ranking.prefix(top).map { digit in
      "\(digit) (\(NumberFormat.percent(Double(reading.probabilities[digit]))))"
    }
    return "\(source.title): \(likeliest.joined(separator: ", "))"
  }

  /// The 28 x 28 pixels that the network was given, as lines for the terminal.
  func picture(style: PictureStyle) -> [String] {
    halfBlocks(
      reading.field.samples, width: reading.field.width, height: reading.field.height, style: style)
  }

  var json: JSON {
    let digit = reading.ranking[0]
    return [
      "file": .string(source.name),
      "digit": .integer(digit),
      "probability": .float(reading.probabilities[digit]),
      "probabilities": .array(reading.probabilities.map { .float($0) }),
    ]
  }

  /// The object for a picture that could not be read.
  static func json(of source: PictureSource, error: String) -> JSON {
    ["file": .string(source.name), "error": .string(error)]
  }
}
