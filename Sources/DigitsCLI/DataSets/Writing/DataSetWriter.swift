// Writes a data set in one of the supported formats: chooses the files, and overwrites none unasked. The files beside
// this one fill them.

import Formats
import IDX
import Storage

/// A data set to be written.
struct DataSetWriter {
  let form: WrittenForm
  /// A file for .npz and a table of one split; else a folder.
  let path: String
  let splits: [Split]
  let force: Bool

  /// Throws when a file would be replaced unasked or cannot be written, before any image is read.
  func requireWritable() throws(Failure) {
    guard form != .png else {
      guard !Folder.exists(path) || force || isEmptyFolder else {
        throw Failure(path, "this folder already exists; use --force to write pictures into it")
      }
      guard !isRegularFile(path) else { throw Failure(path, "this is a file, not a folder") }
      return
    }
    if form == .csv, isFile, splits.count > 1 {
      throw Failure(
        path,
        "a table holds one split, but there are training and test images: use --split, or name a folder with --to csv"
      )
    }
    // The folder of files that are not there yet is made when they are written.
    guard isFile || Folder.exists(path) else {
      guard !pathExists(path) else { throw Failure(path, "this is a file, not a folder") }
      return
    }
    for file in files { try requireNew(file, force: force) }
  }

  /// Writes all splits; throws when the form cannot hold them, with no file changed.
  func write(_ contents: FormatContents) throws {
    if !isFile {
      do { try Folder.create(path) } catch { throw Failure(path, error) }
    }
    if form == .npz { return try writeArchive(contents, to: path) }
    for split in splits {
      guard let part = contents.splits[split] else { continue }
      switch form {
      case .idx: try writeIDX(part, split)
      case .csv: try writeTable(part, to: isFile ? path : path.appendingComponent("\(split.rawValue).csv"))
      case .png: try writePictures(part, split, names: contents.classNames)
      case .npz: preconditionFailure("an archive has all splits")
      }
    }
  }

  private var isFile: Bool { form == .npz || form == .csv && WrittenForm(endingOf: path) == .csv }

  private var isEmptyFolder: Bool { (try? Folder.names(in: path).isEmpty) ?? false }

  /// The files that there will be, but for pictures.
  private var files: [String] {
    if isFile { return [path] }
    return splits.flatMap { split in
      form == .csv
        ? [path.appendingComponent("\(split.rawValue).csv")]
        : MNISTFile.Content.allCases.map { path.appendingComponent(MNISTFile($0, of: split).name) }
    }
  }
}
