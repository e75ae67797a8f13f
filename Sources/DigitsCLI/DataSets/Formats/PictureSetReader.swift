// Collects the images of a folder of pictures, with their size and the pictures that could not be read.

import DigitReader
import Images
import Storage

/// Accumulates the images of a split of pictures.
struct PictureSetReader {
  private let asIs: Bool
  private let path: String
  private let limit: Int
  private var pixels: [UInt8] = []
  private var labels: [UInt8] = []
  private var size: ImageSize?
  private var framed = 0
  /// The unreadable pictures, grouped by reason, in the order in which the reasons first occurred.
  private var failures: [(reason: String, pictures: [String])] = []
  /// The maximum number of reasons to report.
  private static let mostReasons = 3

  init(asIs: Bool, path: String, limit: Int) {
    (self.asIs, self.path, self.limit) = (asIs, path, limit)
  }

  /// The image of a picture, and whether it was normalized by locating a digit.
  ///
  /// Pictures of MNIST's size are used unchanged, unless their border is paper.
  static func image(of source: PictureSource, _ asIs: Bool) -> Result<
    (image: GrayImage, isFramed: Bool), any Error
  > {
    Result {
      let picture = try source.load()
      if asIs { return (picture.light, false) }
      if (picture.width, picture.height) == (MNISTField.side, MNISTField.side), !picture.light.hasLightRim {
        return (picture.light, false)
      }
      return (try DigitNormalizer.normalize(picture).field, true)
    }
  }

  /// Adds a picture, or records that it cannot be read.
  mutating func add(
    _ result: Result<(image: GrayImage, isFramed: Bool), any Error>, of item: PictureSet.Item
  ) throws(DataSetError) {
    switch result {
    case .success(let (image, isFramed)):
      let found = ImageSize(width: image.width, height: image.height)
      guard size ?? found == found else {
        throw .badFile(
          path: item.source.name,
          reason:
            "the picture has \(found) pixels, but those before it have \(size!); --as-is needs pictures of one size"
        )
      }
      size = found
      guard pixels.count + image.samples.count <= limit else {
        throw .badFile(path: path, reason: "its pictures have more than \(limit.grouped) pixels in all")
      }
      pixels += image.samples
      labels.append(item.label)
      if isFramed { framed += 1 }
    case .failure(let error):
      let reason = "\(error)"
      if let place = failures.firstIndex(where: { $0.reason == reason }) {
        failures[place].pictures.append(item.source.title)
      } else {
        failures.append((reason, [item.source.title]))
      }
    }
  }

  /// The images added. Throws if no picture could be read.
  func finish() throws(DataSetError) -> SplitContents {
    guard let size else {
      throw .badFile(
        path: path, reason: "none of its \(failedCount.grouped) pictures could be read: \(wordsOnFailures)")
    }
    return SplitContents(
      images: ByteBuffer(pixels), count: labels.count, rows: size.height, columns: size.width, labels: labels)
  }

  /// Messages about the processing of pictures and about those that could not be read.
  var notices: [String] {
    var notices: [String] = []
    if framed > 0 {
      notices.append(
        "\(framed.grouped) of \(labels.count.grouped) pictures were framed like MNIST's digits.")
    }
    if !failures.isEmpty {
      let count = labels.count + failedCount
      notices.append(
        "Skipped \(failedCount.grouped) of \(count.grouped) pictures, because they could not be read: \(wordsOnFailures)."
      )
    }
    return notices
  }

  private var failedCount: Int { failures.map(\.pictures.count).reduce(0, +) }

  /// `a.heic, b.heic and 7 more (this is an HEIC picture; ...)`, for each of the first reasons.
  private var wordsOnFailures: String {
    let told = failures.prefix(Self.mostReasons).map { "\(DataSetError.few($0.pictures)) (\($0.reason))" }
    let rest = failures.dropFirst(Self.mostReasons).map(\.pictures.count).reduce(0, +)
    return told.joined(separator: "; ") + (rest > 0 ? "; and \(rest.grouped) more for other reasons" : "")
  }
}

extension GrayImage {
  /// Whether every pixel of the outermost rows and columns is closer to white than to black, as on paper.
  fileprivate var hasLightRim: Bool {
    let rows = (0..<width).allSatisfy { self[$0, 0] > 127 && self[$0, height - 1] > 127 }
    return rows && (0..<height).allSatisfy { self[0, $0] > 127 && self[width - 1, $0] > 127 }
  }
}
