// Preprocessing applied to every image before the network, in training and in use; recorded in the weights file.

import IDX
import Images
import Parallel
import Storage

/// A kind of preprocessing; raw values are those in weights files.
package enum Preprocessing: String, CaseIterable, Sendable {
  /// Images are used as framed by the data set or the normaliser.
  case none
  /// Images are deslanted; see `Deslanting`.
  case deslant

  /// The adjective for preprocessed images; nil for none.
  package var participle: String? { self == .deslant ? "deslanted" : nil }

  /// The name of a preprocessed data set: `deslanted MNIST`.
  package func title(of dataSet: String) -> String { participle.map { "\($0) \(dataSet)" } ?? dataSet }

  /// Enough images for a chunk of work to outweigh the cost of dispatching it.
  private static let imagesPerChunk = 250

  /// The images after preprocessing.
  package func prepare(_ images: LabeledImages, team: WorkerTeam) -> LabeledImages {
    guard self == .deslant else { return images }
    let area = images.rows * images.columns
    let pixels = team.bytes(
      count: images.count * area, chunkLength: Self.imagesPerChunk * area
    ) { chunk, upright in
      for place in 0..<upright.count / area {
        images.image(at: chunk * Self.imagesPerChunk + place).withSpan { image in
          Deslanting.deslant(image, width: images.columns, into: &upright, at: place * area)
        }
      }
    }
    return LabeledImages(
      images: ByteBuffer(pixels), labels: images.labels, rows: images.rows, columns: images.columns,
      classCount: images.classCount, classlessCount: images.classlessCount)
  }

  /// The picture, with ink 255, after preprocessing.
  package func prepare(_ field: GrayImage) -> GrayImage {
    guard self == .deslant else { return field }
    var upright = [UInt8](repeating: 0, count: field.samples.count)
    var span = upright.mutableSpan
    Deslanting.deslant(field.samples.span, width: field.width, into: &span)
    return GrayImage(width: field.width, height: field.height, samples: upright)
  }
}
