// Lists the labelled pictures in a folder: in one subfolder per class, at any depth, or named by a label table.
// PictureSetReader reads them.

import Formats
import Storage

/// The pictures of a split with their class names, and the files that are skipped.
struct PictureListing {
  private(set) var pictures: [(className: String, source: PictureSource)] = []
  /// The source of the labels, as a phrase that follows a number of pictures.
  private(set) var origin = "in one folder per class"
  /// Pictures in folders nested inside their class's folder.
  private var deeper: [(className: String, name: String)] = []
  /// Pictures without a class.
  private(set) var unlabelled: [String] = []
  /// Files in class folders that do not have a picture's extension.
  private var others: [String] = []

  /// Files that programs place beside pictures.
  private static let companions: Set = ["thumbs.db", "desktop.ini"]

  /// The pictures in the subfolders of `folder`, or those named by its `labels.csv`.
  init(in folder: String) throws(DataSetError) {
    let names = try DataSetForms.names(in: folder)
    for name in names {
      let place = folder.appendingComponent(name)
      if Folder.exists(place) {
        try list(place, className: name, isClass: true)
      } else if PictureSource(name: name).isCalledAnyPicture, isRegularFile(place) {
        unlabelled.append(place)
      }
    }
    guard let table = names.first(where: { $0.lowercased() == "labels.csv" }) else { return }
    do throws(DataSetError) {
      self = try Self(table: folder.appendingComponent(table), among: self)
    } catch {
      guard !pictures.isEmpty else { throw error }
    }
  }

  /// The pictures named by the label table at `path`, among those `found` near it.
  init(table path: String, among found: PictureListing? = nil) throws(DataSetError) {
    let table: LabelledPictures
    do { table = try LabelledPictures(contentsOf: path, classes: 256) } catch {
      throw .sentence(error.description)
    }
    pictures = zip(table.table.rows, table.sources).map { ("\($0.label)", $1) }
    origin = "labelled by \(path.lastComponent ?? path)"
    guard let found else { return }
    let named = Set(table.sources.map(\.name))
    unlabelled = (found.unlabelled + found.pictures.map(\.source.name)).filter { !named.contains($0) }
  }

  /// Adds the pictures in a folder, at any depth. Symbolic links are not followed because they can form cycles.
  private mutating func list(_ folder: String, className: String, isClass: Bool) throws(DataSetError) {
    for name in try DataSetForms.names(in: folder) {
      let place = folder.appendingComponent(name)
      if Folder.exists(place) {
        if !isSymbolicLink(place) { try list(place, className: className, isClass: false) }
      } else if isRegularFile(place) {
        let source = PictureSource(name: place, kind: .inFolder)
        if source.isCalledAnyPicture {
          pictures.append((className, source))
          if !isClass { deeper.append((className, place)) }
        } else if !Self.companions.contains(name.lowercased()) {
          others.append(place)
        }
      }
    }
  }

  /// Messages about the files, one sentence each.
  var notices: [String] {
    guard !pictures.isEmpty else { return [] }
    var notices: [String] = []
    if let first = deeper.first {
      notices.append(
        "\(deeper.count.grouped) of \(pictures.count.grouped) pictures are in folders inside those of the classes:"
          + " \(first.name) counts as class \(first.className).")
    }
    if !unlabelled.isEmpty {
      notices.append(
        "Left out \(NumberFormat.counted(unlabelled.count, "picture")) without a label: \(DataSetError.few(unlabelled))."
      )
    }
    if !others.isEmpty {
      notices.append(
        "Left out \(NumberFormat.counted(others.count, "file")) not named as a picture: \(DataSetError.few(others))."
      )
    }
    return notices
  }
}
