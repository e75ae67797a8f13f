// One split of a data set: images with their labels, checked for consistency when created. Values are bytes, as in the
// files.

import Storage

/// Greyscale images of one size, each with a label.
public struct LabeledImages: Sendable, Equatable {
  /// The pixels: count x rows x columns unsigned bytes, 0 for background and 255 for ink.
  public let images: ByteBuffer
  /// A label for each image, in 0 ..< `classCount`.
  public let labels: [UInt8]
  public let rows: Int
  public let columns: Int
  /// The number of classes, 1 to 256, whether or not all of them occur.
  public let classCount: Int
  /// The number of images at the end that belong to no class; their labels are ignored.
  public let classlessCount: Int

  /// The number of images, which is the number of labels.
  public var count: Int { labels.count }

  /// Images and labels created by a program.
  ///
  /// Traps unless `images` has labels.count x rows x columns bytes, every label is below `classCount`, and
  /// `classlessCount` is at most the number of images. If `classCount` is nil, it is computed by `classCount(of:)`.
  public init(
    images: ByteBuffer, labels: [UInt8], rows: Int, columns: Int, classCount: Int? = nil,
    classlessCount: Int = 0
  ) {
    let classCount = classCount ?? Self.classCount(of: labels)
    precondition(
      rows > 0 && columns > 0 && images.count == labels.count * rows * columns,
      "\(images.count) bytes for \(labels.count) images of \(rows) x \(columns)")
    precondition(
      (1...256).contains(classCount) && labels.allSatisfy { $0 < classCount },
      "labels up to \(labels.max() ?? 0) for \(classCount) classes")
    precondition(
      0...labels.count ~= classlessCount, "\(classlessCount) of \(labels.count) images without a class")
    self.images = images
    self.labels = labels
    self.rows = rows
    self.columns = columns
    self.classCount = classCount
    self.classlessCount = classlessCount
  }

  /// The images and labels of two files; throws if either is invalid or if they do not match.
  ///
  /// - Parameters:
  ///   - images: unsigned bytes, count x rows x columns.
  ///   - labels: unsigned bytes, count.
  ///   - classCount: the number of classes, 1 to 256; nil to compute it by `classCount(of:)`.
  ///   - size: the required rows and columns; nil accepts any.
  public init(
    images: IDXArray, labels: IDXArray, classCount: Int? = nil, size: (rows: Int, columns: Int)? = nil
  ) throws(LabeledImagesError) {
    let (imageRank, labelRank) = (images.dimensions.count, labels.dimensions.count)
    guard imageRank != 1 || labelRank != 3 else { throw .swapped }
    guard imageRank == 3 else { throw .wrongRank(.images, found: images.dimensions) }
    guard labelRank == 1 else { throw .wrongRank(.labels, found: labels.dimensions) }
    guard images.elementType == .uint8 else { throw .wrongType(.images, found: images.elementType) }
    guard labels.elementType == .uint8 else { throw .wrongType(.labels, found: labels.elementType) }

    let (count, rows, columns) = (images.dimensions[0], images.dimensions[1], images.dimensions[2])
    guard count == labels.count else { throw .countsDiffer(images: count, labels: labels.count) }
    guard count > 0 else { throw .empty }
    let expected = size ?? (rows, columns)
    guard rows > 0, columns > 0, (rows, columns) == expected else {
      throw .wrongSize(
        rows: rows, columns: columns, expectedRows: expected.rows, expectedColumns: expected.columns)
    }
    let labels = labels.elements.array
    if let classCount, let index = labels.firstIndex(where: { $0 >= classCount }) {
      throw .labelOutOfRange(label: Int(labels[index]), index: index, classCount: classCount)
    }
    self.init(images: images.elements, labels: labels, rows: rows, columns: columns, classCount: classCount)
  }

  /// The pixels of one image, rows x columns, without copying; traps outside 0 ..< `count`.
  public func image(at index: Int) -> ByteBuffer {
    precondition(index >= 0 && index < count, "image \(index) of \(count)")
    let size = rows * columns
    return images[index * size..<(index + 1) * size]
  }

  /// The number of classes in `labels`: one more than the largest label, and at least two, since classification needs a
  /// choice.
  public static func classCount(of labels: [UInt8]) -> Int { max(2, Int(labels.max() ?? 0) + 1) }

  /// Whether an image belongs to the class of its label, rather than to none.
  public func hasClass(_ index: Int) -> Bool { index < count - classlessCount }

  /// The same images with `count` classes; traps if a label is not below `count`.
  public func among(classes count: Int) -> LabeledImages {
    LabeledImages(
      images: images, labels: labels, rows: rows, columns: columns, classCount: count,
      classlessCount: classlessCount)
  }

  /// These images followed by `others`. The pixels are copied to one contiguous buffer.
  ///
  /// Traps unless both have the same image size and class count, and all of these images belong to a class.
  public func followed(by others: LabeledImages) -> LabeledImages {
    precondition(
      (rows, columns, classCount) == (others.rows, others.columns, others.classCount) && classlessCount == 0,
      "\(rows) x \(columns) in \(classCount) classes do not go with "
        + "\(others.rows) x \(others.columns) in \(others.classCount)")
    return LabeledImages(
      images: images.joined(with: others.images), labels: labels + others.labels, rows: rows,
      columns: columns, classCount: classCount, classlessCount: others.classlessCount)
  }

  /// The images as an IDX array, count x rows x columns.
  public var imageArray: IDXArray {
    IDXArray(elementType: .uint8, dimensions: [count, rows, columns], elements: images)
  }

  /// The labels as an IDX array, count.
  public var labelArray: IDXArray {
    IDXArray(elementType: .uint8, dimensions: [count], elements: ByteBuffer(labels))
  }
}
