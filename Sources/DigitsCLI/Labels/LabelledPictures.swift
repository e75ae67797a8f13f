// Which picture has which label: the rows of a table of labels matched with the pictures that are read.

import Formats
import Storage

/// A table of labels and the folder that its names start from.
struct LabelledPictures {
  let table: LabelsCSV
  /// What a sentence calls the table, made harmless.
  let title: String

  /// The pictures that the table names, looked for from its own folder.
  let sources: [PictureSource]

  private let rowsByPath: [String: LabelsCSV.Row]
  private let rowsByComponents: [[Substring]: LabelsCSV.Row]

  /// No table is larger: a million rows of a name, a label and a source.
  private static let largestFile = 100_000_000

  /// The table in the file at `path`, its labels below `classes`.
  init(contentsOf path: String, classes: Int) throws(Failure) {
    do {
      let bytes = try ByteBuffer(contentsOf: path, limit: Self.largestFile)
      table = try LabelsCSV(parsing: bytes.array, classes: classes)
    } catch {
      throw Failure(path, error)
    }
    title = path.harmless()
    let folder = path[..<(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)]
    sources = table.rows.map { PictureSource(name: Self.place(of: $0.file, from: folder)) }
    rowsByPath = Dictionary(
      zip(sources.map(\.name), table.rows), uniquingKeysWith: { first, _ in first })
    rowsByComponents = Dictionary(
      table.rows.map { (Self.components(of: $0.file), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row of a picture; nil when it has none.
  ///
  /// By its path as the table's folder has it, or else by the end of its path, `scans/a.png` before `a.png`.
  func row(of source: PictureSource) -> LabelsCSV.Row? {
    guard source.kind != .standardInput else { return nil }
    if let row = rowsByPath[source.name] { return row }
    let path = Self.components(of: source.name)
    return path.indices.lazy.compactMap { rowsByComponents[Array(path[$0...])] }.first
  }

  /// The path of a picture. Where no file is called so, the backslashes of Windows are separators.
  private static func place(of file: String, from folder: Substring) -> String {
    let path = file.hasPrefix("/") ? file : folder + file
    return path.contains("\\") && !pathExists(path) ? path.replacing("\\", with: "/") : path
  }

  private static func components(of path: String) -> [Substring] {
    path.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
  }
}
