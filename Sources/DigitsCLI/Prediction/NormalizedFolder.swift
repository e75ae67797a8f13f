// `--save-normalized`: saves the network's input images as PGM files in a folder. Files are named after their
// pictures. Existing files are overwritten only with permission, and files of the same run never.

import Images
import Storage

/// A folder for the network's input images.
struct NormalizedFolder {
  private let path: String
  /// Whether existing files may be overwritten.
  private let force: Bool
  /// The names written so far, in lower case because some file systems ignore case.
  private var taken: Set<String> = []
  /// The last number used for each stem, so that many pictures with one name take linear time.
  private var numbers: [String: Int] = [:]

  /// The folder at `path`, created if necessary.
  init(_ path: String, force: Bool) throws(Failure) {
    do { try Folder.create(path) } catch { throw Failure(path, error) }
    (self.path, self.force) = (path, force)
  }

  /// Saves the input images for the picture from `source`; those of a number are saved in digit order.
  mutating func save(_ reading: PictureReading, of source: PictureSource) throws(Failure) {
    switch reading {
    case .digit(let reading, _):
      try save(reading.field, of: source, isOneOfSeveral: false)
    case .number(let number):
      for digit in number.lines.joined() { try save(digit.reading.field, of: source, isOneOfSeveral: true) }
    }
  }

  private mutating func save(
    _ field: GrayImage, of source: PictureSource, isOneOfSeveral: Bool
  ) throws(Failure) {
    let file = path.appendingComponent(name(for: field, of: source, isOneOfSeveral: isOneOfSeveral))
    try requireNew(file, force: force)
    do {
      try AtomicFile.write(NetpbmWriter.encode(field), to: file)
    } catch {
      throw Failure(file, error)
    }
  }

  /// `scan-28x28.pgm` for `photos/scan.jpg`, then `scan-2-28x28.pgm`, `scan-3-28x28.pgm`. The digits of a number
  /// start with `scan-1-28x28.pgm`.
  ///
  /// The size in the name prevents overwriting the original picture in the same folder.
  private mutating func name(
    for field: GrayImage, of source: PictureSource, isOneOfSeveral: Bool
  ) -> String {
    let stem = Self.stem(of: source)
    while true {
      let number = numbers[stem, default: 0] + 1
      numbers[stem] = number
      let counter = number == 1 && !isOneOfSeveral ? "" : "-\(number)"
      let name = "\(stem)\(counter)-\(field.width)x\(field.height).pgm"
      if taken.insert(name.lowercased()).inserted { return name }
    }
  }

  /// The last component of the source's name without its extension.
  private static func stem(of source: PictureSource) -> String {
    guard source.kind != .standardInput else { return "stdin" }
    let name = source.name.split(separator: "/").last ?? "picture"
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
