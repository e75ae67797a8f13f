// What is done to every image before a network sees it, in training and ever after: a weights file says which.

import IDX
import Images
import Parallel
import Storage

/// A preprocessing by name.
package enum Preprocessing: String, CaseIterable, Sendable {
  /// Images are taken as the data set, or the normaliser, frames them.
  case none
  /// The slant is taken out of each image; see `Deslanting`.
  case deslant

  /// What images are called to which it was done; nil where there is nothing to say.
  package var participle: String? { self == .deslant ? "deslanted" : nil }

  /// What a data set is called of which every image was prepared: `deslanted MNIST`.
  package func title(of dataSet: String) -> String { participle.map { "\($0) \(dataSet)" } ?? dataSet }

  /// Enough images to make a chunk of work outweigh its hand-over.
  private static let imagesPerChunk = 250

  /// The images as a network with this preprocessing sees them.
  package func prepare(_ images: LabeledImages, team: WorkerTeam) -> LabeledImages {
    guard self == .deslant else { return images }
    let area = images.rows * images.columns
    var pixels = [UInt8](repeating: 0, count: images.count * area)
    team.fillChunks(of: &pixels, chunkLength: Self.imagesPerChunk * area) { chunk, upright in
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

  /// A picture in which ink is 255 as a network with this preprocessing sees it.
  package func prepare(_ field: GrayImage) -> GrayImage {
    guard self == .deslant else { return field }
    var upright = [UInt8](repeating: 0, count: field.samples.count)
    var span = upright.mutableSpan
    Deslanting.deslant(field.samples.span, width: field.width, into: &span)
    return GrayImage(width: field.width, height: field.height, samples: upright)
  }
}
