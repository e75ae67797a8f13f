// Why an image file and a label file do not form a data set, one sentence each.

import Storage

/// Why two IDX arrays are not images with their labels.
public enum LabeledImagesError: Error, Equatable, Sendable {
  /// Images and labels were swapped.
  case swapped
  /// Images must have three dimensions, labels one.
  case wrongRank(MNISTFile.Content, found: [Int])
  /// The elements must be unsigned bytes.
  case wrongType(MNISTFile.Content, found: IDXElementType)
  case countsDiffer(images: Int, labels: Int)
  /// There are no images and no labels.
  case empty
  /// Images without pixels, or of another size than required.
  case wrongSize(rows: Int, columns: Int, expectedRows: Int, expectedColumns: Int)
  /// The first label that is not in 0 ..< `classCount`, and its index, counted from 0.
  case labelOutOfRange(label: Int, index: Int, classCount: Int)
}

extension LabeledImagesError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .swapped:
      return "the image file and the label file are swapped; exchange their names"
    case .wrongRank(let content, let found):
      let shape = found.map(\.grouped).joined(separator: " x ")
      let wanted = content == .images ? "count x rows x columns" : "one number an image"
      return "the \(content) are an array of \(shape), where \(wanted) was expected"
    case .wrongType(let content, let found):
      return "the \(content) are \(found), where unsigned bytes were expected"
    case .countsDiffer(let images, let labels):
      return "\(images.grouped) images but \(labels.grouped) labels; the two files do not belong together"
    case .empty:
      return "the files contain no images and no labels"
    case .wrongSize(let rows, let columns, _, _) where rows == 0 || columns == 0:
      return "the images are \(rows.grouped) x \(columns.grouped) pixels, so there is nothing to see"
    case .wrongSize(let rows, let columns, let expectedRows, let expectedColumns):
      return "the images are \(rows.grouped) x \(columns.grouped) pixels, where"
        + " \(expectedRows.grouped) x \(expectedColumns.grouped) were expected"
    case .labelOutOfRange(let label, let index, let classCount):
      return "label \(label) at item \(index.grouped), expected 0 to \(classCount - 1)"
    }
  }
}
