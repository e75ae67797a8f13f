// The data set formats. Each is a type that recognises its format at a path, by content, and loads the data.
// DataSetFinder chooses the path; OpenDataSet uses the images.

import Formats
import IDX
import Storage

/// A data set in one of the supported formats.
protocol DataSetFormat: Sendable {
  /// The format's name, for `--json` and display: `IDX`, `CSV`, `NumPy`, `pictures`.
  var form: String { get }
  /// Its location: a folder or a file.
  var path: String { get }
  /// The available splits, with labels or without.
  var splits: Set<Split> { get }
  /// Loads the available splits among `wanted`.
  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents
}

/// The contents of a data set.
struct FormatContents: Sendable {
  var splits: [Split: SplitContents]
  /// The class names, by label from 0; empty if unknown.
  var classNames: [String] = []
  /// The files, arrays or folders that the images were read from, and their format.
  var source = ""
  /// Whether transposed images were turned upright.
  var isTurnedUpright = false
  /// Messages for the user, one sentence each.
  var notices: [String] = []
}

extension FormatContents {
  /// Records, with a single notice, that EMNIST images were turned upright.
  mutating func setTurnedUpright() {
    guard !isTurnedUpright else { return }
    isTurnedUpright = true
    notices.append("EMNIST stores its images transposed; they are turned upright.")
  }
}

/// The images of a split, and their labels if available.
struct SplitContents: Sendable {
  /// count x rows x columns bytes.
  var images: ByteBuffer
  let count: Int
  var rows: Int
  var columns: Int
  /// One label per image.
  var labels: [UInt8]?
}

/// Recognises the formats of data sets.
enum DataSetForms {
  /// The maximum file size in bytes: a table of a million images has 2 GB.
  static let largestFile = 1 << 33

  /// The data set at `path`, a folder or a file, in any supported format; nil if there is none.
  static func recognise(_ path: String) throws(DataSetError) -> (any DataSetFormat)? {
    if Folder.exists(path) {
      if let set = try files(in: path) { return set }
      if let inner = try wrappedFolder(in: path), let set = try recognise(inner) { return set }
      return try PictureSet(in: path)
    }
    guard pathExists(path) else {
      // `FOLDER/emnist-letters` selects the files of that data set in FOLDER.
      guard let name = path.lastComponent, let folder = path.parentFolder, Folder.exists(folder) else {
        return nil
      }
      return try IDXSet(in: folder, set: name.lowercased())
    }
    let form = try FileForm(of: path)
    if case .foreign(let content) = form {
      throw .badFile(path: path, reason: "this is \(content), not a data set")
    }
    if case .table = form, let name = path.lastComponent, DataFileRole(name: name).content == .labels {
      return try PictureSet(table: path)
    }
    return try file(at: path, form)
  }

  /// The only subfolder of `folder`, which many archives unpack to, if it contains folders or a table; nil if
  /// `folder` contains anything else.
  private static func wrappedFolder(in folder: String) throws(DataSetError) -> String? {
    let names = try names(in: folder).filter { $0 != "__MACOSX" }
    guard names.count == 1, DataFileRole(name: names[0]).split == nil, UInt8(names[0]) == nil else {
      return nil
    }
    let inner = folder.appendingComponent(names[0])
    guard Folder.exists(inner), !isSymbolicLink(inner) else { return nil }
    let isData = try DataSetForms.names(in: inner).contains { name in
      Folder.exists(inner.appendingComponent(name))
        || [".csv", ".tsv", ".npy", ".npz", ".gz"].contains(where: name.lowercased().hasSuffix)
    }
    return isData ? inner : nil
  }

  /// The data set in `folder`, in a format other than pictures; nil if there is none.
  private static func files(in folder: String) throws(DataSetError) -> (any DataSetFormat)? {
    if let set = try IDXSet(in: folder) { return set }
    if let set = try ArraySet(in: folder) { return set }
    return try TableSet(in: folder)
  }

  /// The data set in a single file of this format; nil if there is none.
  private static func file(at path: String, _ form: FileForm) throws(DataSetError) -> (any DataSetFormat)? {
    switch form {
    case .idx: try IDXSet(file: path)
    case .array, .archive: try ArraySet(file: path)
    case .table: TableSet(file: path)
    case .foreign, .unknown: nil
    }
  }

  /// The data set at `path` whose images `predict` reads: a file that is not a picture, or a folder without pictures.
  ///
  /// A table is recognised by its file name, as any text file could be one.
  static func unlabelled(_ path: String) throws(DataSetError) -> (any DataSetFormat)? {
    if Folder.exists(path) {
      let names = try names(in: path)
      return names.contains { PictureSource(name: $0).isCalledPicture } ? nil : try files(in: path)
    }
    guard isRegularFile(path) else { return nil }
    let form = try FileForm(of: path)
    if case .table = form {
      let words = path.lowercased().split(separator: ".").suffix(2)
      guard words.contains("csv") || words.contains("tsv") else { return nil }
    }
    return try file(at: path, form)
  }

  /// The names in a folder, without hidden files.
  static func names(in folder: String) throws(DataSetError) -> [String] {
    do { return try Folder.names(in: folder).filter { !$0.hasPrefix(".") } } catch {
      throw .badFile(path: folder, reason: "\(error)")
    }
  }

  /// The content of a data set file.
  static func bytes(at path: String) throws(DataSetError) -> ByteBuffer {
    do { return try ByteBuffer(contentsOf: path, limit: largestFile) } catch {
      throw .badFile(path: path, reason: "\(error)")
    }
  }
}

extension String {
  /// The parent folder of this path; nil for an empty path or the root.
  var parentFolder: String? {
    guard let last = lastComponent else { return nil }
    var path = self[...]
    while path.hasSuffix("/") { path.removeLast() }
    path.removeLast(last.count)
    return path.isEmpty ? "." : String(path)
  }
}
