// What became of one picture: what was read in it, or why nothing was; and how it is come by, for one picture at a
// time. Nothing here is printed.

import DigitReader
import Images

/// What became of one picture.
struct PictureOutcome: Sendable {
  let result: Result<PictureReading, any Error>
  /// The picture made small enough for the terminal, where it is to be shown.
  let thumbnail: Picture?
  /// The size of the picture itself; nil when there is none.
  let size: PictureSize?
}

/// The width and height of a picture in pixels.
struct PictureSize: Sendable, Equatable {
  let width: Int
  let height: Int
}

/// What was read in a picture.
enum PictureReading: Sendable {
  case digit(DigitReading, doubt: Doubt?)
  case number(NumberReading)
}

/// What is to be done with each picture.
struct PictureTask: Sendable {
  let reader: PictureReader
  /// Whether a whole number is to be read and not one digit.
  let readsNumbers: Bool
  /// The largest thumbnail that can be shown; nil where none is to be.
  let thumbnailLimit: PictureSize?

  /// Loads the picture and reads it.
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
