// IDX files with any common names: MNIST's, EMNIST's, QMNIST's, torchvision's folders. DataSetFiles finds the four
// original files of known data sets.

import Formats
import IDX
import Storage

/// A data set of IDX files.
struct IDXSet: DataSetFormat {
  let form = "IDX"
  let path: String
  private let folder: String
  private let files: NamedFiles

  var splits: Set<Split> { files.splits }

  /// The files in `folder`, or in the only subfolder that has some, such as `mnist` or torchvision's `MNIST/raw`.
  /// `set` selects one of several data sets.
  ///
  /// Nil if there are none. Throws if there are several.
  init?(in folder: String, set: String? = nil) throws(DataSetError) {
    var found = try Self.sets(in: folder, of: set).map { (place: folder, files: $0) }
    if found.isEmpty {
      for place in try Self.places(below: folder) {
        found += try Self.sets(in: place, of: set).map { (place, $0) }
      }
    }
    guard let (place, files) = found.first else { return nil }
    guard found.count == 1 else {
      // `FOLDER/SET` selects the set, wherever it is inside the folder, as does a subfolder with a single set.
      let names = found.map { each in
        found.count(where: { $0.place == each.place }) > 1 || each.place == folder
          ? each.files.set : String(each.place.dropFirst(folder.count).drop { $0 == "/" })
      }
      throw .several(folder: folder, sets: names)
    }
    (path, self.folder, self.files) = (set.map { folder.appendingComponent($0) } ?? folder, place, files)
  }

  /// The data sets whose files are directly in `folder`.
  private static func sets(in folder: String, of set: String?) throws(DataSetError) -> [NamedFiles] {
    let names = try DataSetForms.names(in: folder).filter(isCalledIDX)
      // Uncompressed files first, as they can be memory-mapped.
      .sorted { ($0.hasSuffix(".gz") ? 1 : 0, $0) < ($1.hasSuffix(".gz") ? 1 : 0, $1) }
    return NamedFiles.sets(of: names).filter { !$0.splits.isEmpty && set ?? $0.set == $0.set }
  }

  /// The subfolders of `folder`, and torchvision's `raw` in it and in these.
  private static func places(below folder: String) throws(DataSetError) -> [String] {
    let below = try DataSetForms.names(in: folder).map { folder.appendingComponent($0) }.filter(Folder.exists)
    return below + below.map { $0.appendingComponent("raw") }.filter(Folder.exists)
  }

  /// The image file at `path`, with the label file beside it if present.
  init(file path: String) throws(DataSetError) {
    guard let name = path.lastComponent, let folder = path.parentFolder else { throw .noFolder(path) }
    let split = DataFileRole(name: name).split ?? .train
    let others = try DataSetForms.names(in: folder).filter { Self.isCalledIDX($0) && $0 != name }
    let set = DataFileRole(name: name).set
    let found = NamedFiles.sets(of: [name] + others).first { $0.set == set && $0.names.values.contains(name) }
    files = found?.only(split) ?? NamedFiles.sets(of: [name], content: .images)[0]
    guard files.names.contains(where: { $0.key.content == .images && $0.value == name }) else {
      throw .badFile(path: path, reason: "this is a label file, not an image file: name its folder")
    }
    (self.path, self.folder) = (path, folder)
  }

  private static func isCalledIDX(_ name: String) -> Bool {
    guard !PictureSource(name: name).isCalledPicture else { return false }
    let name = name.lowercased()
    return name.contains("idx") || name.contains("ubyte")
  }

  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents {
    var contents = FormatContents(splits: [:])
    let isEMNIST = files.set.hasPrefix("emnist")
    let mapping = isEMNIST ? try letters() : nil
    contents.classNames = mapping?.names ?? []
    for split in wanted where splits.contains(split) {
      let images = folder.appendingComponent(files.names[MNISTFile(.images, of: split)]!)
      let labels = files.names[MNISTFile(.labels, of: split)].map { folder.appendingComponent($0) }
      var part = try ArrayPair(
        images: try IDXLoading.array(at: images).get(),
        labels: try labels.map { path throws(DataSetError) in
          try IDXLoading.array(at: path).get()
        }, imagePath: images, labelPath: labels
      ).split(conventions)
      if let mapping { try part.relabel(by: mapping, labelPath: labels ?? images) }
      contents.splits[split] = isEMNIST ? part.transposed() : part
    }
    contents.source = DataSetError.list(files.listed(of: wanted))
    if isEMNIST { contents.setTurnedUpright() }
    return contents
  }

  /// The label mapping of an EMNIST split: from its mapping file, or as published.
  private func letters() throws(DataSetError) -> LetterMapping? {
    let names = try DataSetForms.names(in: folder)
    let name = "\(files.set)-mapping.txt"
    if let name = names.first(where: { $0.lowercased() == name }) {
      let path = folder.appendingComponent(name)
      let text = String(decoding: try DataSetForms.bytes(at: path).array, as: UTF8.self)
      guard let mapping = LetterMapping(parsing: text) else {
        throw .badFile(
          path: path,
          reason: "this is not a mapping of labels, which has one line per label, with its code points")
      }
      return mapping
    }
    return LetterMapping(split: String(files.set.dropFirst("emnist-".count)))
  }
}

extension SplitContents {
  /// Replaces labels with class indices.
  fileprivate mutating func relabel(by mapping: LetterMapping, labelPath: String) throws(DataSetError) {
    guard let labels else { return }
    var classes: [UInt8] = []
    classes.reserveCapacity(labels.count)
    for label in labels {
      guard let place = mapping.classIndex(of: label) else {
        throw .badFile(
          path: labelPath, reason: "label \(label) is missing from the mapping of its data set")
      }
      classes.append(place)
    }
    self.labels = classes
  }
}
