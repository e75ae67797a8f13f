// One split of a data set: images and their labels, checked against each other once and for all.
// It holds bytes as they are in the files; what becomes of them as numbers is the network's concern.

import Storage

/// Grey images of one size, each with a label.
public struct LabeledImages: Sendable, Equatable {
  /// The pixels: count x rows x columns unsigned bytes, 0 for paper and 255 for ink.
  public let images: ByteBuffer
  /// A label for each image, in 0 ..< `classCount`.
  public let labels: [UInt8]
  public let rows: Int
  public let columns: Int
  /// How many labels there are, 1 to 256, with images or without.
  public let classCount: Int
  /// How many of the images, the last ones, show none of the classes; their labels mean nothing.
  public let classlessCount: Int

  /// The number of images, which is that of the labels.
  public var count: Int { labels.count }

  /// Images and labels made by a program.
  ///
  /// `images` holds labels.count x rows x columns bytes, every label is below `classCount`, and no more than all images
  /// are without a class; else this traps. Without a number of classes there are those that `classCount(of:)` finds.
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

  /// The images and the labels of two files, when each is what it should be and the two belong together.
  ///
  /// - Parameters:
  ///   - images: unsigned bytes, count x rows x columns.
  ///   - labels: unsigned bytes, count.
  ///   - classCount: how many labels there are, 1 to 256; nil for those that `classCount(of:)` finds.
  ///   - size: the rows and columns that the images must have; nil takes any.
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

  /// The pixels of one image, rows x columns, shared and not copied; traps outside 0 ..< `count`.
  public func image(at index: Int) -> ByteBuffer {
    precondition(index >= 0 && index < count, "image \(index) of \(count)")
    let size = rows * columns
    return images[index * size..<(index + 1) * size]
  }

  /// How many classes `labels` tell apart: one more than the largest of them, and two at least, since one class
  /// leaves nothing to tell.
  public static func classCount(of labels: [UInt8]) -> Int { max(2, Int(labels.max() ?? 0) + 1) }

  /// Whether an image shows one of the classes, and its label says which.
  public func hasClass(_ index: Int) -> Bool { index < count - classlessCount }

  /// The same images among `count` classes; traps when one has a label beyond them.
  public func among(classes count: Int) -> LabeledImages {
    LabeledImages(
      images: images, labels: labels, rows: rows, columns: columns, classCount: count,
      classlessCount: classlessCount)
  }

  /// These images and after them `others`: copied, for the files of two sets are not one stretch of memory.
  ///
  /// Traps unless both have images of the same size and as many classes, and all of these show one.
  public func followed(by others: LabeledImages) -> LabeledImages {
    precondition(
      (rows, columns, classCount) == (others.rows, others.columns, others.classCount) && classlessCount == 0,
      "\(rows) x \(columns) in \(classCount) classes do not go with "
        + "\(others.rows) x \(others.columns) in \(others.classCount)")
    return LabeledImages(
      images: ByteBuffer(images.array + others.images.array), labels: labels + others.labels, rows: rows,
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
