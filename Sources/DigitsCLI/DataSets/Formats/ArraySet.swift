// NumPy data sets: an archive of arrays (.npz) with Keras's layout of MNIST, or one file per array (.npy).

import Formats
import IDX
import Storage

/// A data set of NumPy arrays.
struct ArraySet: DataSetFormat {
  let form = "NumPy"
  let path: String
  /// Whether the arrays are entries of the archive at `path` rather than files in `folder`.
  private let isArchive: Bool
  private let folder: String
  private let files: NamedFiles

  var splits: Set<Split> { files.splits }

  /// The arrays in `folder`, either the files of one data set or a single archive; nil if there are none.
  init?(in folder: String) throws(DataSetError) {
    let names = try DataSetForms.names(in: folder)
    let sets = NamedFiles.sets(of: names.filter { $0.lowercased().hasSuffix(".npy") }).filter {
      !$0.splits.isEmpty
    }
    if let files = sets.first {
      guard sets.count == 1 else { throw .several(folder: folder, sets: sets.map(\.set)) }
      self.init(path: folder, isArchive: false, folder: folder, files: files)
      return
    }
    let archives = names.filter { $0.lowercased().hasSuffix(".npz") }
    guard let archive = archives.first else { return nil }
    guard archives.count == 1 else { throw .several(folder: folder, sets: archives) }
    try self.init(file: folder.appendingComponent(archive))
  }

  private init(path: String, isArchive: Bool, folder: String, files: NamedFiles) {
    (self.path, self.isArchive, self.folder, self.files) = (path, isArchive, folder, files)
  }

  /// An archive, or an array of images.
  init(file path: String) throws(DataSetError) {
    let bytes = try DataSetForms.bytes(at: path)
    (self.path, folder) = (path, path.parentFolder ?? ".")
    isArchive = ZIPFile.isZIP(bytes)
    guard isArchive else {
      files = NamedFiles.sets(of: [path.lastComponent ?? path], content: .images)[0]
      return
    }
    let names: [String]
    do { names = try ZIPFile(bytes).names.filter { $0.hasSuffix(".npy") } } catch {
      throw .badFile(path: path, reason: "\(error)")
    }
    let sets = NamedFiles.sets(of: names).filter { !$0.splits.isEmpty }
    guard let files = sets.first ?? NamedFiles.sets(of: names.count == 1 ? names : [], content: .images).first
    else {
      let list = names.map { String($0.dropLast(4)) }.joined(separator: ", ")
      throw .badFile(
        path: path,
        reason: names.isEmpty
          ? "this is a zip archive without NumPy arrays: unpack it first"
          : "its arrays are \(list); expected images and labels, such as x_train and y_train")
    }
    self.files = files
  }

  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents {
    let archive = isArchive ? try opened() : nil
    var contents = FormatContents(splits: [:])
    for split in wanted where splits.contains(split) {
      let images = files.names[MNISTFile(.images, of: split)]!
      let labels = files.names[MNISTFile(.labels, of: split)]
      contents.splits[split] = try ArrayPair(
        images: try array(images, archive),
        labels: try labels.map { name throws(DataSetError) in try array(name, archive) },
        imagePath: place(of: images), labelPath: labels.map(place)
      ).split(conventions)
    }
    let names = files.listed(of: wanted).map { isArchive ? String($0.dropLast(4)) : $0 }
    contents.source =
      (isArchive ? "\(path.lastComponent ?? path): " : "") + DataSetError.list(names)
    return contents
  }

  private func opened() throws(DataSetError) -> ZIPFile {
    do { return try ZIPFile(try ByteBuffer(contentsOf: path, limit: DataSetForms.largestFile)) } catch {
      throw .badFile(path: path, reason: "\(error)")
    }
  }

  private func array(_ name: String, _ archive: ZIPFile?) throws(DataSetError) -> NumberArray {
    do {
      guard let archive else { return try NumberArray(npy: try DataSetForms.bytes(at: place(of: name))) }
      guard let array = try NumberArray(npy: name, in: archive, limit: DataSetForms.largestFile) else {
        preconditionFailure("\(name) is not listed")
      }
      return array
    } catch let error as DataSetError {
      throw error
    } catch {
      throw .badFile(path: place(of: name), reason: "\(error)")
    }
  }

  /// The location of an array, for use in a sentence.
  private func place(of name: String) -> String {
    isArchive ? "\(path): \(name)" : Folder.exists(path) ? folder.appendingComponent(name) : path
  }
}
