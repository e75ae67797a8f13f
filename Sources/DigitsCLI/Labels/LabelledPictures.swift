// Matches the rows of a label table with pictures.

import Formats
import Storage

/// A label table and the folder to which its paths are relative.
struct LabelledPictures {
  let table: LabelsCSV
  /// The table's name in messages, escaped.
  let title: String

  /// The pictures listed in the table, relative to its folder.
  let sources: [PictureSource]

  private let rowsByPath: [String: LabelsCSV.Row]
  private let rowsByComponents: [[Substring]: LabelsCSV.Row]

  /// The maximum file size in bytes: a million rows of a name, a label and a source.
  private static let largestFile = 100_000_000

  /// Reads the table in the file at `path`, with labels in 0 ..< `classes`.
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

  /// The row of a picture; nil if there is none.
  ///
  /// Matches the path relative to the table's folder, otherwise the longest suffix of the path, `scans/a.png` before
  /// `a.png`.
  func row(of source: PictureSource) -> LabelsCSV.Row? {
    guard source.kind != .standardInput else { return nil }
    if let row = rowsByPath[source.name] { return row }
    let path = Self.components(of: source.name)
    return path.indices.lazy.compactMap { rowsByComponents[Array(path[$0...])] }.first
  }

  /// The path of a picture. If no such file exists, backslashes are treated as separators, as on Windows.
  private static func place(of file: String, from folder: Substring) -> String {
    let path = file.hasPrefix("/") ? file : folder + file
    return path.contains("\\") && !pathExists(path) ? path.replacing("\\", with: "/") : path
  }

  private static func components(of path: String) -> [Substring] {
    path.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
  }
}
