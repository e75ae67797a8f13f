// Writes data sets as arrays: IDX files with MNIST's names, or a NumPy archive with Keras's names.

import Formats
import IDX
import Storage

extension DataSetWriter {
  /// Writes `train-images-idx3-ubyte` and its label file, or those of the test images.
  func writeIDX(_ part: SplitContents, _ split: Split, in place: String) throws {
    try writeIDX(
      IDXArray.header(.uint8, dimensions: [part.count, part.rows, part.columns]), part.images,
      MNISTFile(.images, of: split), in: place)
    guard let labels = part.labels else { return }
    try writeIDX(
      IDXArray.header(.uint8, dimensions: [labels.count]), ByteBuffer(labels), MNISTFile(.labels, of: split),
      in: place)
  }

  private func writeIDX(
    _ header: [UInt8], _ content: ByteBuffer, _ file: MNISTFile, in place: String
  ) throws {
    try save(file.name, in: place) { (write) throws(StorageError) in
      try write(header.span)
      try content.withStretches { (bytes) throws(StorageError) in try write(bytes) }
    }
  }

  /// Writes those of `x_train`, `y_train`, `x_test` and `y_test` that are available.
  func writeArchive(_ contents: FormatContents) throws {
    var arrays: [(name: String, header: [UInt8], content: ByteBuffer)] = []
    for split in splits {
      guard let part = contents.splits[split] else { continue }
      let shape = [part.count, part.rows, part.columns]
      arrays.append(("x_\(split.rawValue).npy", NPYWriter.header(.byte, shape: shape), part.images))
      if let labels = part.labels {
        let header = NPYWriter.header(.byte, shape: [labels.count])
        arrays.append(("y_\(split.rawValue).npy", header, ByteBuffer(labels)))
      }
    }
    let size = arrays.reduce(0) { $0 + $1.header.count + $1.content.count }
    guard size < ZIPWriter.largestArchive - 10_000 else {
      throw Failure(
        path, "\(size.grouped) bytes are more than a ZIP archive holds: write IDX files, with --to idx")
    }
    try save { (write) throws(StorageError) in
      var archive = ZIPWriter()
      for (name, header, content) in arrays {
        let sum = content.withSpan { Zlib.crc32($0, continuing: Zlib.crc32(header.span)) }
        try write(archive.header(of: name, size: header.count + content.count, sum: sum).span)
        try write(header.span)
        try content.withStretches { (bytes) throws(StorageError) in try write(bytes) }
      }
      try write(archive.end().span)
    }
  }
}
