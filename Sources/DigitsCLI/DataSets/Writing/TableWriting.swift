// Writes data sets as tables and as pictures, one image at a time.

import IDX
import Images
import Storage

extension DataSetWriter {
  /// The buffer size in bytes for writing a table.
  private static let stretch = 1 << 20

  /// Writes a table in Kaggle's format: a header `label,pixel0,...`, then one line per image; without labels, only
  /// pixels. The pixel columns of non-square images are named by row and column, `1x1` to `28x20`, which encodes
  /// their size.
  static func writeTable(
    _ part: SplitContents, _ write: (Span<UInt8>) throws(StorageError) -> Void
  ) throws(StorageError) {
    let area = part.rows * part.columns
    let names =
      (part.labels == nil ? [] : ["label"])
      + (0..<area).map { pixel in
        part.rows == part.columns
          ? "pixel\(pixel)" : "\(pixel / part.columns + 1)x\(pixel % part.columns + 1)"
      }
    let numbers = (0...255).map { Array("\($0)".utf8) }
    var text = Array((names.joined(separator: ",") + "\n").utf8)
    try part.images.withSpan { (pixels) throws(StorageError) in
      for image in 0..<part.count {
        if let labels = part.labels {
          text += numbers[Int(labels[image])]
          text.append(UInt8(ascii: ","))
        }
        for index in image * area..<(image + 1) * area {
          text += numbers[Int(pixels[index])]
          text.append(UInt8(ascii: ","))
        }
        text[text.count - 1] = UInt8(ascii: "\n")
        if text.count >= stretch {
          try write(text.span)
          text.removeAll(keepingCapacity: true)
        }
      }
    }
    try write(text.span)
  }

  /// Writes `train/7/00001.png` and so on; without labels `test/00001.png`. Images are numbered within their split.
  func writePictures(_ part: SplitContents, _ split: Split, names: [String], in place: String) throws {
    let area = part.rows * part.columns
    let folders = (0...255).map { label in
      part.labels == nil
        ? split.rawValue : "\(split.rawValue)/\(names.indices.contains(label) ? names[label] : "\(label)")"
    }
    for label in Set(part.labels ?? [0]) {
      let folder = folders[Int(label)]
      do { try Folder.create(place.appendingComponent(folder)) } catch {
        throw Failure(path.appendingComponent(folder), error)
      }
    }
    let width = max(5, "\(part.count)".count)
    for image in 0..<part.count {
      let number = "\(image + 1)"
      let name = String(repeating: "0", count: width - number.count) + number + ".png"
      let file = folders[Int(part.labels?[image] ?? 0)].appendingComponent(name)
      let bytes = PNGWriter.encode(
        GrayImage(
          width: part.columns, height: part.rows,
          samples: part.images[image * area..<(image + 1) * area].array))
      try save(file, in: place, isDurable: false) { (write) throws(StorageError) in try write(bytes.span) }
    }
  }
}
