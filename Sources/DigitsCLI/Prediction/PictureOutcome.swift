// The outcome of reading a single picture, either a prediction or an error, and the task that computes it. Prints
// nothing.

import DigitReader
import Images

/// The outcome of reading one picture.
struct PictureOutcome: Sendable {
  let result: Result<PictureReading, any Error>
  /// The picture scaled down for the terminal, if it is to be shown.
  let thumbnail: Picture?
  /// The original size of the picture; nil if it could not be loaded.
  let size: PictureSize?
}

/// The width and height of a picture in pixels.
struct PictureSize: Sendable, Equatable {
  let width: Int
  let height: Int
}

/// The prediction for a picture.
enum PictureReading: Sendable {
  case digit(DigitReading, doubt: Doubt?)
  case number(NumberReading)
}

/// How to process each picture.
struct PictureTask: Sendable {
  let reader: PictureReader
  /// Whether to read a whole number rather than a single digit.
  let readsNumbers: Bool
  /// The maximum thumbnail size; nil to make no thumbnail.
  let thumbnailLimit: PictureSize?

  /// Loads the picture and predicts its content.
  func outcome(of source: PictureSource) -> PictureOutcome {
    var thumbnail: Picture?
    var size: PictureSize?
    let result = Result {
      let picture = try source.load()
      size = PictureSize(width: picture.width, height: picture.height)
      thumbnail = thumbnailLimit.map { picture.thumbnail(fitting: $0.width, by: $0.height) }
      return try reading(of: picture)
    }
    return PictureOutcome(result: result, thumbnail: thumbnail, size: size)
  }

  private func reading(of picture: Picture) throws -> PictureReading {
    if readsNumbers { return .number(try reader.readNumber(in: picture)) }
    let (reading, doubt) = try reader.read(picture)
    return .digit(reading, doubt: doubt)
  }
}
