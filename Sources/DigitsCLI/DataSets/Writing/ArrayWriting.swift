// Data sets written as arrays: IDX files under MNIST's names, and an archive for NumPy under Keras's.

import Formats
import IDX
import Storage

extension DataSetWriter {
  /// Writes `train-images-idx3-ubyte` and its labels, or those of the test images.
  func writeIDX(_ part: SplitContents, _ split: Split) throws(Failure) {
    try save(
      IDXArray.header(.uint8, dimensions: [part.count, part.rows, part.columns]), part.images,
      to: path.appendingComponent(MNISTFile(.images, of: split).name))
    guard let labels = part.labels else { return }
    try save(
      IDXArray.header(.uint8, dimensions: [labels.count]), ByteBuffer(labels),
      to: path.appendingComponent(MNISTFile(.labels, of: split).name))
  }

  private func save(_ header: [UInt8], _ content: ByteBuffer, to path: String) throws(Failure) {
    do {
      try AtomicFile.write(to: path) { (write) throws(StorageError) in
        try write(header.span)
        try content.withSpan { (bytes) throws(StorageError) in try write(bytes) }
      }
    } catch {
      throw Failure(path, error)
    }
  }

  /// Writes `x_train`, `y_train`, `x_test` and `y_test`, as many of them as there are.
  func writeArchive(_ contents: FormatContents, to path: String) throws(Failure) {
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
    do {
      try AtomicFile.write(to: path) { (write) throws(StorageError) in
        var archive = ZIPWriter()
        for (name, header, content) in arrays {
          let sum = content.withSpan { Zlib.crc32($0, continuing: Zlib.crc32(header.span)) }
          try write(archive.header(of: name, size: header.count + content.count, sum: sum).span)
          try write(header.span)
          try content.withSpan { (bytes) throws(StorageError) in try write(bytes) }
        }
        try write(archive.end().span)
      }
    } catch {
      throw Failure(path, error)
    }
  }
}
