// Loads the requested splits of a data set in any format. Holds out part of the training images if there is no test
// set.

import DigitReader
import IDX
import Random
import Storage

enum FormatLoader {
  /// A loaded data set with notices for the user.
  struct Loaded {
    let set: DataSet
    /// The number of images held out for testing; nil if there is a test set.
    let heldOut: Int?
    /// See `FormatContents`.
    let source: String
    let isTurnedUpright: Bool
    let notices: [String]
  }

  /// Without a test set, one image in this many is held out, up to the size of MNIST's test set.
  private static let heldShare = 6
  private static let mostHeld = 10_000

  /// Loads the splits `wanted` of a data set.
  ///
  /// Throws if training images or their labels are missing.
  static func load(
    _ format: any DataSetFormat, _ wanted: [Split], _ conventions: ImageConventions
  ) throws(DataSetError) -> Loaded {
    var contents = try format.load(wanted, conventions)
    var heldOut: Int?
    if wanted.contains(.test), contents.splits[.test]?.labels == nil {
      if contents.splits.removeValue(forKey: .test) != nil {
        contents.notices.append("The test images have no labels; 'digits predict' reads them.")
      }
      if contents.splits[.train] == nil {
        guard format.splits.contains(.train) else {
          throw format.splits.contains(.test)
            ? .noLabels(path: format.path, .test) : .noSplit(path: format.path, .test)
        }
        let training = try format.load([.train], conventions)
        contents.splits[.train] = training.splits[.train]
        (contents.source, contents.isTurnedUpright) = (training.source, training.isTurnedUpright)
        contents.notices += training.notices
      }
      let whole = try requireLabels(contents.splits[.train], in: format, .train)
      let parts = try holdBack(whole, of: format)
      (contents.splits[.train], contents.splits[.test]) = (parts.training, parts.test)
      heldOut = parts.test.count
      contents.notices.append(
        "There is no test set: \(parts.test.count.grouped) of \(whole.count.grouped) images are held out for testing."
      )
    }
    var splits: [Split: LabeledImages] = [:]
    for split in wanted {
      let part = try requireLabels(contents.splits[split], in: format, split)
      splits[split] = conventions.applied(to: part).labeled()
    }
    let identity = DataSetIdentity(of: format, named: contents.classNames, holding: splits)
    return Loaded(
      set: try DataSet(identity, in: format.path, holding: splits), heldOut: heldOut,
      source: contents.source, isTurnedUpright: contents.isTurnedUpright, notices: contents.notices)
  }

  private static func requireLabels(
    _ part: SplitContents?, in format: any DataSetFormat, _ split: Split
  ) throws(DataSetError) -> SplitContents {
    guard let part else { throw .noSplit(path: format.path, split) }
    guard part.labels != nil else { throw .noLabels(path: format.path, split) }
    return part
  }

  /// Splits the images into training and held-out images. The split is deterministic, so that a later evaluation uses
  /// no images from training.
  private static func holdBack(
    _ whole: SplitContents, of format: any DataSetFormat
  ) throws(DataSetError) -> (training: SplitContents, test: SplitContents) {
    guard whole.count > 1 else { throw .noSplit(path: format.path, .test) }
    var order = Array(0..<whole.count)
    var generator = SeededGenerator(seed: 0, stream: 0)
    generator.shuffle(&order)
    let held = max(1, min(mostHeld, whole.count / heldShare))
    return (whole.only(order[held...].sorted()), whole.only(order[..<held].sorted()))
  }
}

extension SplitContents {
  /// A copy of the images with these indices.
  func only(_ numbers: [Int]) -> SplitContents {
    let area = rows * columns
    var pixels: [UInt8] = []
    pixels.reserveCapacity(numbers.count * area)
    images.withSpan { bytes in
      for number in numbers {
        for index in number * area..<(number + 1) * area { pixels.append(bytes[index]) }
      }
    }
    return SplitContents(
      images: ByteBuffer(pixels), count: numbers.count, rows: rows, columns: columns,
      labels: labels.map { labels in numbers.map { labels[$0] } })
  }
}
