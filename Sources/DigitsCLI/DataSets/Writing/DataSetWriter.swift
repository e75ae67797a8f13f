// Writes a data set in one of the supported formats. Chooses the files and does not overwrite any without permission;
// the other files in this folder write their content.

import Formats
import IDX
import Storage
import Terminal

/// Writes a data set.
struct DataSetWriter {
  let form: WrittenForm
  /// A file for .npz and for a table of one split; otherwise a folder.
  let path: String
  let splits: [Split]
  let force: Bool

  /// Throws, before any image is read, if a file is not writable or would be overwritten without permission.
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
    // The folder for new files is created when they are written.
    guard isFile || Folder.exists(path) else {
      guard !pathExists(path) else { throw Failure(path, "this is a file, not a folder") }
      return
    }
    for file in files { try requireNew(file, force: force) }
  }

  /// Writes all splits. If the format cannot represent them or the user interrupts, throws and leaves all files
  /// unchanged.
  func write(_ contents: FormatContents) throws {
    Interruption.catchAll()
    guard !isFile else { return try writeFile(contents) }
    let staged: StagedFolder
    do { staged = try StagedFolder(for: path) } catch { throw Failure(path, error) }
    for split in splits {
      guard let part = contents.splits[split] else { continue }
      switch form {
      case .idx: try writeIDX(part, split, in: staged.path)
      case .csv:
        try save("\(split.rawValue).csv", in: staged.path) { (write) throws(StorageError) in
          try Self.writeTable(part, write)
        }
      case .png: try writePictures(part, split, names: contents.classNames, in: staged.path)
      case .npz: preconditionFailure("an archive is a file")
      }
    }
    do { try staged.commit() } catch { throw Failure(path, error) }
  }

  private func writeFile(_ contents: FormatContents) throws {
    if form == .npz { return try writeArchive(contents) }
    for split in splits {
      guard let part = contents.splits[split] else { continue }
      try save { (write) throws(StorageError) in try Self.writeTable(part, write) }
    }
  }

  /// Saves the output of `body` as the file `name` in the folder `place` or, without these, at `path`.
  ///
  /// Errors name the file by its final path.
  func save(
    _ name: String? = nil, in place: String? = nil, isDurable: Bool = true,
    _ body: (_ write: (Span<UInt8>) throws(StorageError) -> Void) throws(StorageError) -> Void
  ) throws {
    let target = name.map { (place ?? path).appendingComponent($0) } ?? path
    do throws(StorageError) {
      try AtomicFile.write(
        to: target, isDurable: isDurable, isWanted: { Interruption.received == nil }, body)
    } catch {
      if error == .cancelled, let cause = Interruption.received {
        throw Interrupted(cause, "Interrupted; nothing was written.")
      }
      throw Failure(name.map { path.appendingComponent($0) } ?? path, error)
    }
  }

  private var isFile: Bool { form == .npz || form == .csv && WrittenForm(endingOf: path) == .csv }

  private var isEmptyFolder: Bool { (try? Folder.names(in: path).isEmpty) ?? false }

  /// The files that will be written, except pictures.
  private var files: [String] {
    if isFile { return [path] }
    return splits.flatMap { split in
      form == .csv
        ? [path.appendingComponent("\(split.rawValue).csv")]
        : MNISTFile.Content.allCases.map { path.appendingComponent(MNISTFile($0, of: split).name) }
    }
  }
}
