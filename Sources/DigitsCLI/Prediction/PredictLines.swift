// The text output of `predict`: a line per picture, with the optional view below it. Doubts go to standard error.

import DigitReader
import Formats
import Images
import Terminal

/// Prints `img_7.pgm: 7 (99.98 %)` for each picture, or `bag.pgm: Bag (99.98 %)` where the network has names.
struct PredictLines: PredictOutput {
  let console: Console
  /// The number of most likely digits per line.
  let top: Int
  /// The view of each picture; nil if pictures are not shown.
  let view: PredictionView?

  func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws {
    switch reading {
    case .digit(let reading, let doubt):
      try console.answer("\(source.title): \(Self.likeliest(top, of: reading))")
      if let doubt { console.note("\(source.title): \(doubt.advice)") }
      if let view, let thumbnail = outcome.thumbnail {
        for line in view.lines(reading, given: thumbnail) { try console.answer(line) }
      }
    case .number(let number):
      for line in number.lines {
        let digits = line.map { Self.likeliest(1, of: $0.reading) }.joined(separator: ", ")
        try console.answer("\(source.title): \(line.number) = \(digits)")
      }
      for doubt in number.doubts { console.note("\(source.title): \(doubt)") }
      if let view, let thumbnail = outcome.thumbnail, let size = outcome.size {
        for line in view.lines(number, given: thumbnail, size: size) { try console.answer(line) }
      }
    }
  }

  /// `7 (99.98 %)`, then the runners-up, up to `count` classes in total.
  static func likeliest(_ count: Int, of reading: DigitReading) -> String {
    reading.ranking.prefix(count).map { digit in
      "\(reading.classes[digit]) (\(NumberFormat.percent(Double(reading.probabilities[digit]))))"
    }.joined(separator: ", ")
  }
}
