// What the user says of a data set's images where its files do not: `--transpose`, `--invert`, `--pixel-range`,
// `--as-is`.

import Formats
import IDX
import Storage

/// How a data set's images are to be understood.
struct ImageConventions: Sendable, Equatable {
  /// Rows and columns are exchanged.
  var transpose = false
  /// Ink is dark and paper light.
  var invert = false
  /// The numbers of paper and ink; nil for what they must mean.
  var pixelRange: PixelScale?
  /// Pictures are taken as they are, whatever their size.
  var asIs = false

  /// The options that say this, as they are typed.
  var options: [String] {
    (transpose ? ["--transpose"] : []) + (invert ? ["--invert"] : [])
      + (pixelRange.map { ["--pixel-range", $0.text] } ?? []) + (asIs ? ["--as-is"] : [])
  }

  /// Whether the files' bytes are the pixels.
  var changesNothing: Bool { !transpose && !invert && pixelRange == nil }

  /// The first option that was given; nil when none was.
  var firstOption: String? {
    [("--transpose", transpose), ("--invert", invert), ("--pixel-range", pixelRange != nil)].first(
      where: \.1)?.0
  }

  /// The images of `split` with this done to them; the pixel range has been minded when they were read.
  func applied(to split: SplitContents) -> SplitContents {
    var result = split
    if transpose { result = result.transposed() }
    if invert {
      result.images = result.images.withSpan { bytes in
        var pixels: [UInt8] = []
        pixels.reserveCapacity(bytes.count)
        for index in bytes.indices { pixels.append(~bytes[index]) }
        return ByteBuffer(pixels)
      }
    }
    return result
  }
}

extension SplitContents {
  /// The images with rows and columns exchanged.
  func transposed() -> SplitContents {
    var result = self
    (result.rows, result.columns) = (columns, rows)
    result.images = images.withSpan { bytes in
      ByteBuffer(ImageTurning.transposed(bytes, rows: rows, columns: columns))
    }
    return result
  }

  /// The images with their labels, in as many classes as these tell apart; traps without labels.
  func labeled() -> LabeledImages {
    LabeledImages(images: images, labels: labels!, rows: rows, columns: columns)
  }
}
