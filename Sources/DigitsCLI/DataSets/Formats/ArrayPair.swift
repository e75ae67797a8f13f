// Validates an array of images and an optional array of labels against each other, from any file format.

import Formats
import IDX
import Storage

/// An image array and a label array that form a split.
struct ArrayPair {
  let images: NumberArray
  let labels: NumberArray?
  let imagePath: String
  let labelPath: String?

  /// The images as count x rows x columns, and their labels.
  ///
  /// Accepts N x rows x columns, N x rows x columns x 1, N x 1 x rows x columns, and N x pixels for square images.
  func split(_ conventions: ImageConventions) throws(DataSetError) -> SplitContents {
    if images.dimensions.count == 1, let labels, labels.dimensions.count == 3 { throw failure(.swapped) }
    guard let (rows, columns) = shape else { throw failure(.wrongRank(.images, found: images.dimensions)) }
    let count = images.dimensions[0]
    guard count > 0 else { throw failure(.empty) }
    guard rows > 0, columns > 0 else {
      throw failure(.wrongSize(rows: rows, columns: columns, expectedRows: rows, expectedColumns: columns))
    }
    let given = try labelBytes()
    if let given, given.count != count { throw failure(.countsDiffer(images: count, labels: given.count)) }
    do throws(PixelError) {
      let pixels = try images.pixels(scale: conventions.pixelRange)
      return SplitContents(images: pixels, count: count, rows: rows, columns: columns, labels: given)
    } catch {
      throw .badFile(path: imagePath, reason: "\(error)")
    }
  }

  private var shape: (rows: Int, columns: Int)? {
    let sizes = images.dimensions
    switch sizes.count {
    case 3: return (sizes[1], sizes[2])
    case 4 where sizes[3] == 1: return (sizes[1], sizes[2])
    case 4 where sizes[1] == 1: return (sizes[2], sizes[3])
    case 2:
      let side = Int(Double(sizes[1]).squareRoot())
      return side * side == sizes[1] ? (side, side) : nil
    default: return nil
    }
  }

  private func labelBytes() throws(DataSetError) -> [UInt8]? {
    guard let labels, let labelPath else { return nil }
    do throws(LabelError) { return try labels.labels() } catch {
      throw .badFile(path: labelPath, reason: "\(error)")
    }
  }

  private func failure(_ error: LabeledImagesError) -> DataSetError {
    guard let labelPath else { return .badFile(path: imagePath, reason: "\(error)") }
    return .badPair(images: imagePath, labels: labelPath, error)
  }
}

/// Loads the array of an IDX file.
enum IDXLoading {
  static func array(at path: String) -> Result<NumberArray, DataSetError> {
    do {
      let file = try ByteBuffer(contentsOf: path, limit: DataSetForms.largestFile)
      return .success(NumberArray(try IDXArray(loading: file, limit: DataSetForms.largestFile)))
    } catch {
      return .failure(.badFile(path: path, reason: "\(error)"))
    }
  }
}
