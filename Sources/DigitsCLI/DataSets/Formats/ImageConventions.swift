// The image conventions given by the user: `--transpose`, `--invert`, `--pixel-range`, `--as-is`.

import Formats
import IDX
import Storage

/// How to interpret a data set's images.
struct ImageConventions: Sendable, Equatable {
  /// Rows and columns are swapped.
  var transpose = false
  /// Ink is dark and paper is light.
  var invert = false
  /// The pixel values of paper and ink; nil to infer them.
  var pixelRange: PixelScale?
  /// Pictures are used at their original size, without normalization.
  var asIs = false

  /// The command-line options for these conventions.
  var options: [String] {
    (transpose ? ["--transpose"] : []) + (invert ? ["--invert"] : [])
      + (pixelRange.map { ["--pixel-range", $0.text] } ?? []) + (asIs ? ["--as-is"] : [])
  }

  /// Whether the file's bytes are used as pixels unchanged.
  var changesNothing: Bool { !transpose && !invert && pixelRange == nil }

  /// The first option that was given; nil if there is none.
  var firstOption: String? {
    [("--transpose", transpose), ("--invert", invert), ("--pixel-range", pixelRange != nil)].first(
      where: \.1)?.0
  }

  /// The images of `split` with these conventions applied, except the pixel range, which was applied on reading.
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
  /// The images with rows and columns swapped.
  func transposed() -> SplitContents {
    var result = self
    (result.rows, result.columns) = (columns, rows)
    result.images = images.withSpan { bytes in
      ByteBuffer(ImageTurning.transposed(bytes, rows: rows, columns: columns))
    }
    return result
  }

  /// The images with their labels, with the class count that covers the labels. Traps without labels.
  func labeled() -> LabeledImages {
    LabeledImages(images: images, labels: labels!, rows: rows, columns: columns)
  }
}
