// Tables with one image per row: CSV files in Kaggle's layout of MNIST.

import Formats
import IDX
import Storage

/// A data set of tables.
struct TableSet: DataSetFormat {
  let form = "CSV"
  let path: String
  private let folder: String
  private let files: NamedFiles

  var splits: Set<Split> { files.splits }

  /// The tables in `folder`; nil if there are none. Label tables for pictures are ignored.
  init?(in folder: String) throws(DataSetError) {
    let names = try DataSetForms.names(in: folder).filter { name in
      let stem =
        name.lowercased().hasSuffix(".gz") ? String(name.lowercased().dropLast(3)) : name.lowercased()
      return (stem.hasSuffix(".csv") || stem.hasSuffix(".tsv"))
        && ![.labels].contains(DataFileRole(name: name).content)
        && DataFileRole(name: name).set != "sample-submission"
    }
    let sets = NamedFiles.sets(of: names, content: .images).filter { !$0.splits.isEmpty }
    guard let files = sets.first else { return nil }
    guard sets.count == 1 else { throw .several(folder: folder, sets: names) }
    (path, self.folder, self.files) = (folder, folder, files)
  }

  /// A single table.
  init(file path: String) {
    let name = path.lastComponent ?? path
    (self.path, folder) = (path, path.parentFolder ?? ".")
    files = NamedFiles.sets(of: [name], content: .images)[0]
  }

  func load(_ wanted: [Split], _ conventions: ImageConventions) throws(DataSetError) -> FormatContents {
    var contents = FormatContents(splits: [:])
    var sources: [String] = []
    for split in wanted where splits.contains(split) {
      let name = files.names[MNISTFile(.images, of: split)]!
      let path = folder.appendingComponent(name)
      let bytes = try DataSetForms.bytes(at: path)
      if let content = ForeignContent(recognising: bytes), content != .gzip {
        throw .badFile(path: path, reason: "this is \(content), not a table")
      }
      do {
        let table = try PixelTable(bytes, scale: conventions.pixelRange)
        var part = SplitContents(
          images: table.pixels, count: table.count, rows: table.rows, columns: table.columns,
          labels: table.labels)
        // EMNIST tables keep its transposed images.
        if DataFileRole(name: name).set.hasPrefix("emnist") {
          part = part.transposed()
          contents.setTurnedUpright()
        }
        sources.append("\(name) (\(table.notation))")
        contents.splits[split] = part
      } catch {
        throw .badFile(path: path, reason: "\(error)")
      }
    }
    contents.source = DataSetError.list(sources)
    return contents
  }
}
