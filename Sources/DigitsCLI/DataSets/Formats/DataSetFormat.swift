// The formats of data sets. Each is a type that recognises its format at a path, by content, and loads the data.
// DataSetFinder chooses the path; OpenDataSet uses the images.

import Formats
import IDX
import Storage

/// A data set in one of the forms that people have it in.
protocol DataSetFormat: Sendable {
  /// For `--json` and people: `IDX`, `CSV`, `NumPy`, `pictures`.
  var form: String { get }
  /// Where it is: a folder or a file.
  var path: String { get }
  /// The splits that are there, with labels or not.
  var splits: Set<Split> { get }
  /// The images of `wanted`, those of them that are there.
  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents
}

/// What a data set holds, read.
struct FormatContents: Sendable {
  var splits: [Split: SplitContents]
  /// What the labels stand for, from 0 on; empty where nobody has said.
  var classNames: [String] = []
  /// What the images were read from: files, arrays or folders, and how these are written.
  var source = ""
  /// Whether images that are stored transposed were turned upright.
  var isTurnedUpright = false
  /// What there is to say to the user, a sentence each.
  var notices: [String] = []
}

extension FormatContents {
  /// Notes, once, that images of EMNIST were turned upright.
  mutating func setTurnedUpright() {
    guard !isTurnedUpright else { return }
    isTurnedUpright = true
    notices.append("EMNIST stores its images transposed; they are turned upright.")
  }
}

/// The images of a split, and their labels if there are any.
struct SplitContents: Sendable {
  /// count x rows x columns bytes.
  var images: ByteBuffer
  let count: Int
  var rows: Int
  var columns: Int
  /// A label for each image.
  var labels: [UInt8]?
}

/// A form that was recognised.
enum DataSetForms {
  /// No file of a data set is larger: a table of a million images has 2 GB.
  static let largestFile = 1 << 33

  /// The data set at `path`, a folder or a file, whatever form it has; nil when there is none.
  static func recognise(_ path: String) throws(DataSetError) -> (any DataSetFormat)? {
    if Folder.exists(path) {
      if let set = try files(in: path) { return set }
      if let inner = try wrappedFolder(in: path), let set = try recognise(inner) { return set }
      return try PictureSet(in: path)
    }
    guard pathExists(path) else {
      // `FOLDER/emnist-letters` means those files of FOLDER.
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

  /// The one folder in `folder`, as archives unpack to, where it holds folders or a table itself; nil when there is more
  /// than that.
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

  /// The files of a data set in `folder`, which are no pictures; nil when there are none.
  private static func files(in folder: String) throws(DataSetError) -> (any DataSetFormat)? {
    if let set = try IDXSet(in: folder) { return set }
    if let set = try ArraySet(in: folder) { return set }
    return try TableSet(in: folder)
  }

  /// The data set in one file of this form; nil when it holds none.
  private static func file(at path: String, _ form: FileForm) throws(DataSetError) -> (any DataSetFormat)? {
    switch form {
    case .idx: try IDXSet(file: path)
    case .array, .archive: try ArraySet(file: path)
    case .table: TableSet(file: path)
    case .foreign, .unknown: nil
    }
  }

  /// The data set at `path` whose images `predict` is to read: a file that is no picture, or a folder that holds none.
  ///
  /// A table says by its name that it is one, for any text might be.
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

  /// The names in a folder that are not hidden.
  static func names(in folder: String) throws(DataSetError) -> [String] {
    do { return try Folder.names(in: folder).filter { !$0.hasPrefix(".") } } catch {
      throw .badFile(path: folder, reason: "\(error)")
    }
  }

  /// A whole file of a data set.
  static func bytes(at path: String) throws(DataSetError) -> ByteBuffer {
    do { return try ByteBuffer(contentsOf: path, limit: largestFile) } catch {
      throw .badFile(path: path, reason: "\(error)")
    }
  }
}

extension String {
  /// The folder that this path is in; nil for an empty path or the root.
  var parentFolder: String? {
    guard let last = lastComponent else { return nil }
    var path = self[...]
    while path.hasSuffix("/") { path.removeLast() }
    path.removeLast(last.count)
    return path.isEmpty ? "." : String(path)
  }
}
